/** Schema of repair items, as stored and as confirmed by the admin in the popup. */

import * as z from 'zod/mini'
import { caseFields } from '../../required-setup.ts'
import type { MendItem } from '../repair/repair-item.ts'

const named = z.string().check(z.maxLength(255))
/** Salesforce record ID. Restricted because it becomes part of a URL. */
const id = z.string().check(z.regex(/^[a-zA-Z0-9]{1,18}$/))
const field = z.enum(caseFields.map(({ name }) => name))

/** A single repair item. */
export const mendItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: field }),
  z.strictObject({ kind: z.literal('access'), fields: z.array(field).check(z.maxLength(20)) }),
  z.strictObject({ kind: z.literal('set') }),
  z.strictObject({ kind: z.literal('assignment'), username: named }),
  z.strictObject({
    kind: z.literal('layouts'),
    fields: z.array(field).check(z.maxLength(20)),
    layouts: z.array(z.strictObject({ id, name: named })).check(z.maxLength(500)),
  }),
  z.strictObject({ kind: z.literal('licence'), name: named, username: named }),
  z.strictObject({ kind: z.literal('profile'), name: named, base: z.exactOptional(named) }),
  z.strictObject({ kind: z.literal('user'), username: named, profile: named }),
  z.strictObject({ kind: z.literal('password'), username: named }),
]) satisfies z.ZodMiniType<MendItem>
