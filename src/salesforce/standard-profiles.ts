/**
 * Names of Salesforce's standard profiles for people. On forms that do not show whether a profile
 * is custom, the name is the only hint.
 */

import { normalizeText } from './dom/normalize.ts'

/**
 * English names, then translations of the two most used from Salesforce's documentation. An unused
 * name does no harm: it only keeps a profile from being made API-only.
 */
export const standardProfiles: readonly string[] = [
  'System Administrator',
  'Standard User',
  'Standard Platform User',
  'Read Only',
  'Solution Manager',
  'Marketing User',
  'Contract Manager',
  'Minimum Access - Salesforce',
  'Identity User',
  'Chatter Free User',
  'Chatter External User',
  'Chatter Moderator User',
  'Systemadministrator',
  'Standardbenutzer',
  'システム管理者',
  '標準ユーザー',
  '系统管理员',
  '标准用户',
  'Administrateur système',
  'Utilisateur standard',
  'Administrador del sistema',
  'Usuario estándar',
  'Administrador do sistema',
  'Usuário padrão',
  'Amministratore del sistema',
  'Utente standard',
]

const normalizedNames = standardProfiles.map(normalizeText)

/** Checks for the name of a standard profile. */
export const isStandardProfileName = (name: string): boolean => normalizedNames.includes(normalizeText(name))
