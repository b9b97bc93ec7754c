/** What can be said of a value without asking anybody. Only a Salesforce session is turned away; the rest is a warning. */

import type { ActivationValue } from '../blueprint.ts'
import type { MessageKey } from '../ui/text.ts'

/** A pasted value brings blanks along, also the ones nobody sees. A password may begin or end with one. */
export const tidy = (name: ActivationValue | 'token', value: string): string =>
  name === 'password' ? value : value.replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, '')

/** An org's id and a session key: whoever holds it is logged in. It is never kept. */
export const isSession = (value: string): boolean => /^\s*00D[a-zA-Z0-9]{12,15}!/.test(value)

/** Custom keys set by metadata, and secrets of old apps, look otherwise: hence warnings, never refusals. */
const usual: Partial<Record<ActivationValue, { readonly form: RegExp; readonly warning: MessageKey }>> = {
  username: { form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, warning: 'value_warn_username' },
  clientId: { form: /^3MVG9[A-Za-z0-9._+/=-]{50,251}$/, warning: 'value_warn_clientId' },
  clientSecret: { form: /^(?:[0-9A-F]{64}|\d{13,19})$/i, warning: 'value_warn_clientSecret' },
  domain: {
    form: /^https:\/\/[a-z0-9-]+(?:\.[a-z]+)?\.my\.salesforce\.com\/$/,
    warning: 'value_warn_domain',
  },
}

export const warningFor = (name: ActivationValue, value: string): MessageKey | null => {
  if (value === '') return null
  if (isSession(value)) return 'value_warn_session'
  const rule = usual[name]
  return rule && !rule.form.test(tidy(name, value)) ? rule.warning : null
}

export const tokenWarning = (token: string): MessageKey | null => {
  if (isSession(token)) return 'value_warn_session'
  return /^\s*bearer\s/i.test(token) ? 'value_warn_token' : null
}
