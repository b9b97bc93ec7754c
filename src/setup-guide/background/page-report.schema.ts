/**
 * Schema of page reports: rejects unknown members and long texts, but judges no meaning. Texts
 * become part of the observed setup unchanged, so their limits are those of the stored setup.
 */

import * as z from 'zod/mini'
import type { PageReport } from '../../salesforce/extract/page-report.ts'

const text = z.string().check(z.maxLength(255))
const joinedTexts = z.string().check(z.maxLength(8192))
/** Values that join several texts of a page. They are judged and never stored. */
const joinedNames: ReadonlySet<string> = new Set(['addresses', 'scopes', 'said'])

const values = z
  .record(z.string().check(z.maxLength(64)), z.nullable(z.union([joinedTexts, z.boolean()])))
  .check(
    z.refine((named) => Object.keys(named).length <= 32),
    z.refine((named) =>
      Object.entries(named).every(
        ([name, value]) => joinedNames.has(name) || typeof value !== 'string' || value.length <= 255,
      ),
    ),
  )

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
      'user-edit',
      'app-detail',
      'app-policies',
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
  z.strictObject({ kind: z.enum(['profile-named', 'user-named', 'app-named']), name: text }),
  z.strictObject({ kind: z.enum(['field-saved', 'field-shown']), name: text }),
  z.strictObject({ kind: z.literal('app-saved') }),
]) satisfies z.ZodMiniType<PageReport>
