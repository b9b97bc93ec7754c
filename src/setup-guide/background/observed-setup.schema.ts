/** Schema of the observed setup as read from storage: rejects unknown members and long texts. */

import * as z from 'zod/mini'
import { timeSchema } from '../../platform/schema.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons, ObservedSetup } from '../../salesforce/observed-setup.ts'

const text = z.string().check(z.maxLength(255))
const observedFlag = z.nullable(z.boolean())
/** Salesforce record ID, '' if unknown. Restricted because it becomes part of a URL. */
const id = z.string().check(z.regex(/^[a-zA-Z0-9]{0,18}$/))

const profile = z.strictObject({
  id,
  name: text,
  licence: text,
  apiOnly: observedFlag,
  apiEnabled: observedFlag,
  passwordNeverExpires: observedFlag,
  bySet: z.exactOptional(
    z.array(z.enum(['apiOnly', 'apiEnabled', 'passwordNeverExpires'])).check(z.maxLength(3)),
  ),
  named: z.exactOptional(text),
  confirmed: z.exactOptional(z.literal(true)),
  ofUser: z.exactOptional(z.literal(true)),
  unconfirmed: z.exactOptional(
    z.strictObject({ apiOnly: observedFlag, apiEnabled: observedFlag, passwordNeverExpires: observedFlag }),
  ),
})

const user = z.strictObject({
  id,
  username: text,
  profileName: text,
  active: observedFlag,
  email: z.exactOptional(text),
})

const difference = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('type'), is: text, shouldBe: text }),
  z.strictObject({ what: z.literal('length'), is: z.number(), shouldBe: z.number() }),
  z.strictObject({ what: z.literal('externalId'), is: z.boolean(), shouldBe: z.boolean() }),
])

const fieldComparison = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('found') }),
  z.strictObject({ status: z.literal('missing') }),
  z.strictObject({ status: z.literal('saved') }),
  z.strictObject({ status: z.literal('wrong'), differences: z.array(difference).check(z.maxLength(3)) }),
])

const fields: z.ZodMiniType<FieldComparisons> = z.record(
  z.enum(requiredCaseFields.map(({ name }) => name)),
  fieldComparison,
)

const connectedApp = z.strictObject({
  applicationId: id,
  name: text,
  callback: observedFlag,
  fullScope: observedFlag,
  secretNotRequired: observedFlag,
  clientCredentials: z.exactOptional(
    z.strictObject({ apiScope: observedFlag, flowEnabled: observedFlag, runAs: z.nullable(text) }),
  ),
  chosen: z.exactOptional(z.literal(true)),
})

const externalClientApp = z.strictObject({
  id,
  name: text,
  flowEnabled: observedFlag,
  runAs: z.nullable(text),
})

const activation = z.strictObject({ status: z.enum(['active', 'pending', 'saved']), at: timeSchema })

const repairedPassword = z.strictObject({
  username: text,
  at: timeSchema,
  tested: z.array(timeSchema).check(z.maxLength(20)),
})

/** The vault's part of the setup is never stored. */
type StoredSetup = Omit<ObservedSetup, 'consumerCredentials'>

const partSchemas = {
  profile,
  user,
  fields,
  namespacedFields: z.array(text).check(z.maxLength(100)),
  connectedApp,
  connectedAppNamed: text,
  connectedAppCreationClosed: z.boolean(),
  connectedAppSavedAt: timeSchema,
  repairedPassword: repairedPassword,
  passwordFlowWorkedAt: timeSchema,
  passwordFlowBlocked: z.boolean(),
  organizationCreatedAt: timeSchema,
  externalClientApp,
  clientCredentialsWorkedAt: timeSchema,
  formFilledAt: timeSchema,
  activation,
} satisfies { readonly [Part in keyof Required<StoredSetup>]: z.ZodMiniType<Required<StoredSetup>[Part]> }

/** Parses a stored value into the observed setup. Drops malformed parts and keeps the others. */
export const parseObservedSetup = (stored: unknown): ObservedSetup => {
  if (typeof stored !== 'object' || stored === null) return {}
  const raw: Record<string, unknown> = { ...stored }
  return Object.fromEntries(
    Object.entries(partSchemas).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(raw[name])
      return parsed.success ? [[name, parsed.data]] : []
    }),
  )
}
