/** Schema of the observed setup as read from storage: rejects unknown members and long texts. */

import * as z from 'zod/mini'
import { time } from '../../platform/schema.ts'
import { caseFields } from '../../required-setup.ts'
import type { Evidence, FieldFindings } from '../../salesforce/observed-setup.ts'

const text = z.string().check(z.maxLength(255))
const seen = z.nullable(z.boolean())
/** Salesforce record ID, '' if unknown. Restricted because it becomes part of a URL. */
const id = z.string().check(z.regex(/^[a-zA-Z0-9]{0,18}$/))

const profile = z.strictObject({
  id,
  name: text,
  licence: text,
  apiOnly: seen,
  apiEnabled: seen,
  passwordNeverExpires: seen,
  bySet: z.exactOptional(
    z.array(z.enum(['apiOnly', 'apiEnabled', 'passwordNeverExpires'])).check(z.maxLength(3)),
  ),
  named: z.exactOptional(text),
  confirmed: z.exactOptional(z.literal(true)),
  ofUser: z.exactOptional(z.literal(true)),
  unconfirmed: z.exactOptional(
    z.strictObject({ apiOnly: seen, apiEnabled: seen, passwordNeverExpires: seen }),
  ),
})

const user = z.strictObject({
  id,
  username: text,
  profileName: text,
  active: seen,
  email: z.exactOptional(text),
})

const difference = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('type'), is: text, shouldBe: text }),
  z.strictObject({ what: z.literal('length'), is: z.number(), shouldBe: z.number() }),
  z.strictObject({ what: z.literal('externalId'), is: z.boolean(), shouldBe: z.boolean() }),
])

const finding = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('found') }),
  z.strictObject({ status: z.literal('missing') }),
  z.strictObject({ status: z.literal('saved') }),
  z.strictObject({ status: z.literal('wrong'), differences: z.array(difference).check(z.maxLength(3)) }),
])

const fields: z.ZodMiniType<FieldFindings> = z.record(z.enum(caseFields.map(({ name }) => name)), finding)

const app = z.strictObject({
  applicationId: id,
  name: text,
  callback: seen,
  fullScope: seen,
  secretNotRequired: seen,
  chosen: z.exactOptional(z.literal(true)),
})

const keys = z.strictObject({ appName: text, key: z.boolean(), secret: z.boolean(), at: time })

const activation = z.strictObject({ status: z.enum(['active', 'pending', 'saved']), at: time })

const mendedPassword = z.strictObject({
  username: text,
  at: time,
  tested: z.array(time).check(z.maxLength(20)),
})

const parts = {
  profile,
  user,
  fields,
  prefixed: z.array(text).check(z.maxLength(100)),
  app,
  appNamed: text,
  creationClosed: z.boolean(),
  appSavedAt: time,
  keys,
  mendedPassword,
  flowWorkedAt: time,
  formFilledAt: time,
  activation,
} satisfies { readonly [Part in keyof Required<Evidence>]: z.ZodMiniType<Required<Evidence>[Part]> }

/** Parses a stored value into the observed setup. Drops malformed parts and keeps the others. */
export const parseEvidence = (stored: unknown): Evidence => {
  if (typeof stored !== 'object' || stored === null) return {}
  const raw: Record<string, unknown> = { ...stored }
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(raw[name])
      return parsed.success ? [[name, parsed.data]] : []
    }),
  )
}
