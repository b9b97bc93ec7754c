/** The admin's settings. Out of reach of content scripts, but still parsed defensively. */

import * as z from 'zod/mini'
import { hasHostPermission } from './host-permission.ts'
import { getExactAllowedHosts, type Policy, readPolicy } from './policy.ts'
import { createStoredItem, diskArea } from './stored-item.ts'
import { settingsKey } from './stored-keys.ts'

export interface Settings {
  /** Endpoint to which activations are posted. */
  readonly activationEndpoint: string
  /** Hosts outside spaceiq.com that may receive the values. */
  readonly allowedHosts: readonly string[]
  /** Contact for integrations, suggested to the admin; '' if not set. */
  readonly contactEmail: string
}

/** The endpoint is our own assumption: SpaceIQ documents none. */
export const defaultSettings: Settings = {
  activationEndpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
  allowedHosts: [],
  contactEmail: '',
}

const MAX_HOSTS = 50
const endpoint = z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))
const host = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/))
/** An email address; '' if not set. */
export const contactEmailSchema = z
  .string()
  .check(z.trim(), z.maxLength(254), z.regex(/^(?:[^\s@]+@[^\s@]+)?$/))

const parseOrUndefined = <T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined => {
  const result = schema.safeParse(value)
  return result.success ? result.data : undefined
}

/** Parses a stored value. Missing or malformed members get their defaults. */
export const parseSettings = (stored: unknown): Settings => {
  const raw: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const hosts = Array.isArray(raw.allowedHosts) ? raw.allowedHosts : []
  const valid = hosts.map((item) => parseOrUndefined(host, item)).filter((item) => item !== undefined)
  return {
    // Keep an endpoint that will be refused later: sending to the default would be a surprise.
    activationEndpoint:
      parseOrUndefined(endpoint, raw.activationEndpoint) ?? defaultSettings.activationEndpoint,
    allowedHosts: [...new Set(valid)].slice(0, MAX_HOSTS),
    contactEmail: parseOrUndefined(contactEmailSchema, raw.contactEmail) ?? defaultSettings.contactEmail,
  }
}

const userSettings = createStoredItem(diskArea, settingsKey, parseSettings)

/** Reads the admin's own settings, ignoring the policy. Rejects when storage cannot be read. */
export const readUserSettings = (): Promise<Settings> => userSettings.get()

/** Applies the policy over the admin's own settings. */
const applyPolicy = (policy: Policy, own: Settings): Settings => ({
  activationEndpoint: policy.activationEndpoint ?? own.activationEndpoint,
  allowedHosts: [
    ...new Set([...(policy.allowedHosts ? [] : own.allowedHosts), ...getExactAllowedHosts(policy)]),
  ],
  contactEmail: policy.contactEmail ?? own.contactEmail,
})

/** Returns the hosts for which the browser's permission is granted. */
const filterGrantedHosts = async (hosts: readonly string[]): Promise<readonly string[]> => {
  const granted = await Promise.all(hosts.map(hasHostPermission))
  return hosts.filter((_, index) => granted[index])
}

/**
 * Reads the effective settings; hosts the admin confirmed count only while permitted. Rejects when
 * storage cannot be read: falling back to defaults could send values elsewhere.
 */
export const readSettings = async (): Promise<Settings> => {
  const [policy, own] = await Promise.all([readPolicy(), readUserSettings()])
  return applyPolicy(policy, { ...own, allowedHosts: await filterGrantedHosts(own.allowedHosts) })
}

/** Reads the effective settings; the defaults when storage cannot be read. */
export const readSettingsOrDefaults = (): Promise<Settings> => readSettings().catch(() => defaultSettings)

/**
 * Stores a change to the admin's own settings and returns the effective settings. Rejects when
 * storage fails. Build lists from `own`: the effective settings include the policy's.
 */
export const saveSettings = async (
  change: Partial<Settings> | ((own: Settings) => Partial<Settings>),
): Promise<Settings> => {
  await userSettings.update((own) =>
    parseSettings({ ...own, ...(typeof change === 'function' ? change(own) : change) }),
  )
  return readSettings()
}
