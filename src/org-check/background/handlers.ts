/** Handlers of messages about an org's API: check, repair, login test. */

import * as z from 'zod/mini'
import { grantTypes } from '../../flow-retirement/grant-type.ts'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgBodySchema, orgSchema } from '../../org-access/background/org.schema.ts'
import { done } from '../../platform/background/reply.ts'
import { navigateToStep } from '../../setup-guide/background/navigate.ts'
import { testLogin } from '../login-test/background/test-login.ts'
import { cancelJob, getApiState } from './api-state.ts'
import { checkOrg } from './check-org.ts'
import { repairItemSchema } from './repair-item.schema.ts'
import { repairOrg } from './repair-org.ts'
import { takeBackKeysSchema } from './take-back.schema.ts'
import { planTakeBack, takeBackInOrg } from './take-back-org.ts'

/** Opens the page of the next step if nothing of the repair needs attention. */
const showStepAfterRepair = async (org: string): Promise<void> => {
  const { report, repairResults, repairPlan } = await getApiState(org)
  const results = repairResults ?? []
  const isComplete = results.length > 0 && results.every(({ end }) => end === 'made' || end === 'there')
  if (!report?.ok || !isComplete || repairPlan.length > 0) return
  const isNewOrg = results.some(({ item, end }) => item.kind === 'user' && end === 'made')
  await navigateToStep(org, undefined, { isNewOrg })
}

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
    schema: z.strictObject({
      org: orgSchema,
      items: z.array(repairItemSchema).check(z.maxLength(20)),
      showNext: z.exactOptional(z.literal(true)),
    }),
    policy: 'api',
    needsAccess: true,
    async run({ org, items, showNext }) {
      await repairOrg(org, items)
      if (showNext) await showStepAfterRepair(org)
      return done
    },
  },
  'plan-take-back': {
    schema: orgBodySchema,
    policy: 'api',
    needsAccess: true,
    async run({ org }) {
      await planTakeBack(org)
      return done
    },
  },
  'take-back': {
    schema: z.strictObject({ org: orgSchema, keys: takeBackKeysSchema }),
    policy: 'api',
    needsAccess: true,
    async run({ org, keys }) {
      await takeBackInOrg(org, keys)
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
