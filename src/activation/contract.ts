/**
 * Activation contract, versions 1 and 2. SpaceIQ publishes none, so the contract is our own
 * assumption; `docs/activation-api.md` and its JSON Schema are generated from this file.
 */

import * as z from 'zod/mini'
import type { GrantType } from '../flow-retirement/grant-type.ts'

const textSchema = (max: number, description: string) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}*$/u), z.describe(description))

const integration = z.literal('salesforce').check(z.describe('Which of SpaceIQ’s integrations is activated'))
const clientSecret = textSchema(512, 'Consumer Secret of the connected app or external client app')
const clientId = textSchema(512, 'Consumer Key of the same app')
const domain = z
  .string()
  .check(
    z.maxLength(255),
    z.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/$/),
    z.describe('My Domain URL of the org, in small letters and with the slash at its end'),
  )

const passwordRequest = z.strictObject({
  integration,
  version: z.literal(1).check(z.describe('The version for the username-password flow')),
  username: textSchema(255, 'User name of the integration user'),
  password: textSchema(512, 'Password of the integration user, as the admin typed it'),
  clientSecret,
  clientId,
  domain,
})

const clientCredentialsRequest = z.strictObject({
  integration,
  version: z.literal(2).check(z.describe('The version for the client credentials flow')),
  grant: z
    .literal('client_credentials')
    .check(z.describe('The OAuth grant type by which SpaceIQ is to log in')),
  clientId,
  clientSecret,
  domain,
})

/** Request bodies per grant type. No other member is ever sent. */
export const activationRequests = {
  password: passwordRequest,
  client_credentials: clientCredentialsRequest,
} as const satisfies Record<GrantType, z.ZodMiniType>

/** Body of a 200 or 201 response. Unknown members are ignored. */
export const activationResponse = z.object({
  status: z
    .enum(['active', 'pending'])
    .check(z.describe('`active`: ready for use. `pending`: accepted, and SpaceIQ is still at work on it')),
  integrationId: z.optional(z.string().check(z.describe('SpaceIQ’s own id of the integration'))),
  message: z.optional(z.string().check(z.describe('Shown to the admin, cut to 300 characters'))),
})

/** Error for one member of the request. */
export const problemFieldError = z.object({
  field: z
    .string()
    .check(
      z.describe(
        '`username`, `password`, `clientSecret`, `clientId` or `domain`; `version` or `grant` if it is not taken; others are ignored',
      ),
    ),
  message: z.string().check(z.describe('Shown at the field of a value, cut to 300 characters')),
})

/** An error with which SpaceIQ refuses the version or the grant type itself. */
export const contractError = z.object({ field: z.enum(['version', 'grant']) })

/** Body of any other response: RFC 9457 problem details, with `errors` as an extension. */
export const problemDetails = z.object({
  type: z.optional(z.string().check(z.describe('URI of the kind of problem'))),
  title: z.optional(z.string().check(z.describe('Summary; shown to the admin'))),
  status: z.optional(z.number().check(z.describe('The HTTP status again; not read'))),
  detail: z.optional(z.string().check(z.describe('Explanation; shown to the admin'))),
  errors: z.optional(
    z.array(problemFieldError).check(z.describe('With 400 and 422: one entry for each wrong member')),
  ),
})
