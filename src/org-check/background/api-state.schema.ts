/** The shape of what is known of an org's API in `storage.session`. */

import * as z from 'zod/mini'
import { parserOf, text, time } from '../../platform/schema.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import { stepIds } from '../../setup-guide/ids.ts'
import { type ApiState, emptyApiState } from '../api-state.ts'
import { type LoginOutcome, loginOutcomeKinds } from '../login-test/login-kinds.ts'
import { apiReasonTexts, type CheckRow } from '../row.ts'
import { recordIdPattern } from '../rows/account.ts'
import { repairItemSchema } from './repair-item.schema.ts'

const reason = z.enum(Object.keys(apiReasonTexts) as ApiReason[])
const checkRow = z.strictObject({
  id: z.string(),
  status: z.enum(['right', 'wrong', 'unknown']),
  label: text,
  details: z.array(text),
  action: z.nullable(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('show-me'), step: z.enum(stepIds) }),
      z.strictObject({ kind: z.literal('mend') }),
      z.strictObject({
        kind: z.literal('open-user'),
        id: z.string().check(z.regex(recordIdPattern)),
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
    z.enum(requiredCaseFields.map(({ name }) => name)),
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
  kind: z.enum(loginOutcomeKinds),
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
}) satisfies z.ZodMiniType<LoginOutcome>

const apiState = z.strictObject({
  activeJob: z.null(),
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
  repairPlan: z.array(repairItemSchema),
  repairNotes: z.exactOptional(z.array(z.strictObject({ text, step: z.exactOptional(z.enum(stepIds)) }))),
  refusedRepairs: z.exactOptional(
    z.array(z.strictObject({ id: z.string(), reason, times: z.int(), situation: z.string() })),
  ),
  repairResults: z.nullable(
    z.array(
      z.strictObject({
        item: repairItemSchema,
        end: z.enum(['made', 'there', 'failed', 'skipped']),
        reason: z.nullable(reason),
        message: z.string(),
      }),
    ),
  ),
  loginTest: z.nullable(signIn),
}) satisfies z.ZodMiniType<ApiState>

/** Parses anything into what is known of an org's API, or nothing. */
export const parseApiState = (stored: unknown): ApiState => parserOf(apiState)(stored) ?? emptyApiState
