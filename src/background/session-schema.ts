/** Schemas of everything in `storage.session`. A value that does not match counts as absent. */

import * as z from 'zod/mini'
import { activationValues, caseFields } from '../blueprint.ts'
import { recordId } from '../check/account.ts'
import { type CheckRow, reasonTexts } from '../check/row.ts'
import { type SignInOutcome, signInKinds } from '../check/sign-in.ts'
import { type ApiState, noApiState } from '../check/state.ts'
import { stepIds } from '../guide/ids.ts'
import type { Text } from '../guide/step.ts'
import type { HeldValue } from '../messages.ts'
import type { CaseDescribe } from '../salesforce/api/case-describe.ts'
import type { ApiReason } from '../salesforce/api/errors.ts'
import { type ActivationOutcome, failureKinds } from '../spaceiq/outcome.ts'
import type { Attempt } from './attempt.ts'
import { time } from './evidence-schema.ts'
import type { Journal } from './journal.ts'
import { mendItem } from './mend-schema.ts'
import type { VaultEntry } from './vault-entry.ts'

const value = z.enum(activationValues)

const held = z.strictObject({
  value: z.string(),
  provenance: z.nullable(
    z.strictObject({
      from: z.enum(['consumer-details', 'app-detail', 'user', 'typed', 'mended', 'address']),
      name: z.exactOptional(z.string()),
      at: time,
    }),
  ),
}) satisfies z.ZodMiniType<HeldValue>

const vaultEntry = z.strictObject({
  values: z.partialRecord(value, held),
  token: z.exactOptional(z.string()),
  capturedAt: time,
}) satisfies z.ZodMiniType<VaultEntry>

const outcome = z.union([
  z.strictObject({
    kind: z.enum(['active', 'pending']),
    integrationId: z.exactOptional(z.string()),
    message: z.exactOptional(z.string()),
    at: time,
  }),
  z.strictObject({
    kind: z.enum(failureKinds),
    at: time,
    status: z.exactOptional(z.int()),
    requestId: z.exactOptional(z.string()),
    detail: z.exactOptional(z.string()),
    errors: z.exactOptional(z.array(z.strictObject({ field: value, message: z.string() }))),
    missing: z.exactOptional(z.array(z.enum([...activationValues, 'token']))),
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
}) satisfies z.ZodMiniType<Attempt>

const text = z.strictObject({ key: z.string(), subs: z.array(z.string()) }) satisfies z.ZodMiniType<Text>
const reason = z.enum(Object.keys(reasonTexts) as ApiReason[])
const checkRow = z.strictObject({
  id: z.string(),
  status: z.enum(['right', 'wrong', 'unknown']),
  label: text,
  evidence: z.array(text),
  action: z.nullable(
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('show-me'), step: z.enum(stepIds) }),
      z.strictObject({ do: z.literal('mend') }),
      z.strictObject({
        do: z.literal('open-user'),
        id: z.string().check(z.regex(recordId)),
        press: z.enum(['unfreeze', 'unlock']),
      }),
    ]),
  ),
}) satisfies z.ZodMiniType<CheckRow>

const flag = z.nullable(z.boolean())
const describe = z.strictObject({
  createable: flag,
  updateable: flag,
  queryable: flag,
  fields: z.partialRecord(
    z.enum(caseFields.map(({ name }) => name)),
    z.strictObject({
      type: z.string(),
      length: z.nullable(z.number()),
      externalId: flag,
      createable: flag,
      updateable: flag,
      nillable: flag,
    }),
  ),
  required: z.array(z.string()),
  recordTypes: z.array(
    z.strictObject({ id: z.string(), name: z.string(), available: flag, isDefault: flag, master: flag }),
  ),
}) satisfies z.ZodMiniType<CaseDescribe>

const signIn = z.strictObject({
  kind: z.enum(signInKinds),
  at: time,
  username: z.exactOptional(z.string()),
  host: z.exactOptional(z.string()),
  unrevoked: z.exactOptional(z.boolean()),
  said: z.exactOptional(z.string()),
  retryAt: z.exactOptional(time),
  line: z.exactOptional(z.strictObject({ status: z.string(), time: z.string() })),
  unread: z.exactOptional(reason),
  near: z.exactOptional(z.array(z.string())),
  describe: z.exactOptional(describe),
}) satisfies z.ZodMiniType<SignInOutcome>

const apiState = z.strictObject({
  running: z.null(),
  report: z.nullable(
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), at: time, rows: z.array(checkRow) }),
      z.strictObject({
        ok: z.literal(false),
        at: time,
        reason,
        code: z.exactOptional(z.string()),
        status: z.exactOptional(z.int()),
      }),
    ]),
  ),
  plan: z.array(mendItem),
  notes: z.exactOptional(z.array(z.strictObject({ text, step: z.exactOptional(z.enum(stepIds)) }))),
  refused: z.exactOptional(
    z.array(z.strictObject({ id: z.string(), reason, times: z.int(), situation: z.string() })),
  ),
  mended: z.nullable(
    z.array(
      z.strictObject({
        item: mendItem,
        end: z.enum(['made', 'there', 'failed', 'skipped']),
        reason: z.nullable(reason),
        message: z.string(),
      }),
    ),
  ),
  signIn: z.nullable(signIn),
}) satisfies z.ZodMiniType<ApiState>

const journal = z.strictObject({
  pages: z.record(z.string(), z.array(z.string())),
  troubles: z.array(
    z.strictObject({ at: time, org: z.nullable(z.string()), what: z.string(), name: z.string() }),
  ),
}) satisfies z.ZodMiniType<Journal>

const reader =
  <T>(schema: z.ZodMiniType<T>) =>
  (stored: unknown): T | null => {
    const parsed = schema.safeParse(stored)
    return parsed.success ? parsed.data : null
  }

/** Parses a vault entry; null if malformed. */
export const parseEntry: (stored: unknown) => VaultEntry | null = reader(vaultEntry)
/** Parses an activation attempt; null if malformed. */
export const parseAttempt: (stored: unknown) => Attempt | null = reader(attempt)
/** Parses an org's API state; the empty state if malformed. */
export const parseApiState = (stored: unknown): ApiState => reader(apiState)(stored) ?? noApiState
/** Parses the diagnostic log; null if malformed. */
export const parseJournal: (stored: unknown) => Journal | null = reader(journal)
