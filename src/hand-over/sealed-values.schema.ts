/** Schemas of sealed values, for what was opened and for the message that hands it on. */

import * as z from 'zod/mini'
import { createParser } from '../platform/schema.ts'
import type { SealedValues } from './sealed-values.ts'

/** As long as a typed value may be; without one nothing can be activated. */
const valueSchema = z.string().check(z.minLength(1), z.maxLength(512), z.regex(/^\P{Cc}*$/u))

const clientCredentials = { clientSecret: valueSchema, clientId: valueSchema, domain: valueSchema }

/** The members of each kind of sealed values, to be extended by whoever carries them. */
export const sealedValuesShapes = {
  password: {
    grant: z.literal('password'),
    values: z.strictObject({ username: valueSchema, password: valueSchema, ...clientCredentials }),
  },
  clientCredentials: {
    grant: z.literal('client_credentials'),
    values: z.strictObject(clientCredentials),
  },
} as const

const sealedValuesSchema = z.union([
  z.strictObject(sealedValuesShapes.password),
  z.strictObject(sealedValuesShapes.clientCredentials),
]) satisfies z.ZodMiniType<SealedValues>

/** Parses opened values; null if one is missing, empty, too long or of another kind. */
export const parseSealedValues: (opened: unknown) => SealedValues | null = createParser(sealedValuesSchema)
