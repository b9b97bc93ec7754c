/** Handlers of messages about an org's API: check, repair, login test. */

import * as z from 'zod/mini'
import { grantTypes } from '../../flow-retirement/grant-type.ts'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgBodySchema, orgSchema } from '../../org-access/background/org.schema.ts'
import { done } from '../../platform/background/reply.ts'
import { testLogin } from '../login-test/background/test-login.ts'
import { cancelJob } from './api-state.ts'
import { checkOrg } from './check-org.ts'
import { repairItemSchema } from './repair-item.schema.ts'
import { repairOrg } from './repair-org.ts'

export const orgCheckHandlers = {
  'check-org': {
    schema: orgBodySchema,
    policy: 'api',
    needsAccess: true,
    async run({ org }) {
      await checkOrg(org)
      return done
    },
  },
  'repair-org': {
    schema: z.strictObject({ org: orgSchema, items: z.array(repairItemSchema).check(z.maxLength(20)) }),
    policy: 'api',
    needsAccess: true,
    async run({ org, items }) {
      await repairOrg(org, items)
      return done
    },
  },
  'cancel-job': {
    schema: orgBodySchema,
    policy: 'org',
    async run({ org }) {
      cancelJob(org)
      return done
    },
  },
  'test-login': {
    schema: z.strictObject({ org: orgSchema, grant: z.exactOptional(z.enum(grantTypes)) }),
    policy: 'api',
    needsAccess: true,
    async run({ org, grant }) {
      await testLogin(org, grant)
      return done
    },
  },
} satisfies Partial<PageHandlers>
