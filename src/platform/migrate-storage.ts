/**
 * Migrates items of an earlier version from `storage.local`. Content scripts could write there, so
 * nothing is trusted that redirects values, or decides what to click, type or send: that is kept
 * apart until the admin confirms it. Pure.
 */

import { checkEndpoint } from './endpoint.ts'
import {
  lastOrgKey,
  orgStateKey,
  settingsKey,
  unconfirmedContactKey,
  unconfirmedSetupKey,
} from './stored-keys.ts'

type Items = Readonly<Record<string, unknown>>

const asObjectOrEmpty = (value: unknown): Items =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/**
 * Keeps hosts confirmed under Options: each has its own permission, which no content script can
 * grant, unlike hosts that only a pattern for Salesforce covers. Resets a foreign endpoint. Leaves
 * out the contact, to which Salesforce would send the integration user's link for setting a
 * password.
 */
const migrateSettings = (stored: unknown, origins: readonly string[]): Items => {
  const { activationEndpoint, allowedHosts } = asObjectOrEmpty(stored)
  const hosts: readonly unknown[] = Array.isArray(allowedHosts) ? allowedHosts : []
  const confirmed = hosts
    .map(String)
    .filter((host) => /^[a-z\d.-]+$/.test(host) && origins.includes(`https://${host}/*`))
  const isKnown = checkEndpoint(String(activationEndpoint), confirmed).ok
  return { allowedHosts: confirmed, ...(isKnown ? { activationEndpoint } : {}) }
}

/** Parts that pages report again anyway, and that are never filled, followed or sent. */
const migratedParts = ['fields', 'prefixed', 'creationClosed', 'activation'] as const

const pickParts = (observed: Items, parts: readonly string[]): Items =>
  Object.fromEntries(parts.flatMap((part) => (part in observed ? [[part, observed[part]] as const] : [])))

/** Leaves out what the admin has to confirm, and a field creation, which would resume by itself. */
const migrateOrgState = (stored: unknown): Items => {
  const { evidence, ...state } = asObjectOrEmpty(stored)
  return { ...state, evidence: pickParts(asObjectOrEmpty(evidence), migratedParts), pointed: [], run: null }
}

/**
 * Parts that decide whose password is set, which profile becomes API-only and whose key is sent.
 * Pages do not replace them once known. When the app was saved counts for ten minutes only, and a
 * field creation continues from the fields that are seen: neither is needed any more.
 */
const unconfirmedParts = ['profile', 'user', 'app'] as const

/** Returns what the admin has to confirm, as stored; null if there is nothing of that kind. */
const getUnconfirmedSetup = (stored: unknown): Items | null => {
  const { version, evidence, pointed } = asObjectOrEmpty(stored)
  const parts = pickParts(asObjectOrEmpty(evidence), unconfirmedParts)
  const picked: readonly unknown[] = Array.isArray(pointed) ? pointed : []
  return Object.keys(parts).length + picked.length > 0 ? { version, evidence: parts, pointed: picked } : null
}

const migrateOrg = (org: string, stored: unknown): readonly (readonly [string, unknown])[] => {
  const unconfirmed = getUnconfirmedSetup(stored)
  return [
    [orgStateKey(org), migrateOrgState(stored)],
    ...(unconfirmed ? [[unconfirmedSetupKey(org), unconfirmed] as const] : []),
  ]
}

const migrateContact = (stored: unknown): readonly (readonly [string, unknown])[] => {
  const { contactEmail } = asObjectOrEmpty(stored)
  return typeof contactEmail === 'string' && contactEmail !== ''
    ? [[unconfirmedContactKey, contactEmail]]
    : []
}

/** Returns the items to keep, given the stored items and the origins with a granted permission. */
export const migrateItems = (stored: Items, origins: readonly string[]): Items => {
  const prefix = orgStateKey('')
  return Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
      if (key === settingsKey) return [[key, migrateSettings(value, origins)], ...migrateContact(value)]
      if (key === lastOrgKey) return [[key, value]]
      return key.startsWith(prefix) ? migrateOrg(key.slice(prefix.length), value) : []
    }),
  )
}
