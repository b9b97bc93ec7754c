/** The organization's policy in `storage.managed`, which overrides the admin's own settings. */

import browser from 'webextension-polyfill'
import * as z from 'zod/mini'

/**
 * `api`: all use of an org's API. `automation`: all typing and clicking in a page. `seal`: values
 * sealed for a colleague, and received.
 */
export const features = ['api', 'automation', 'seal'] as const
export type Feature = (typeof features)[number]

export interface Policy {
  readonly activationEndpoint?: string
  /** The only hosts that may receive the values; `*` stands for part of a label. */
  readonly allowedHosts?: readonly string[]
  /** The only orgs to work in, by My Domain host; `*` stands for part of a label. */
  readonly allowedOrgs?: readonly string[]
  readonly disabledFeatures?: readonly Feature[]
  readonly contactEmail?: string
  /** Domain suffixes of company proxies that the guide runs behind. */
  readonly proxies?: readonly string[]
  /** No welcome page opens after the installation. */
  readonly skipWelcomePage?: true
  /** A policy may exist, but could not be read. */
  readonly unreadable?: true
}

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))
const pattern = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z\d*-]+(?:\.[a-z\d*-]+)+$/))

const suffix = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/))

const parseList = <T>(schema: z.ZodMiniType<T>, value: unknown): readonly T[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => {
    const parsed = schema.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })

const parseText = (value: unknown) => text.safeParse(value).data

/** A non-empty value without a known feature disables all: the intent was to disable something. */
const parseDisabledFeatures = (value: unknown): readonly Feature[] => {
  const known = parseList(z.enum(features), value)
  const isEmptyList = Array.isArray(value) && value.length === 0
  return known.length > 0 || isEmptyList ? known : features
}

/** Parses a stored value. A list that is set but contains nothing valid allows nothing. */
export const parsePolicy = (stored: unknown): Policy => {
  const raw: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const activationEndpoint = parseText(raw.activationEndpoint)
  const contactEmail = parseText(raw.contactEmail)
  return {
    ...(activationEndpoint === undefined ? {} : { activationEndpoint }),
    ...(raw.allowedHosts === undefined ? {} : { allowedHosts: parseList(pattern, raw.allowedHosts) }),
    ...(raw.allowedOrgs === undefined ? {} : { allowedOrgs: parseList(pattern, raw.allowedOrgs) }),
    ...(raw.disabledFeatures === undefined
      ? {}
      : { disabledFeatures: parseDisabledFeatures(raw.disabledFeatures) }),
    ...(contactEmail === undefined ? {} : { contactEmail }),
    ...(raw.proxies === undefined ? {} : { proxies: parseList(suffix, raw.proxies) }),
    ...(raw.skipWelcomePage === true ? { skipWelcomePage: true } : {}),
  }
}

/**
 * Errors meaning "no policy": Firefox without a policy, Chromium built without managed storage.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/managed
 */
const NO_POLICY_ERROR = /managed storage manifest not found|is not available (?:in|for) this instance/i

/** Stands in for an unreadable policy: sends values nowhere and automates nothing. */
const unreadablePolicy: Policy = { allowedHosts: [], disabledFeatures: features, unreadable: true }

/** Returns null if the browser fails to answer. */
const queryPolicy = async (): Promise<Policy | null> => {
  try {
    return parsePolicy(await browser.storage.managed.get(null))
  } catch (error) {
    return NO_POLICY_ERROR.test(String(Object(error).message ?? error)) ? {} : null
  }
}

/** Reads the policy, empty if none. Retries once if reading fails. Never rejects. */
export const readPolicy = async (): Promise<Policy> =>
  browser.storage.managed ? ((await queryPolicy()) ?? (await queryPolicy()) ?? unreadablePolicy) : {}

/** Matches a label of a host; `*` stands for one or more letters, digits or hyphens. */
const matchesLabel = (part: string, pattern: string): boolean => {
  const [head = '', ...pieces] = pattern.split('*')
  const tail = pieces.pop()
  if (tail === undefined) return part === pattern
  if (!part.startsWith(head) || !/^[a-z\d-]*$/.test(part)) return false
  let end = head.length
  // The first match is as good as any later match, so no backtracking is needed.
  for (const piece of pieces) {
    const found = part.indexOf(piece, end + 1)
    if (found < 0) return false
    end = found + piece.length
  }
  return part.length - tail.length > end && part.endsWith(tail)
}

const matchesHost = (host: string, allowed: string): boolean => {
  const parts = host.split('.')
  const patterns = allowed.split('.')
  return (
    parts.length === patterns.length &&
    parts.every((part, index) => matchesLabel(part, patterns[index] ?? ''))
  )
}

const isHostListed = (host: string, list: readonly string[] | undefined): boolean =>
  list === undefined || list.some((allowed) => matchesHost(host, allowed))

/** Host of the policy's own endpoint, which the policy implicitly allows. */
const getEndpointHost = ({ activationEndpoint = '' }: Policy): string =>
  URL.canParse(activationEndpoint) ? new URL(activationEndpoint).hostname : ''

/** Returns whether the policy allows work in this org. */
export const isOrgAllowed = (policy: Policy, org: string): boolean => isHostListed(org, policy.allowedOrgs)

/** Returns whether the policy allows sending values to the host of this address. */
export const isHostAllowed = (policy: Policy, address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === getEndpointHost(policy) || isHostListed(hostname, policy.allowedHosts)
}

/** Returns whether the policy disables the feature. */
export const isFeatureDisabled = ({ disabledFeatures = [] }: Policy, feature: Feature): boolean =>
  disabledFeatures.includes(feature)

/** Returns the hosts the policy names without `*`: these need no confirmation by the admin. */
export const getExactAllowedHosts = (policy: Policy): readonly string[] =>
  [...(policy.allowedHosts ?? []), getEndpointHost(policy)].filter(
    (host) => host !== '' && !host.includes('*'),
  )
