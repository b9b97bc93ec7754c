/** Schema of repair items, as stored and as confirmed by the admin in the popup. */

import * as z from 'zod/mini'
import { requiredCaseFields } from '../../required-setup.ts'
import type { RepairItem } from '../repair/repair-item.ts'

const nameSchema = z.string().check(z.maxLength(255))
/** Salesforce record ID. Restricted because it becomes part of a URL. */
const id = z.string().check(z.regex(/^[a-zA-Z0-9]{1,18}$/))
const fieldNameSchema = z.enum(requiredCaseFields.map(({ name }) => name))

/** A single repair item. */
export const repairItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: fieldNameSchema }),
  z.strictObject({ kind: z.literal('access'), fields: z.array(fieldNameSchema).check(z.maxLength(20)) }),
  z.strictObject({ kind: z.literal('set') }),
  z.strictObject({ kind: z.literal('assignment'), username: nameSchema }),
  z.strictObject({
    kind: z.literal('layouts'),
    fields: z.array(fieldNameSchema).check(z.maxLength(20)),
    layouts: z.array(z.strictObject({ id, name: nameSchema })).check(z.maxLength(500)),
  }),
  z.strictObject({ kind: z.literal('licence'), name: nameSchema, username: nameSchema }),
  z.strictObject({ kind: z.literal('profile'), name: nameSchema, base: z.exactOptional(nameSchema) }),
  z.strictObject({ kind: z.literal('user'), username: nameSchema, profile: nameSchema }),
  z.strictObject({ kind: z.literal('password'), username: nameSchema }),
]) satisfies z.ZodMiniType<RepairItem>
