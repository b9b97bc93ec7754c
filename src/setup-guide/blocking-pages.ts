/**
 * Pages that Salesforce shows in place of the one at that address: which of them it is, what the guide makes of it, and
 * where it leads from there. What they are about stands in their sentence; their heading is often the same for all.
 */

import type { Text } from '../platform/text.ts'
import type { FieldRun } from './field-creation/field-creation.ts'
import { escaped } from './foreign-record.ts'
import { caseFields, home } from './lightning-pages.ts'
import { appForm } from './start-path.ts'
import type { Way } from './step.ts'

/** The first of these whose patterns both fit says what is on the card. */
export interface Wall {
  /** A pattern of path and query. */
  readonly at: string
  /** A pattern of what the page says, whatever its case. */
  readonly says: string
  /** Null where the page's own plan has more to say. */
  readonly instruction: Text | null
  readonly ways: readonly Way[]
}

/**
 * Words for a second factor, a passkey, a verification, a session's level, or for signing in again. English as Salesforce's
 * help has them; of other languages the terms alone, as a sentence of theirs was never seen.
 */
const strongerSignIn = [
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

const text = (key: string): Text => ({ key, subs: [] })

/** What to say of pages in place of others, in an org of which these records' ids are known. */
export const wallsFor = (known: readonly string[]): readonly Wall[] => [
  { at: '', says: strongerSignIn, instruction: text('blocked_sign_in'), ways: [] },
  { at: `^${appForm}`, says: '', instruction: null, ways: [] },
  // A host outlives its org: a sandbox that is refreshed keeps its name, and what is known of it is void.
  ...known.map((id) => ({ at: `[/=]${id}`, says: '', instruction: text('blocked_gone'), ways: [home] })),
  { at: '', says: 'insufficient privileges', instruction: text('blocked_privileges'), ways: [home] },
  {
    at: '^/p/setup/field/NewCustomField',
    says: '',
    instruction: text('blocked_wizard'),
    ways: [home, caseFields],
  },
  { at: '', says: '', instruction: text('blocked_error'), ways: [home] },
]

/**
 * A pattern of the page that an address of the wizard is meant for, and of what stands there instead: while fields are
 * created it is anything, after that what ended the creation. Without one any page can stand there, and none is meant.
 */
export const inPlaceOf = (run: FieldRun | null): string => {
  if (run?.state === 'running') return '^field-\\S+ .'
  return run?.reason === 'refused' ? `^field-\\S+ ${escaped(run.message)}` : '$.'
}
