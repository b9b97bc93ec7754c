/**
 * Activation contract, version 1. SpaceIQ publishes none, so the contract is our own assumption;
 * `docs/activation-api.md` and `docs/activation-api.schema.json` are generated from this file.
 */

import * as z from 'zod/mini'

export const contractVersion = 1

const textSchema = (max: number, description: string) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}*$/u), z.describe(description))

/** Request body. No other member is ever sent. */
export const activationRequest = z.strictObject({
  integration: z.literal('salesforce').check(z.describe('Which of SpaceIQ’s integrations is activated')),
  version: z.literal(contractVersion).check(z.describe('The version of this contract')),
  username: textSchema(255, 'User name of the integration user'),
  password: textSchema(512, 'Password of the integration user, as the admin typed it'),
  clientSecret: textSchema(512, 'Consumer Secret of the connected app'),
  clientId: textSchema(512, 'Consumer Key of the connected app'),
  domain: z
    .string()
    .check(
      z.maxLength(255),
      z.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/$/),
      z.describe('My Domain URL of the org, in small letters and with the slash at its end'),
    ),
})

/** Body of a 200 or 201 response. Unknown members are ignored. */
export const activationResponse = z.object({
  status: z
    .enum(['active', 'pending'])
    .check(z.describe('`active`: ready for use. `pending`: accepted, and SpaceIQ is still at work on it')),
  integrationId: z.optional(z.string().check(z.describe('SpaceIQ’s own id of the integration'))),
  message: z.optional(z.string().check(z.describe('Shown to the admin, cut to 300 characters'))),
})

/** Error for one of the five values. */
export const problemFieldError = z.object({
  field: z
    .string()
    .check(z.describe('`username`, `password`, `clientSecret`, `clientId` or `domain`; others are ignored')),
  message: z.string().check(z.describe('Shown at the field, cut to 300 characters')),
})

/** Body of any other response: RFC 9457 problem details, with `errors` as an extension. */
export const problemDetails = z.object({
  type: z.optional(z.string().check(z.describe('URI of the kind of problem'))),
  title: z.optional(z.string().check(z.describe('Summary; shown to the admin'))),
  status: z.optional(z.number().check(z.describe('The HTTP status again; not read'))),
  detail: z.optional(z.string().check(z.describe('Explanation; shown to the admin'))),
  errors: z.optional(
    z.array(problemFieldError).check(z.describe('With 400 and 422: one entry a wrong value')),
  ),
})
