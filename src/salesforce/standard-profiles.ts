/**
 * The profiles that Salesforce brings along for people, by the names that every org has. On a form that does not show
 * whether a profile is custom, its name is all there is to tell.
 */

import { normalise } from './dom/normalise.ts'

/**
 * English, then the two most used ones as Salesforce's documentation calls them in other languages. A name that no org
 * shows does no harm here: it is never looked for, only kept from being made API-only.
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

const names = standardProfiles.map(normalise)

/** Whether every org has a profile of this name, for people. */
export const isStandardName = (name: string): boolean => names.includes(normalise(name))
