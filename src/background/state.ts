/** Assembles everything the popup shows about an org. */

import { noApiState } from '../check/state.ts'
import { emptyRecord } from '../guide/org-record.ts'
import type { ChosenOrg, PopupState } from '../messages.ts'
import { features, isOff, isOrgAllowed, readPolicy } from '../policy.ts'
import { myDomainUrl } from '../salesforce/my-domain.ts'
import { loadSettings } from '../settings.ts'
import { activationState, settleActivation } from './activate.ts'
import { apiState } from './api-state.ts'
import { spaceiqInFront } from './fill-spaceiq.ts'
import { frontTab } from './front-tab.ts'
import { lastOrg } from './last-org.ts'
import { orgTabs } from './org-tabs.ts'
import { loadRecord, recordedOrgs } from './records.ts'
import { runTab } from './run.ts'
import { valuesOf } from './values.ts'
import { readVault } from './vault.ts'
import { emptyEntry } from './vault-entry.ts'

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
