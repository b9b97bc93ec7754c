/**
 * What an earlier version kept in `storage.local`, made into what is kept now. Content scripts could write there, so nothing of
 * it is believed that leads values to another host, or says what to press, to type or to send. Pure; it is parsed when it is read.
 */

import { checkEndpoint } from './endpoint.ts'
import { lastOrgKey, orgStateKey, settingsKey } from './stored-keys.ts'

type Items = Readonly<Record<string, unknown>>

const membersOf = (value: unknown): Items => (typeof value === 'object' && value !== null ? { ...value } : {})

/**
 * A host that was confirmed under Options has a permission of its own, which no content script can give: one that only
 * a pattern for Salesforce's hosts covers was confirmed by nobody. An endpoint elsewhere is the default again. The contact
 * is typed as the integration user's e-mail address, to which Salesforce sends what sets a password: it is set anew.
 */
const settingsIn = (stored: unknown, origins: readonly string[]): Items => {
  const { activationEndpoint, allowedHosts } = membersOf(stored)
  const hosts: readonly unknown[] = Array.isArray(allowedHosts) ? allowedHosts : []
  const confirmed = hosts
    .map(String)
    .filter((host) => /^[a-z\d.-]+$/.test(host) && origins.includes(`https://${host}/*`))
  const isKnown = checkEndpoint(String(activationEndpoint), confirmed).ok
  return { allowedHosts: confirmed, ...(isKnown ? { activationEndpoint } : {}) }
}

/** What the org's pages show again at the next visit, whatever stands here, and what is neither filled, followed nor sent. */
const harmless = ['fields', 'prefixed', 'creationClosed', 'activation'] as const

/**
 * Profile, user and app do not give way to another by its being shown, and say whose password is set, what is made API-only
 * and whose key is sent: they are seen anew. So is what stands for a press of the admin's: controls that were pointed at, a
 * run, which would go on by itself.
 */
const recordIn = (stored: unknown): Items => {
  const { evidence, ...record } = membersOf(stored)
  const seen = membersOf(evidence)
  const kept = harmless.flatMap((part) => (part in seen ? [[part, seen[part]] as const] : []))
  return { ...record, evidence: Object.fromEntries(kept), pointed: [], run: null }
}

/** Gives the items to keep, of what was stored and the origins that the browser's permissions name. */
export const converted = (stored: Items, origins: readonly string[]): Items =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]): [string, unknown][] => {
      if (key === settingsKey) return [[key, settingsIn(value, origins)]]
      if (key === lastOrgKey) return [[key, value]]
      return key.startsWith(orgStateKey('')) ? [[key, recordIn(value)]] : []
    }),
  )
