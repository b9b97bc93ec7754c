/** Handlers of messages about access to an org. */

import * as z from 'zod/mini'
import { ok } from '../../platform/background/reply.ts'
import type { PageHandlers } from './handler.ts'
import { optionalOrgBodySchema } from './org.schema.ts'
import { listAccess } from './org-access.ts'
import { waitForScriptPresence } from './script-presence.ts'

export const orgAccessHandlers = {
  'check-script-presence': {
    schema: optionalOrgBodySchema,
    policy: 'org',
    run: async ({ org }) => ok({ reach: await waitForScriptPresence(org ?? null) }),
  },
  'list-access': {
    schema: z.strictObject({}),
    policy: 'exempt',
    run: async () => ok(await listAccess()),
  },
} satisfies Partial<PageHandlers>
