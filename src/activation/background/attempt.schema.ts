/** Schema of an activation attempt in `storage.session`. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'
import { credentialNames } from '../../required-setup.ts'
import { type ActivationOutcome, activationFailureKinds } from '../outcome.ts'

export interface ActivationAttempt {
  /** The idempotency key. */
  readonly id: string
  readonly startedAt: number
  /** Hash of the payload: equal if two attempts send the same values to the same endpoint. */
  readonly fingerprint: string
  readonly state: 'sending' | 'finished'
  readonly outcome: ActivationOutcome | null
}

const credentialNameSchema = z.enum(credentialNames)

const outcomeSchema = z.union([
  z.strictObject({
    kind: z.enum(['active', 'pending']),
    integrationId: z.exactOptional(z.string()),
    message: z.exactOptional(z.string()),
    at: timeSchema,
  }),
  z.strictObject({
    kind: z.enum(activationFailureKinds),
    at: timeSchema,
    status: z.exactOptional(z.int()),
    requestId: z.exactOptional(z.string()),
    detail: z.exactOptional(z.string()),
    errors: z.exactOptional(z.array(z.strictObject({ field: credentialNameSchema, message: z.string() }))),
    missing: z.exactOptional(z.array(z.enum([...credentialNames, 'token']))),
    retryAt: z.exactOptional(timeSchema),
    tries: z.int(),
  }),
]) satisfies z.ZodMiniType<ActivationOutcome>

const attemptSchema = z.strictObject({
  id: z.string(),
  startedAt: timeSchema,
  fingerprint: z.string(),
  state: z.enum(['sending', 'finished']),
  outcome: z.nullable(outcomeSchema),
}) satisfies z.ZodMiniType<ActivationAttempt>

/** Parses a stored value; null if it does not match. */
export const parseActivationAttempt: (stored: unknown) => ActivationAttempt | null =
  createParser(attemptSchema)
