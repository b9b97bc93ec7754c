/** Handlers of messages about *Create the missing fields*. */

import * as z from 'zod/mini'
import type { ContentHandlers, PageHandlers } from '../../../org-access/background/handler.ts'
import { orgBodySchema } from '../../../org-access/background/org.schema.ts'
import { done, ok } from '../../../platform/background/reply.ts'
import { canBePage } from '../../../salesforce/extract/report-pages.ts'
import type { PageId } from '../../../salesforce/page-ids.ts'
import { pageRules } from '../../../salesforce/pages/pages.ts'
import { isSetupHost } from '../../../salesforce/urls/my-domain.ts'
import { fieldCreationPages, layoutChoices } from '../field-creation.ts'
import {
  endFieldCreationInFrame,
  getNextInstruction,
  startFieldCreationInFrame,
  stopFieldCreation,
} from './field-creation.ts'

export const fieldCreationContentHandlers = {
  'field-creation': {
    schema: z.strictObject({
      action: z.enum(['start', 'stop', 'left', 'fill', 'hands']),
      layouts: z.enum(layoutChoices),
    }),
    policy: 'automation',
    mayComeFrom: (url, { action }) =>
      isSetupHost(url) && (action !== 'start' || fieldCreationPages.some((page) => canBePage(page, url))),
    async run({ action, layouts }, sender) {
      if (action === 'start') return startFieldCreationInFrame(sender, layouts)
      await endFieldCreationInFrame(sender, action === 'stop' ? 'stopped' : action)
      return done
    },
  },
  'field-creation-step': {
    schema: z.strictObject({
      page: z.nullable(z.custom<PageId>((page) => pageRules.some(({ id }) => id === page))),
      errors: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(20)),
    }),
    policy: 'automation',
    mayComeFrom: (url, { page }) => isSetupHost(url) && (page === null || canBePage(page, url)),
    run: async (body, sender) => ok(await getNextInstruction(sender, body)),
  },
} satisfies Partial<ContentHandlers>

export const fieldCreationPageHandlers = {
  'stop-field-creation': {
    schema: orgBodySchema,
    policy: 'org',
    async run({ org }) {
      await stopFieldCreation(org)
      return done
    },
  },
} satisfies Partial<PageHandlers>
