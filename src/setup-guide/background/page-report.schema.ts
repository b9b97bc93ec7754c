/** Schema of page reports: rejects unknown members and long texts. Does not judge their meaning. */

import * as z from 'zod/mini'
import type { PageReport } from '../../salesforce/extract/page-report.ts'

const text = z.string().check(z.maxLength(255))
/** Several texts of a page may form a single value, such as its scopes. */
const value = z.nullable(z.union([z.string().check(z.maxLength(8192)), z.boolean()]))
const values = z
  .record(z.string().check(z.maxLength(64)), value)
  .check(z.refine((record) => Object.keys(record).length <= 32))

export const pageReportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'profile-detail',
      'profile-edit',
      'profile-clone',
      'profile-chosen',
      'profile-withdrawn',
      'user-list',
      'user-detail',
      'app-detail',
      'user-chosen',
      'app-chosen',
      'app-refused',
      'consumer-details',
    ]),
    values,
  }),
  z.strictObject({
    kind: z.literal('case-fields'),
    listed: z.array(z.strictObject({ apiName: text, type: text })).check(z.maxLength(100)),
  }),
  z.strictObject({ kind: z.enum(['profile-named', 'app-named']), name: text }),
  z.strictObject({ kind: z.enum(['field-saved', 'field-shown']), name: text }),
  z.strictObject({ kind: z.literal('app-saved') }),
]) satisfies z.ZodMiniType<PageReport>
