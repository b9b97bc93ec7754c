/**
 * Migrates items of an earlier version from `storage.local`. Content scripts could write there, so
 * nothing is trusted that redirects values, or decides what to click, type or send. Pure.
 */

import { checkEndpoint } from './endpoint.ts'
import { lastOrgKey, orgStateKey, settingsKey } from './stored-keys.ts'

type Items = Readonly<Record<string, unknown>>

const asObjectOrEmpty = (value: unknown): Items =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/**
 * Keeps hosts confirmed under Options: each has its own permission, which no content script can
 * grant, unlike hosts that only a pattern for Salesforce covers. Resets a foreign endpoint. Drops
 * the contact, to which Salesforce would send the integration user's link for setting a password.
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

/**
 * Drops profile, user and connected app, which decide whose password is set, which profile becomes
 * API-only and whose key is sent; pages do not replace them once known. Drops picked controls and a
 * field creation, which represent the admin's clicks and would resume by themselves.
 */
const migrateOrgState = (stored: unknown): Items => {
  const { evidence, ...state } = asObjectOrEmpty(stored)
  const observed = asObjectOrEmpty(evidence)
  const parts = migratedParts.flatMap((part) => (part in observed ? [[part, observed[part]] as const] : []))
  return { ...state, evidence: Object.fromEntries(parts), pointed: [], run: null }
}

/** Returns the items to keep, given the stored items and the origins with a granted permission. */
export const migrateItems = (stored: Items, origins: readonly string[]): Items =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]): [string, unknown][] => {
      if (key === settingsKey) return [[key, migrateSettings(value, origins)]]
      if (key === lastOrgKey) return [[key, value]]
      return key.startsWith(orgStateKey('')) ? [[key, migrateOrgState(value)]] : []
    }),
  )
