/** Handlers of messages about the activation. */

import * as z from 'zod/mini'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgSchema } from '../../org-access/background/org.schema.ts'
import { done, refuse } from '../../platform/background/reply.ts'
import { activateOrg } from './activate.ts'

/** As long as the settings allow. */
const endpointSchema = z.string().check(z.maxLength(2048))

export const activationHandlers = {
  activate: {
    schema: z.strictObject({ org: orgSchema, endpoint: endpointSchema }),
    policy: 'org',
    run: async (body) => ((await activateOrg(body.org, body.endpoint)) ? done : refuse('endpoint-changed')),
  },
} satisfies Partial<PageHandlers>
