/** Handlers of messages about SpaceIQ's own form. */

import * as z from 'zod/mini'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgSchema } from '../../org-access/background/org.schema.ts'
import { done, ok } from '../../platform/background/reply.ts'
import { confirmSaved, markFormFilled } from './confirm-saved.ts'
import { fillFormInTab, inspectFormInTab } from './fill-form-in-tab.ts'

const tabSchema = z.int().check(z.nonnegative())
const originSchema = z.string().check(z.maxLength(300))

export const spaceiqFormHandlers = {
  'fill-spaceiq-form': {
    schema: z.strictObject({ org: orgSchema, tab: tabSchema, origin: originSchema }),
    policy: 'automation',
    run: async (body) => markFormFilled(body.org, await fillFormInTab(body.org, body.tab, body.origin)),
  },
  'read-spaceiq-form': {
    schema: z.strictObject({ tab: tabSchema, origin: originSchema }),
    policy: 'automation',
    run: async (body) => ok(await inspectFormInTab(body.tab, body.origin)),
  },
  'confirm-saved': {
    schema: z.strictObject({ org: orgSchema, saved: z.boolean() }),
    policy: 'org',
    async run({ org, saved }) {
      await confirmSaved(org, saved)
      return done
    },
  },
} satisfies Partial<PageHandlers>
