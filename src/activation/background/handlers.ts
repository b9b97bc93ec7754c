/** Handlers of messages about the activation. */

import * as z from 'zod/mini'
import { grantTypes } from '../../flow-retirement/grant-type.ts'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgSchema } from '../../org-access/background/org.schema.ts'
import { done, refuse } from '../../platform/background/reply.ts'
import { activateOrg } from './activate.ts'

/** As long as the settings allow. */
const endpointSchema = z.string().check(z.maxLength(2048))

export const activationHandlers = {
  activate: {
    schema: z.strictObject({ org: orgSchema, endpoint: endpointSchema, grant: z.enum(grantTypes) }),
    policy: 'org',
    async run({ org, ...shown }) {
      const refusal = await activateOrg(org, shown)
      return refusal ? refuse(refusal) : done
    },
  },
} satisfies Partial<PageHandlers>
