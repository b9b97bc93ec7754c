/** Handlers of messages about a page's skeleton. */

import * as z from 'zod/mini'
import type { ContentHandlers, PageHandlers } from '../../org-access/background/handler.ts'
import { orgBodySchema } from '../../org-access/background/org.schema.ts'
import { done, ok, refuse } from '../../platform/background/reply.ts'
import { isSetupHost } from '../../salesforce/urls/my-domain.ts'
import { describeTab } from './describe-tab.ts'
import { openSkeletonTab } from './skeleton-tab.ts'

export const skeletonContentHandlers = {
  'open-page-skeleton': {
    schema: z.strictObject({}),
    policy: 'org',
    // A control is lost on Classic pages alone.
    mayComeFrom: isSetupHost,
    async run(_, { org, tabId }) {
      await openSkeletonTab(org, tabId)
      return done
    },
  },
} satisfies Partial<ContentHandlers>

export const skeletonPageHandlers = {
  'describe-page': {
    schema: orgBodySchema,
    policy: 'org',
    needsAccess: true,
    async run({ org }) {
      const skeleton = await describeTab(org)
      return skeleton ? ok(skeleton) : refuse('no-org-tab')
    },
  },
} satisfies Partial<PageHandlers>
