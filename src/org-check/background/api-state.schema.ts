/** Schema of an org's API state in `storage.session`. */

import * as z from 'zod/mini'
import { createParser, localizedTextSchema, timeSchema } from '../../platform/schema.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import { allStepIds } from '../../setup-guide/all-step-ids.ts'
import { type ApiState, emptyApiState } from '../api-state.ts'
import { type LoginOutcome, loginOutcomeKinds } from '../login-test/login-kinds.ts'
import { apiReasonTexts, type CheckRow } from '../row.ts'
import { recordIdPattern } from '../rows/account.ts'
import { repairItemSchema } from './repair-item.schema.ts'
import { takeBackPlanSchema, takeBackResultSchema } from './take-back.schema.ts'

const reasonSchema = z.enum(Object.keys(apiReasonTexts) as ApiReason[])
const checkRowSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['right', 'wrong', 'unknown']),
  label: localizedTextSchema,
  details: z.array(localizedTextSchema),
  action: z.nullable(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('show-me'), step: z.enum(allStepIds) }),
      z.strictObject({ kind: z.literal('mend') }),
      z.strictObject({
        kind: z.literal('open-user'),
        id: z.string().check(z.regex(recordIdPattern)),
        press: z.enum(['unfreeze', 'unlock']),
      }),
    ]),
  ),
}) satisfies z.ZodMiniType<CheckRow>

const flagSchema = z.nullable(z.boolean())
const describeSchema = z.strictObject({
  createable: flagSchema,
  updateable: flagSchema,
  queryable: flagSchema,
  fields: z.partialRecord(
    z.enum(requiredCaseFields.map(({ name }) => name)),
    z.strictObject({
      type: z.string(),
      length: z.nullable(z.number()),
      externalId: flagSchema,
      createable: flagSchema,
      updateable: flagSchema,
      nillable: flagSchema,
    }),
  ),
  required: z.array(z.string()),
  recordTypes: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      available: flagSchema,
      isDefault: flagSchema,
      master: flagSchema,
    }),
  ),
}) satisfies z.ZodMiniType<CaseDescribe>

const loginOutcomeSchema = z.strictObject({
  kind: z.enum(loginOutcomeKinds),
  at: timeSchema,
  grant: z.exactOptional(z.literal('client_credentials')),
  username: z.exactOptional(z.string()),
  host: z.exactOptional(z.string()),
  unrevoked: z.exactOptional(z.boolean()),
  said: z.exactOptional(z.string()),
  retryAt: z.exactOptional(timeSchema),
  line: z.exactOptional(z.strictObject({ status: z.string(), time: z.string() })),
  unread: z.exactOptional(reasonSchema),
  near: z.exactOptional(z.array(z.string())),
  describe: z.exactOptional(describeSchema),
}) satisfies z.ZodMiniType<LoginOutcome>

const apiStateSchema = z.strictObject({
  activeJob: z.null(),
  report: z.nullable(
    z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        at: timeSchema,
        rows: z.array(checkRowSchema),
        organizationId: z.exactOptional(z.string()),
        username: z.exactOptional(z.string()),
      }),
      z.strictObject({
        ok: z.literal(false),
        at: timeSchema,
        reason: reasonSchema,
        code: z.exactOptional(z.string()),
        status: z.exactOptional(z.int()),
      }),
    ]),
  ),
  repairPlan: z.array(repairItemSchema),
  repairNotes: z.exactOptional(
    z.array(z.strictObject({ text: localizedTextSchema, step: z.exactOptional(z.enum(allStepIds)) })),
  ),
  refusedRepairs: z.exactOptional(
    z.array(z.strictObject({ id: z.string(), reason: reasonSchema, times: z.int(), situation: z.string() })),
  ),
  repairResults: z.nullable(
    z.array(
      z.strictObject({
        item: repairItemSchema,
        end: z.enum(['made', 'there', 'failed', 'skipped']),
        reason: z.nullable(reasonSchema),
        message: z.string(),
      }),
    ),
  ),
  takeBackPlan: z.exactOptional(z.nullable(takeBackPlanSchema)),
  takeBackResults: z.exactOptional(z.nullable(z.array(takeBackResultSchema))),
  loginTest: z.nullable(loginOutcomeSchema),
  clientCredentialsTest: z.nullable(loginOutcomeSchema),
}) satisfies z.ZodMiniType<ApiState>

/** Parses a stored value; the empty state if it does not match. */
export const parseApiState = (stored: unknown): ApiState =>
  createParser(apiStateSchema)(stored) ?? emptyApiState
