/** Assembles everything the popup shows about an org. */

import { activationState, settleActivation } from '../activation/background/activate.ts'
import { valuesOf } from '../credentials/background/credentials.ts'
import { readVault } from '../credentials/background/vault.ts'
import { emptyEntry } from '../credentials/background/vault-entry.ts'
import type { ChosenOrg, PopupState } from '../messages.ts'
import { frontTab } from '../org-access/background/active-tab.ts'
import { recordedOrgs } from '../org-access/background/known-orgs.ts'
import { lastOrg } from '../org-access/background/last-org.ts'
import { orgTabs } from '../org-access/background/org-tabs.ts'
import { noApiState } from '../org-check/api-state.ts'
import { apiState } from '../org-check/background/api-state.ts'
import { features, isOff, isOrgAllowed, readPolicy } from '../platform/policy.ts'
import { loadSettings } from '../platform/settings.ts'
import { myDomainUrl } from '../salesforce/urls/my-domain.ts'
import { loadRecord } from '../setup-guide/background/org-store.ts'
import { runTab } from '../setup-guide/field-creation/background/field-creation.ts'
import { emptyRecord } from '../setup-guide/org-state.ts'
import { spaceiqInFront } from '../spaceiq-form/background/fill-form-in-tab.ts'

/**
 * Returns the state of the given org; by default of the active tab's org, else of the most recently
 * used org tab, else of the last org. Rejects when storage or the tabs cannot be read.
 */
export const popupState = async (given?: string): Promise<PopupState> => {
  const [tabs, recorded, last, settings, policy] = await Promise.all([
    orgTabs(),
    recordedOrgs(),
    lastOrg(),
    loadSettings(),
    readPolicy(),
  ])
  const key = given ?? tabs[0]?.org ?? last
  const others = [...new Set([...tabs.map(({ org }) => org), ...recorded])].filter((org) => org !== key)
  const common = {
    others,
    endpoint: settings.activationEndpoint,
    policy: {
      allowed: key === null || isOrgAllowed(policy, key),
      off: features.filter((feature) => isOff(policy, feature)),
    },
    spaceiq: await spaceiqInFront(settings.allowedHosts),
    front: await frontTab(),
  }
  if (key === null) return { ...nowhere, ...common }

  await settleActivation(key).catch(() => undefined)
  // Closing a tab ends its field creation without an event.
  await runTab(key).catch(() => undefined)
  // Read first: reading the vault also removes expired credentials from the org's state.
  const vault = await readVault(key)
  const [record, activation, api] = await Promise.all([loadRecord(key), activationState(key), apiState(key)])
  const domain = myDomainUrl(`https://${key}/`)
  const tab = tabs.find(({ org }) => org === key)
  return {
    org: { key, domain, open: tab !== undefined, tab: tab?.state ?? null },
    ...common,
    record,
    values: valuesOf(vault, record.evidence, domain, Date.now()),
    hasToken: vault.token !== undefined,
    activation,
    api,
  }
}

/** Returns the same org without its values. Rejects when storage or the tabs cannot be read. */
export const chosenOrg = async (given?: string): Promise<ChosenOrg> => {
  const { org, others, hasToken } = await popupState(given)
  return { key: org?.key ?? null, others, hasToken }
}

const nowhere = {
  org: null,
  record: emptyRecord,
  values: valuesOf(emptyEntry, {}, { ok: false, reason: 'not-salesforce' }, 0),
  hasToken: false,
  activation: { sending: false, outcome: null },
  api: noApiState,
} as const
