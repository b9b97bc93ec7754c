/** Schemas of all messages. Strict: a message with an unknown member is malformed. */

import * as z from 'zod/mini'
import type { ContentMessage, PageMessage } from '../messages.ts'
import { repairItemSchema } from '../org-check/background/repair-item.schema.ts'
import { credentialNames } from '../required-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { pageRules } from '../salesforce/pages/pages.ts'
import { pageReportSchema } from '../setup-guide/background/page-report.schema.ts'
import { pointed } from '../setup-guide/background/picked-control.schema.ts'
import { layoutChoices } from '../setup-guide/field-creation/field-creation.ts'
import { stepIds } from '../setup-guide/ids.ts'

const org = z.string().check(z.minLength(1), z.maxLength(255))
const step = z.enum(stepIds)
/** Consumer key or secret: a single word. */
const consumerValue = z.string().check(z.trim(), z.minLength(1), z.maxLength(512), z.regex(/^[^\s\p{C}]+$/u))
/** No value is longer; an empty value removes the stored value. */
const typedValue = z.string().check(z.maxLength(512), z.regex(/^\P{Cc}*$/u))
const token = z.string().check(z.trim(), z.maxLength(4096), z.regex(/^[\x21-\x7e]*$/))

/** Origins are short; endpoints have the same limit as in the settings. */
const origin = z.string().check(z.maxLength(300))
const tab = z.int().check(z.nonnegative())
const endpoint = z.string().check(z.maxLength(2048))

export const contentMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan'), around: z.array(origin).check(z.maxLength(20)) }),
  z.strictObject({ type: z.literal('reading'), reading: pageReportSchema }),
  z.strictObject({
    type: z.literal('consumer'),
    appName: z.string().check(z.trim(), z.maxLength(255)),
    clientId: z.exactOptional(consumerValue),
    clientSecret: z.exactOptional(consumerValue),
  }),
  z.strictObject({
    type: z.literal('card'),
    action: z.enum(['back', 'skip', 'hide', 'kept-off']),
    step,
  }),
  z.strictObject({ type: z.literal('pointed'), pointed }),
  z.strictObject({
    type: z.literal('run'),
    action: z.enum(['start', 'stop', 'left', 'fill', 'hands']),
    layouts: z.enum(layoutChoices),
  }),
  z.strictObject({
    type: z.literal('run-step'),
    page: z.nullable(z.custom<PageId>((page) => pageRules.some(({ id }) => id === page))),
    errors: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(20)),
  }),
  z.strictObject({ type: z.literal('hands') }),
  z.strictObject({ type: z.literal('page-click'), control: z.literal('scope-add') }),
]) satisfies z.ZodMiniType<ContentMessage>

export const pageMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), org: z.exactOptional(org) }),
  z.strictObject({ type: z.literal('chosen-org'), org: z.exactOptional(org) }),
  z.strictObject({ type: z.literal('sign-of-life'), org: z.exactOptional(org) }),
  z.strictObject({ type: z.literal('start'), org }),
  z.strictObject({ type: z.literal('start-over'), org }),
  z.strictObject({ type: z.literal('show-me'), org, step: z.exactOptional(step) }),
  z.strictObject({ type: z.literal('stop-run'), org }),
  z.strictObject({ type: z.literal('show'), org, hidden: z.boolean() }),
  z.strictObject({ type: z.literal('skip'), org, step, skipped: z.boolean() }),
  z.strictObject({ type: z.literal('drop-app'), org }),
  z.strictObject({ type: z.literal('set-value'), org, name: z.enum(credentialNames), value: typedValue }),
  z.strictObject({ type: z.literal('set-token'), org, token }),
  z.strictObject({ type: z.literal('activate'), org, endpoint }),
  z.strictObject({ type: z.literal('fill-spaceiq'), org, tab, origin }),
  z.strictObject({ type: z.literal('saved'), org, saved: z.boolean() }),
  z.strictObject({ type: z.literal('look-spaceiq'), tab, origin }),
  z.strictObject({ type: z.literal('forget'), org }),
  z.strictObject({ type: z.literal('reset'), org }),
  z.strictObject({ type: z.literal('report') }),
  z.strictObject({ type: z.literal('check-org'), org }),
  z.strictObject({ type: z.literal('stop-job'), org }),
  z.strictObject({
    type: z.literal('mend'),
    org,
    items: z.array(repairItemSchema).check(z.maxLength(20)),
  }),
  z.strictObject({ type: z.literal('test-sign-in'), org }),
]) satisfies z.ZodMiniType<PageMessage>
