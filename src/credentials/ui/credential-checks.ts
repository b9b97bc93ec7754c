/** Local validation of values: errors that prevent sending, and warnings about unusual values. */

import type { CredentialName } from '../../required-setup.ts'
import { containsSessionId } from '../../salesforce/session-id.ts'
import { myDomainUrl } from '../../salesforce/urls/my-domain.ts'
import type { PlainMessageKey } from '../../ui/i18n.ts'

export type CredentialInputName = CredentialName | 'token'

const surroundingBlanks = /^[\s\u200b]+|[\s\u200b]+$/g

/** Strips blanks and a token's `Bearer` prefix, as pasted; a password keeps its blanks. */
export const normalizeInput = (name: CredentialInputName, value: string): string => {
  if (name === 'password') return value
  const bare = value.replace(surroundingBlanks, '')
  return name === 'token' ? bare.replace(/^bearer:?\s+/i, '') : bare
}

/** Returns why a value must not even be sent to the background; null if it may. */
export const getValidationError = (name: CredentialInputName, value: string): PlainMessageKey | null => {
  if (containsSessionId(value)) return 'value_refused_session'
  if (name === 'token')
    return /^[\x21-\x7e]{0,4096}$/.test(normalizeInput(name, value)) ? null : 'value_refused_token'
  return /^\P{Cc}{0,512}$/u.test(normalizeInput(name, value)) ? null : 'value_refused_form'
}

/** Warnings only: keys set by metadata and secrets of old apps have other formats. */
const expectedFormats: Partial<
  Record<CredentialInputName, { readonly form: RegExp; readonly warning: PlainMessageKey }>
> = {
  username: { form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, warning: 'value_warn_username' },
  clientId: { form: /^3MVG9[A-Za-z0-9._+/=-]{50,251}$/, warning: 'value_warn_clientId' },
  clientSecret: { form: /^(?:[0-9A-F]{64}|\d{13,19})$/i, warning: 'value_warn_clientSecret' },
}

/** Returns a warning about an unusual value, which is sent anyway; null if there is none. */
export const getValidationWarning = (name: CredentialInputName, value: string): PlainMessageKey | null => {
  const text = normalizeInput(name, value)
  if (text === '') return null
  if (name === 'domain') return getDomainWarning(text)
  const rule = expectedFormats[name]
  return rule && !rule.form.test(text) ? rule.warning : null
}

/** Accepts any host of the org: the domain is normalized to the manual's form on sending. */
const getDomainWarning = (typed: string): PlainMessageKey | null => {
  const address = typed.toLowerCase()
  const domain = myDomainUrl(address.includes('://') ? address : `https://${address}`)
  return domain.ok ? null : domainReasonKeys[domain.reason]
}

export const domainReasonKeys: Record<
  Extract<ReturnType<typeof myDomainUrl>, { ok: false }>['reason'],
  PlainMessageKey
> = {
  'not-https': 'value_domain_not_https',
  'not-plain': 'value_domain_not_plain',
  'login-host': 'value_domain_login_host',
  'instance-host': 'value_domain_instance_host',
  'site-host': 'value_domain_site_host',
  'proxy-host': 'value_domain_proxy_host',
  'not-salesforce': 'value_domain_not_salesforce',
}
