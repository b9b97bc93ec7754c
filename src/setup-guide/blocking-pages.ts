/**
 * Pages that Salesforce shows instead of the requested one, with instruction and links. Their text
 * tells them apart; their headings are often equal.
 */

import { type LocalizedText, text } from '../platform/text.ts'
import type { FieldCreation } from './field-creation/field-creation.ts'
import { escapeRegExp } from './foreign-record.ts'
import { caseFieldsLink, setupHomeLink } from './lightning-pages.ts'
import { connectedAppFormPath } from './start-path.ts'
import type { PageLink } from './step.ts'

/** Rule for such a page; the first with both patterns matching is shown on the card. */
export interface BlockingPageRule {
  /** Pattern of path and query. */
  readonly at: string
  /** Case-insensitive pattern of the page's text. */
  readonly says: string
  /** Instruction, or null if the page's own plan says more. */
  readonly instruction: LocalizedText | null
  readonly ways: readonly PageLink[]
}

/**
 * Terms for MFA, passkeys, verification, session level or another login. English as in Salesforce's
 * help; other languages by single terms, since no full sentence is known.
 */
const strongerLoginPattern = [
  'multi-?factor|two-?factor|second factor|\\bMFA\\b|\\b2FA\\b|authenticat(?:or|ion app)|authentication (?:method|level)',
  'pass-?key|security key|webauthn|biometric|phishing-resistant',
  'verif(?:y|ication|ied)\\b[^.]*\\b(?:identity|method|code|device|yourself)|identity verification|verification (?:method|code)|one-time (?:code|password)',
  'session(?:.s)? (?:security )?level|security level|high[- ]assurance|higher level of (?:security|assurance)|step-?up|re-?authenticat',
  '\\b(?:log|sign)(?:ing|ged|ed)?[- ]?(?:in|on)\\b[^.]*\\bagain|\\b(?:log|sign)(?:ing)? back in|(?:log|sign)[- ]?out\\b[^.]{1,60}\\b(?:log|sign)|\\bre-?log-?in\\b|stronger (?:sign|log)',
  'Zwei-?Faktor|Multi-?Faktor|Authentifikator|Sicherheitsschlüssel|Identitätsprüfung|erneut an(?:melden)?\\b|Sitzungsebene',
  'double authentification|multifacteur|clé de sécurité|clé d.accès|vérifi[^.]*identité|reconnect',
  'autenticaci[oó]n|autenticador|autentica[çc][aã]o|clave de (?:seguridad|acceso)|chave de (?:segurança|acesso)|verific[^.]*identidad',
  '多要素|二要素|認証アプリ|パスキ|セキュリティキ|本人確認|ID の検証|再度ログイン|多重身份|多因素|双重验证|通行密钥|安全密钥|身份验证|重新登录',
].join('|')

/** Returns the rules for an org whose integration records have these ids. */
export const blockingPageRules = (knownRecordIds: readonly string[]): readonly BlockingPageRule[] => [
  { at: '', says: strongerLoginPattern, instruction: text('blocked_sign_in'), ways: [] },
  { at: `^${connectedAppFormPath}`, says: '', instruction: null, ways: [] },
  // A refreshed sandbox keeps its host name, but the known record ids are void.
  ...knownRecordIds.map((id) => ({
    at: `[/=]${id}`,
    says: '',
    instruction: text('blocked_gone'),
    ways: [setupHomeLink],
  })),
  {
    at: '',
    says: 'insufficient privileges',
    instruction: text('blocked_privileges'),
    ways: [setupHomeLink],
  },
  {
    at: '^/p/setup/field/NewCustomField',
    says: '',
    instruction: text('blocked_wizard'),
    ways: [setupHomeLink, caseFieldsLink],
  },
  { at: '', says: '', instruction: text('blocked_error'), ways: [setupHomeLink] },
]

/**
 * Returns a pattern of the expected wizard page and of its replacement: any text during field
 * creation, later the error that ended it. Otherwise a pattern that never matches.
 */
export const replacedPagePattern = (creation: FieldCreation | null): string => {
  if (creation?.state === 'running') return '^field-\\S+ .'
  return creation?.reason === 'refused' ? `^field-\\S+ ${escapeRegExp(creation.message)}` : '$.'
}
