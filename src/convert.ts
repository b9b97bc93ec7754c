/**
 * What an earlier version kept in `storage.local`, made into what is kept now. Content scripts could write there, so nothing of
 * it is believed that leads values to another host, or says what to press. Pure; it is parsed when it is read.
 */

import { recordKey } from './guide/org-record.ts'
import { checkEndpoint } from './spaceiq/endpoint.ts'

type Items = Readonly<Record<string, unknown>>

const membersOf = (value: unknown): Items => (typeof value === 'object' && value !== null ? { ...value } : {})

/**
 * A host that was confirmed under Options has a permission of its own, which no content script can give: one that only
 * a pattern for Salesforce's hosts covers was confirmed by nobody. An endpoint elsewhere is the default again.
 */
const settingsIn = (stored: unknown, origins: readonly string[]): Items => {
  const { activationEndpoint, allowedHosts, contactEmail } = membersOf(stored)
  const hosts: readonly unknown[] = Array.isArray(allowedHosts) ? allowedHosts : []
  const confirmed = hosts
    .map(String)
    .filter((host) => /^[a-z\d.-]+$/.test(host) && origins.includes(`https://${host}/*`))
  const isKnown = checkEndpoint(String(activationEndpoint), confirmed).ok
  return { contactEmail, allowedHosts: confirmed, ...(isKnown ? { activationEndpoint } : {}) }
}

/**
 * Gives the items to keep, of what was stored and the origins that the browser's permissions name. Controls that were
 * pointed at say what is filled and pressed, and a run goes on by itself: neither is taken over.
 */
export const converted = (stored: Items, origins: readonly string[]): Items =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'settings') return [[key, settingsIn(value, origins)]]
      if (key === 'last-org') return [[key, value]]
      return key.startsWith(recordKey('')) ? [[key, { ...membersOf(value), pointed: [], run: null }]] : []
    }),
  )
