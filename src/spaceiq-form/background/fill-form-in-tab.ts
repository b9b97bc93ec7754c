/** Fills SpaceIQ's form in the active tab. The values leave the vault for that page only. */

import browser from 'webextension-polyfill'
import * as z from 'zod/mini'
import { isCredentialSent } from '../../activation/sent-credentials.ts'
import { toActivationPayload } from '../../credentials/background/credentials.ts'
import { readVault } from '../../credentials/background/vault.ts'
import { getGrantType } from '../../flow-retirement/grant-type.ts'
import type { PageRefusal, PopupState, Reply } from '../../messages.ts'
import { hasAccess } from '../../platform/host-permission.ts'
import { passwordManagerOptOut } from '../../platform/password-managers.ts'
import { isHostAllowed, readPolicy } from '../../platform/policy.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
import { type CredentialName, credentialNames } from '../../required-setup.ts'
import { loadOrgState } from '../../setup-guide/background/org-store.ts'
import type { FormFillReport, FormFillState } from '../field-results.ts'
import { type FillFormRequest, type FormFieldResults, formFieldResults } from '../field-results.ts'
import { fillForm } from '../fill-form.ts'
import { labelPatterns } from '../form-labels.ts'
import { checkFormPage } from '../form-page.ts'
import { type FormSnapshot, watchForm } from '../watch-form.ts'

const fieldResultSchema = z.enum(formFieldResults)
const fieldResultsSchema = z.strictObject({
  username: fieldResultSchema,
  password: fieldResultSchema,
  clientSecret: fieldResultSchema,
  clientId: fieldResultSchema,
  domain: fieldResultSchema,
})

/** Returns the active tab with its host if it shows SpaceIQ, else null. Rejects if tabs fail. */
export const getActiveSpaceiqTab = async (
  allowedHosts: readonly string[],
): Promise<PopupState['spaceiq']> => {
  const [activeTab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  const page = checkFormPage(activeTab?.url, allowedHosts)
  if (activeTab?.id === undefined || !page.ok || !isHostAllowed(await readPolicy(), page.origin)) return null
  return { tab: activeTab.id, origin: page.origin, host: new URL(page.origin).host }
}

/**
 * Fills every field that SpaceIQ needs for the org's grant type and that is identified
 * unambiguously, and resolves to a result per field. Refuses, injecting nothing, unless the tab is active and shows SpaceIQ over HTTPS at the origin the admin
 * saw. Rejects when the browser denies the injection.
 */
export const fillFormInTab = async (
  org: string,
  tabId: number,
  shownOrigin: string,
): Promise<Reply<FormFillReport, PageRefusal>> => {
  const { allowedHosts } = await readSettingsOrDefaults()
  const tab = (await browser.tabs.query({ active: true })).find(({ id }) => id === tabId)
  if (!tab) return { ok: false, reason: 'tab-not-active' }
  if (tab.url === undefined) return { ok: false, reason: 'tab-not-visible' }
  const page = checkFormPage(tab.url, allowedHosts)
  if (!page.ok) return page
  if (!isHostAllowed(await readPolicy(), page.origin)) return { ok: false, reason: 'not-spaceiq' }
  if (page.origin !== shownOrigin) return { ok: false, reason: 'site-changed' }
  if (!(await hasAccess({ patterns: [], sendsCredentials: true })))
    return { ok: false, reason: 'sending-not-allowed' }

  // First look without values: nothing is handed to a page that has no form.
  const located = await injectFillForm({ tabId, frameIds: [0] }, { origin: page.origin, values: {} })
  if (!located) return { ok: false, reason: 'page-changed' }
  const { observedSetup, chosenGrant } = await loadOrgState(org)
  const grant = getGrantType(chosenGrant, new Date())
  const payload = toActivationPayload(org, await readVault(org), observedSetup, Date.now())
  const report = Object.fromEntries(
    credentialNames.map((name) => [
      name,
      located.findings[name] === 'found' && !(payload[name] && isCredentialSent(name, grant))
        ? 'no-value'
        : located.findings[name],
    ]),
  ) as FormFillReport
  const fillable = credentialNames.filter((name) => report[name] === 'found')
  if (fillable.length === 0) return { ok: true, value: report }

  const values: FillFormRequest['values'] = Object.fromEntries(fillable.map((name) => [name, payload[name]]))
  // Targets the same document where the browser supports `documentIds`: the tab may navigate.
  const target = located.documentId ? { tabId, documentIds: [located.documentId] } : { tabId, frameIds: [0] }
  const filled = await injectFillForm(target, { origin: page.origin, values })
  if (!filled) return { ok: false, reason: 'page-changed' }
  // Watching is optional: report the result even if the watcher cannot be injected.
  await browser.scripting
    .executeScript({ target, func: watchForm as () => unknown, args: [values] })
    .catch(() => undefined)
  const getResult = (name: CredentialName) => (fillable.includes(name) ? filled.findings[name] : report[name])
  return {
    ok: true,
    value: Object.fromEntries(credentialNames.map((name) => [name, getResult(name)])) as FormFillReport,
  }
}

/** Maps `found` to `no-value`: the page was given no value for such a field. */
const toFormReport = (results: FormFieldResults): FormFillReport =>
  Object.fromEntries(
    credentialNames.map((name) => [name, results[name] === 'found' ? 'no-value' : results[name]]),
  ) as FormFillReport

const formSnapshotSchema = z.strictObject({
  findings: fieldResultsSchema,
  pressed: z.boolean(),
}) satisfies z.ZodMiniType<FormSnapshot>

/**
 * Reads what SpaceIQ's form now holds of the filled values; null if nothing was filled, the tab
 * shows another site, or the browser denies the injection. No value is transferred either way.
 */
export const inspectFormInTab = async (tabId: number, shownOrigin: string): Promise<FormFillState | null> => {
  const activeTab = await getActiveSpaceiqTab((await readSettingsOrDefaults()).allowedHosts)
  if (activeTab?.tab !== tabId || activeTab.origin !== shownOrigin) return null
  try {
    const target = { tabId, frameIds: [0] }
    const [injection] = await browser.scripting.executeScript({ target, func: watchForm as () => unknown })
    const parsed = formSnapshotSchema.safeParse(injection?.result)
    return parsed.success ? { ...parsed.data, findings: toFormReport(parsed.data.findings) } : null
  } catch {
    // The page is navigating, or the browser denies the injection.
    return null
  }
}

type InjectionTarget = Parameters<typeof browser.scripting.executeScript>[0]['target']

const injectFillForm = async (
  target: InjectionTarget,
  request: Omit<FillFormRequest, 'labels' | 'leaveAlone'>,
) => {
  const [injection] = await browser.scripting.executeScript({
    target,
    func: fillForm as () => unknown,
    args: [{ ...request, labels: labelPatterns, leaveAlone: passwordManagerOptOut }],
  })
  const parsed = fieldResultsSchema.safeParse(injection?.result)
  return parsed.success ? { findings: parsed.data, documentId: injection?.documentId } : null
}
