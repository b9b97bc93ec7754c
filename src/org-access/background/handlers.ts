/** Handlers of messages about access to an org. */

import { ok } from '../../platform/background/reply.ts'
import type { PageHandlers } from './handler.ts'
import { optionalOrgBodySchema } from './org.schema.ts'
import { waitForScriptPresence } from './script-presence.ts'

export const orgAccessHandlers = {
  'check-script-presence': {
    schema: optionalOrgBodySchema,
    policy: 'org',
    run: async ({ org }) => ok({ reach: await waitForScriptPresence(org ?? null) }),
  },
} satisfies Partial<PageHandlers>
