/** Collects the input of the diagnostic report. */

import browser from 'webextension-polyfill'
import { getAttemptItem } from '../../activation/background/attempt.ts'
import { readVault } from '../../credentials/background/vault.ts'
import type { DiagnosticReport } from '../../messages.ts'
import { listStoredOrgs } from '../../org-access/background/known-orgs.ts'
import { listAccess } from '../../org-access/background/org-access.ts'
import { getOrgTabs } from '../../org-access/background/org-tabs.ts'
import { getApiState } from '../../org-check/background/api-state.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
import { loadOrgState } from '../../setup-guide/background/org-store.ts'
import { readDiagnosticLog } from './diagnostic-log.ts'
import { formatReport } from './diagnostic-report.ts'

/** Creates the diagnostic report. Rejects when storage or the tabs cannot be read. */
export const createDiagnosticReport = async (): Promise<DiagnosticReport> => {
  const [tabs, storedOrgs, settings, journal, system, granted, access] = await Promise.all([
    getOrgTabs(),
    listStoredOrgs(),
    readSettingsOrDefaults(),
    readDiagnosticLog(),
    browser.runtime.getPlatformInfo(),
    browser.permissions.getAll(),
    listAccess(),
  ])
  const { version } = browser.runtime.getManifest()
  const orgs = [...new Set([...storedOrgs, ...tabs.map(({ org }) => org)])]
  return formatReport({
    at: Date.now(),
    version,
    browser: {
      agent: navigator.userAgent,
      system: system.os,
      processor: system.arch,
      language: browser.i18n.getUILanguage(),
    },
    permissions: {
      names: granted.permissions ?? [],
      orgHosts: access.orgs.flatMap(({ hosts }) => hosts).length,
      otherHosts: access.others.length,
    },
    settings,
    journal,
    orgs: await Promise.all(
      orgs.map(async (org) => {
        const vault = await readVault(org)
        const [state, attempt, api] = await Promise.all([
          loadOrgState(org),
          getAttemptItem(org).get(),
          getApiState(org),
        ])
        return { org, tab: tabs.find((tab) => tab.org === org)?.state ?? null, state, vault, attempt, api }
      }),
    ),
  })
}
