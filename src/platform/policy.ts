/** What an organisation sets for its admins in `storage.managed`: it goes before everything that is set by hand. */

import browser from 'webextension-polyfill'
import * as z from 'zod/mini'

/** `api`: everything done over an org's API. `automation`: everything the extension types or presses in a page. */
export const features = ['api', 'automation'] as const
export type Feature = (typeof features)[number]

export interface Policy {
  readonly activationEndpoint?: string
  /** The only hosts that may be given the values, `*` for a part of a name. */
  readonly allowedHosts?: readonly string[]
  /** The only orgs to work in, by the hosts of their My Domain, `*` for a part of a name. */
  readonly allowedOrgs?: readonly string[]
  readonly disabledFeatures?: readonly Feature[]
  readonly contactEmail?: string
  /** There may be one, and it could not be read. */
  readonly unreadable?: true
}

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))
const pattern = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z\d*-]+(?:\.[a-z\d*-]+)+$/))

const listOf = <T>(schema: z.ZodMiniType<T>, value: unknown): readonly T[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => {
    const parsed = schema.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })

const textOf = (value: unknown) => text.safeParse(value).data

/** What is meant to switch something off and names nothing that is known switches everything off. */
const disabledIn = (value: unknown): readonly Feature[] => {
  const known = listOf(z.enum(features), value)
  const isEmptyList = Array.isArray(value) && value.length === 0
  return known.length > 0 || isEmptyList ? known : features
}

/** Anything -> the policy in it. A list that is set and has nothing usable in it allows nothing. */
export const parsePolicy = (stored: unknown): Policy => {
  const raw: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const activationEndpoint = textOf(raw.activationEndpoint)
  const contactEmail = textOf(raw.contactEmail)
  return {
    ...(activationEndpoint === undefined ? {} : { activationEndpoint }),
    ...(raw.allowedHosts === undefined ? {} : { allowedHosts: listOf(pattern, raw.allowedHosts) }),
    ...(raw.allowedOrgs === undefined ? {} : { allowedOrgs: listOf(pattern, raw.allowedOrgs) }),
    ...(raw.disabledFeatures === undefined ? {} : { disabledFeatures: disabledIn(raw.disabledFeatures) }),
    ...(contactEmail === undefined ? {} : { contactEmail }),
  }
}

/**
 * How browsers say that there is no policy: Firefox refuses to read where none is installed, Chromium where it was built
 * without managed storage.
 */
const saysNone = /managed storage manifest not found|is not available (?:in|for) this instance/i

/** In place of one that cannot be read: values go nowhere and nothing is done by itself until it can. */
const unreadable: Policy = { allowedHosts: [], disabledFeatures: features, unreadable: true }

/** Null where the browser fails to tell. */
const ask = async (): Promise<Policy | null> => {
  try {
    return parsePolicy(await browser.storage.managed.get(null))
  } catch (error) {
    return saysNone.test(String(Object(error).message ?? error)) ? {} : null
  }
}

/** The organisation's policy as it is now; the empty one where there is none. Asks again where that fails once. Never rejects. */
export const readPolicy = async (): Promise<Policy> =>
  browser.storage.managed ? ((await ask()) ?? (await ask()) ?? unreadable) : {}

/** Whether a part of a host's name is as the pattern has it: each `*` is one letter, digit or hyphen, or more. */
const fits = (part: string, pattern: string): boolean => {
  const [head = '', ...pieces] = pattern.split('*')
  const tail = pieces.pop()
  if (tail === undefined) return part === pattern
  if (!part.startsWith(head) || !/^[a-z\d-]*$/.test(part)) return false
  let end = head.length
  // The first place is as good as any later one, so nothing is ever tried again.
  for (const piece of pieces) {
    const found = part.indexOf(piece, end + 1)
    if (found < 0) return false
    end = found + piece.length
  }
  return part.length - tail.length > end && part.endsWith(tail)
}

const matches = (host: string, allowed: string): boolean => {
  const parts = host.split('.')
  const patterns = allowed.split('.')
  return parts.length === patterns.length && parts.every((part, index) => fits(part, patterns[index] ?? ''))
}

const isListed = (host: string, list: readonly string[] | undefined): boolean =>
  list === undefined || list.some((allowed) => matches(host, allowed))

/** The host of the organisation's own endpoint: who sets the address has allowed it. */
const hostOf = ({ activationEndpoint = '' }: Policy): string =>
  URL.canParse(activationEndpoint) ? new URL(activationEndpoint).hostname : ''

/** Whether the organisation lets the extension work in this org. */
export const isOrgAllowed = (policy: Policy, org: string): boolean => isListed(org, policy.allowedOrgs)

/** Whether the organisation lets values go to the host of this address. */
export const isHostAllowed = (policy: Policy, address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === hostOf(policy) || isListed(hostname, policy.allowedHosts)
}

/** Whether the organisation has switched the feature off. */
export const isOff = ({ disabledFeatures = [] }: Policy, feature: Feature): boolean =>
  disabledFeatures.includes(feature)

/** Hosts that the policy names exactly: those outside spaceiq.com need no confirmation by hand. */
export const namedHosts = (policy: Policy): readonly string[] =>
  [...(policy.allowedHosts ?? []), hostOf(policy)].filter((host) => host !== '' && !host.includes('*'))
