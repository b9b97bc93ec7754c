/** Handlers of messages that concern several rooms: the popup's state, and clearing an org. */

import { abortActivation } from '../activation/background/activate.ts'
import { removeChangeRecord } from '../change-record/background/change-record-store.ts'
import { clearVault } from '../credentials/background/vault.ts'
import { clearLog } from '../diagnostics/background/diagnostic-log.ts'
import type { PageHandlers } from '../org-access/background/handler.ts'
import { clearLastOrg } from '../org-access/background/last-org.ts'
import { optionalOrgBodySchema, orgBodySchema } from '../org-access/background/org.schema.ts'
import { hasOrgAccess, removeOrgAccess } from '../org-access/background/org-access.ts'
import { clearPendingAccess } from '../org-access/background/pending-access.ts'
import { clearApiState } from '../org-check/background/api-state.ts'
import { done, ok, refuse } from '../platform/background/reply.ts'
import { sessionArea } from '../platform/stored-item.ts'
import { checkAtStartKey, chosenTabKey } from '../platform/stored-keys.ts'
import { removeFilledPages } from '../setup-guide/background/filled-pages.ts'
import { restartedState, withGuideInactive } from '../setup-guide/background/org-state-changes.ts'
import { removeOrgState, updateOrgState } from '../setup-guide/background/org-store.ts'
import { removeUnconfirmedSetup } from '../setup-guide/background/unconfirmed-setup.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { getCurrentOrg, getPopupState } from './popup-state.ts'

/** Removes the org's values, its last activation, and the results of its API check. */
const clearCredentials = async (org: string): Promise<void> => {
  await abortActivation(org)
  await clearVault(org)
  await clearApiState(org)
}

/** Removes everything about the org, from memory and from our files on disk. */
const clearOrg = async (org: string): Promise<void> => {
  // First, so that reports which the org's pages still send are refused.
  await updateOrgState(org, () => emptyOrgState)
  await clearCredentials(org)
  await clearLog(org)
  await removeUnconfirmedSetup(org)
  await removeChangeRecord(org)
  await removeOrgState(org)
  await clearPendingAccess(org)
  await clearLastOrg(org)
  await removeFilledPages(org)
  for (const key of [chosenTabKey(org), checkAtStartKey(org)]) await sessionArea.remove(key)
  await removeOrgAccess(org)
}

export const orgHandlers = {
  'get-popup-state': {
    schema: optionalOrgBodySchema,
    policy: 'exempt',
    run: async ({ org }) => ok(await getPopupState(org)),
  },
  'get-current-org': {
    schema: optionalOrgBodySchema,
    policy: 'exempt',
    run: async ({ org }) => ok(await getCurrentOrg(org)),
  },
  'start-over': {
    schema: orgBodySchema,
    policy: 'org',
    async run({ org }) {
      await clearCredentials(org)
      await removeUnconfirmedSetup(org)
      await updateOrgState(org, () => restartedState)
      // Nobody is known any more, so that what a form leads to cannot be told from what was there.
      await removeFilledPages(org)
      return done
    },
  },
  'clear-credentials': {
    schema: orgBodySchema,
    policy: 'exempt',
    async run({ org }) {
      await clearCredentials(org)
      return done
    },
  },
  'remove-access': {
    schema: orgBodySchema,
    policy: 'exempt',
    async run({ org }) {
      // Without access the guide would wait for it, with a mark on the button.
      await updateOrgState(org, withGuideInactive)
      await clearPendingAccess(org)
      await removeOrgAccess(org)
      return (await hasOrgAccess(org)) ? refuse('access-too-wide') : done
    },
  },
  'clear-org': {
    schema: orgBodySchema,
    policy: 'exempt',
    forgetsOrg: true,
    async run({ org }) {
      await clearOrg(org)
      return done
    },
  },
} satisfies Partial<PageHandlers>
