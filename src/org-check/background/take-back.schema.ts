/** Schemas of *Take it back*: its preview and results as stored, and the admin's confirmation. */

import * as z from 'zod/mini'
import { changeKinds } from '../../change-record/change.ts'
import { timeSchema } from '../../platform/schema.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import { apiReasonTexts } from '../row.ts'
import { leavingReasons, type TakeBackPlan, type TakeBackResult } from '../take-back/take-back-item.ts'

const apiReasons = Object.keys(apiReasonTexts) as ApiReason[]
const reasonSchema = z.enum([...leavingReasons, ...apiReasons])
const nameSchema = z.string().check(z.maxLength(255))

/** Keys of the confirmed changes. */
export const takeBackKeysSchema = z.array(nameSchema).check(z.maxLength(500))

const changeMembers = {
  key: nameSchema,
  kind: z.enum(changeKinds),
  action: z.enum(['made', 'changed']),
  name: nameSchema,
  id: z.nullable(nameSchema),
  details: z.array(nameSchema),
} as const

/** The preview. */
export const takeBackPlanSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    at: timeSchema,
    items: z.array(
      z.strictObject({
        ...changeMembers,
        verdict: z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('offered') }),
          z.strictObject({ state: z.literal('gone') }),
          z.strictObject({ state: z.literal('left'), reason: reasonSchema, message: z.string() }),
        ]),
      }),
    ),
  }),
  z.strictObject({
    ok: z.literal(false),
    at: timeSchema,
    reason: z.enum([...apiReasons, 'other-organization']),
  }),
]) satisfies z.ZodMiniType<TakeBackPlan>

/** Result of one item. */
export const takeBackResultSchema = z.strictObject({
  item: z.strictObject(changeMembers),
  end: z.enum(['taken-back', 'already-gone', 'left', 'refused', 'skipped']),
  reason: z.nullable(reasonSchema),
  message: z.string(),
}) satisfies z.ZodMiniType<TakeBackResult>
