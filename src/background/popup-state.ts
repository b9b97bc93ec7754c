/** Assembles everything the popup shows about an org. */

import { getActivationState, reconcileActivation } from '../activation/background/activate.ts'
import { loadChangeRecord } from '../change-record/background/change-record-store.ts'
import { emptyChangeRecord } from '../change-record/change.ts'
import { toDisplayedCredentials } from '../credentials/background/credentials.ts'
import { readVault } from '../credentials/background/vault.ts'
import { emptyVaultEntry } from '../credentials/background/vault-entry.ts'
import type { CurrentOrg, PopupState } from '../messages.ts'
import { findNonOrgTab } from '../org-access/background/active-tab.ts'
import { listStoredOrgs } from '../org-access/background/known-orgs.ts'
import { getLastOrg } from '../org-access/background/last-org.ts'
import { hasOrgAccess } from '../org-access/background/org-access.ts'
import { getOrgTabs } from '../org-access/background/org-tabs.ts'
import { getPendingAccess } from '../org-access/background/pending-access.ts'
import { emptyApiState } from '../org-check/api-state.ts'
import { getApiState } from '../org-check/background/api-state.ts'
import { features, isFeatureDisabled, isOrgAllowed, readPolicy } from '../platform/policy.ts'
import { readSettingsOrDefaults } from '../platform/settings.ts'
import { myDomainUrl } from '../salesforce/urls/my-domain.ts'
import { listOrgsWithoutAccess } from '../setup-guide/background/active-orgs.ts'
import { loadOrgState } from '../setup-guide/background/org-store.ts'
import { getOfferedSetup, removeUnconfirmedSetup } from '../setup-guide/background/unconfirmed-setup.ts'
import { getFieldCreationTab } from '../setup-guide/field-creation/background/field-creation.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { getActiveSpaceiqTab } from '../spaceiq-form/background/fill-form-in-tab.ts'

/**
 * Returns the state of the given org; by default of the active tab's org, else of the most recently
 * used org tab, else of the last org. Rejects when storage or the tabs cannot be read.
 */
export const getPopupState = async (given?: string): Promise<PopupState> => {
  const [tabs, storedOrgs, last, settings, policy] = await Promise.all([
    getOrgTabs(),
    listStoredOrgs(),
    getLastOrg(),
    readSettingsOrDefaults(),
    readPolicy(),
  ])
  const key = given ?? tabs[0]?.org ?? last
  const others = [...new Set([...tabs.map(({ org }) => org), ...storedOrgs])].filter((org) => org !== key)
  const common = {
    others,
    endpoint: settings.activationEndpoint,
    contactEmail: settings.contactEmail,
    policy: {
      allowed: key === null || isOrgAllowed(policy, key),
      off: features.filter((feature) => isFeatureDisabled(policy, feature)),
    },
    spaceiq: await getActiveSpaceiqTab(settings.allowedHosts),
    activeTab: await findNonOrgTab(),
  }
  if (key === null) return { ...stateWithoutOrg, ...common }

  await reconcileActivation(key).catch(() => undefined)
  // Closing a tab ends its field creation without an event.
  await getFieldCreationTab(key).catch(() => undefined)
  const vault = await readVault(key)
  const [orgState, activation, api, changes] = await Promise.all([
    loadOrgState(key),
    getActivationState(key),
    getApiState(key),
    loadChangeRecord(key),
  ])
  const unconfirmed = await getOfferedSetup(key, orgState)
  // Pages have shown all of it since.
  if (!unconfirmed) await removeUnconfirmedSetup(key).catch(() => undefined)
  const pending = await getPendingAccess(key)
  const isMissing = pending !== null && !(await hasOrgAccess(key))
  const domain = myDomainUrl(`https://${key}/`)
  const tab = tabs.find(({ org }) => org === key)
  return {
    org: { key, domain, open: tab !== undefined, tab: tab?.state ?? null },
    ...common,
    waitingOrgs: (await listOrgsWithoutAccess()).filter((org) => org !== key),
    accessRequest: isMissing ? { at: pending.at, denied: pending.denied } : null,
    orgState,
    unconfirmed,
    values: toDisplayedCredentials(vault, orgState.observedSetup, domain, Date.now()),
    hasToken: vault.token !== undefined,
    activation,
    api,
    changes,
  }
}

/** Returns the same org without its values. Rejects when storage or the tabs cannot be read. */
export const getCurrentOrg = async (given?: string): Promise<CurrentOrg> => {
  const { org, others, hasToken, endpoint } = await getPopupState(given)
  return { key: org?.key ?? null, others, hasToken, endpoint }
}

const stateWithoutOrg = {
  org: null,
  orgState: emptyOrgState,
  values: toDisplayedCredentials(emptyVaultEntry, {}, { ok: false, reason: 'not-salesforce' }, 0),
  hasToken: false,
  activation: { sending: false, outcome: null },
  api: emptyApiState,
  changes: emptyChangeRecord,
} as const
