/** Handlers of messages about values that are sealed for a colleague. */

import * as z from 'zod/mini'
import { abortActivation } from '../../activation/background/activate.ts'
import { recordHandOver } from '../../change-record/background/change-record-store.ts'
import { toActivationPayload } from '../../credentials/background/credentials.ts'
import { readVault, setReceivedCredentials } from '../../credentials/background/vault.ts'
import { getGrantType, grantTypes } from '../../flow-retirement/grant-type.ts'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { orgSchema } from '../../org-access/background/org.schema.ts'
import { done, ok, refuse } from '../../platform/background/reply.ts'
import { readPolicy } from '../../platform/policy.ts'
import { timeSchema } from '../../platform/schema.ts'
import { withoutRepairedPassword } from '../../setup-guide/background/org-state-changes.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import { isDomainAllowed } from '../sealed-domain.ts'
import { parseSealedValues, sealedValuesShapes } from '../sealed-values.schema.ts'

const { password, clientCredentials } = sealedValuesShapes
const receivedMembers = { org: orgSchema, sealedAt: timeSchema }

export const handOverHandlers = {
  'get-values-to-seal': {
    schema: z.strictObject({ org: orgSchema, grant: z.enum(grantTypes) }),
    policy: 'seal',
    async run({ org, grant }) {
      const [{ observedSetup, chosenGrant }, vault] = await Promise.all([loadOrgState(org), readVault(org)])
      if (getGrantType(chosenGrant, new Date()) !== grant) return refuse('grant-changed')
      const { username, password, ...values } = toActivationPayload(org, vault, observedSetup, Date.now())
      // Null where one is missing: nothing is sealed by halves.
      const sealed = parseSealedValues({
        grant,
        values: grant === 'password' ? { username, password, ...values } : values,
      })
      // Before they go: whether and when the colleague hands them on is never told.
      if (sealed) await recordHandOver(org, Date.now())
      return ok(sealed)
    },
  },
  'receive-credentials': {
    schema: z.union([
      z.strictObject({ ...receivedMembers, ...password }),
      z.strictObject({ ...receivedMembers, ...clientCredentials }),
    ]),
    policy: 'seal',
    async run({ org, sealedAt, grant, values }) {
      if (!isDomainAllowed(await readPolicy(), values.domain)) return refuse('org-not-allowed')
      // What is still being sent are other values, and their outcome says nothing of these.
      await abortActivation(org)
      await setReceivedCredentials(org, values, sealedAt)
      // Registers nothing: the guide stays as it is in this org.
      await updateOrgState(org, (state) => ({ ...withoutRepairedPassword(state), chosenGrant: grant }))
      return done
    },
  },
} satisfies Partial<PageHandlers>
