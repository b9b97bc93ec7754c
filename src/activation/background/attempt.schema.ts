/** The shape of an attempt to activate in `storage.session`. */

import * as z from 'zod/mini'
import { parserOf, time } from '../../platform/schema.ts'
import { credentialNames } from '../../required-setup.ts'
import { type ActivationOutcome, activationFailureKinds } from '../outcome.ts'

export interface ActivationAttempt {
  /** The idempotency key. */
  readonly id: string
  readonly startedAt: number
  /** Tells whether two attempts would send the same. */
  readonly fingerprint: string
  readonly state: 'sending' | 'finished'
  readonly outcome: ActivationOutcome | null
}

const value = z.enum(credentialNames)

const outcome = z.union([
  z.strictObject({
    kind: z.enum(['active', 'pending']),
    integrationId: z.exactOptional(z.string()),
    message: z.exactOptional(z.string()),
    at: time,
  }),
  z.strictObject({
    kind: z.enum(activationFailureKinds),
    at: time,
    status: z.exactOptional(z.int()),
    requestId: z.exactOptional(z.string()),
    detail: z.exactOptional(z.string()),
    errors: z.exactOptional(z.array(z.strictObject({ field: value, message: z.string() }))),
    missing: z.exactOptional(z.array(z.enum([...credentialNames, 'token']))),
    retryAt: z.exactOptional(time),
    tries: z.int(),
  }),
]) satisfies z.ZodMiniType<ActivationOutcome>

const attempt = z.strictObject({
  id: z.string(),
  startedAt: time,
  fingerprint: z.string(),
  state: z.enum(['sending', 'finished']),
  outcome: z.nullable(outcome),
}) satisfies z.ZodMiniType<ActivationAttempt>

/** Parses anything into the attempt, or null. */
export const parseActivationAttempt: (stored: unknown) => ActivationAttempt | null = parserOf(attempt)
