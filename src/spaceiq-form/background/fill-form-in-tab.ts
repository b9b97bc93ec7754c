/** Fills SpaceIQ's own form in the tab in front: the values leave the vault for that page and no other. */

import browser from 'webextension-polyfill'
import * as z from 'zod/mini'
import { outgoingValues } from '../../credentials/background/credentials.ts'
import { readVault } from '../../credentials/background/vault.ts'
import type { FormReport, FormState, PageRefusal, PopupState, Reply } from '../../messages.ts'
import { leaveAlone } from '../../platform/password-managers.ts'
import { isHostAllowed, readPolicy } from '../../platform/policy.ts'
import { loadSettings } from '../../platform/settings.ts'
import { type ActivationValue, activationValues } from '../../required-setup.ts'
import { loadRecord } from '../../setup-guide/background/org-store.ts'
import { type FormFindings, type FormOrder, fieldFindings } from '../field-results.ts'
import { fillForm } from '../fill-form.ts'
import { labelPatterns } from '../form-labels.ts'
import { checkFormPage } from '../form-page.ts'
import { type FormWatch, watchForm } from '../watch-form.ts'

const finding = z.enum(fieldFindings)
const findings = z.strictObject({
  username: finding,
  password: finding,
  clientSecret: finding,
  clientId: finding,
  domain: finding,
})

/** The tab in front and its host where it shows SpaceIQ, else null. Rejects when the tabs cannot be read. */
export const spaceiqInFront = async (allowedHosts: readonly string[]): Promise<PopupState['spaceiq']> => {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  const page = checkFormPage(front?.url, allowedHosts)
  if (front?.id === undefined || !page.ok || !isHostAllowed(await readPolicy(), page.origin)) return null
  return { tab: front.id, origin: page.origin, host: new URL(page.origin).host }
}

/**
 * Fills the fields that can be told apart with what is held of the org, and gives what became of each. Refused, with
 * nothing injected, unless the tab is in front and shows SpaceIQ over HTTPS, on the site that the admin was shown; rejects
 * when the browser does not let us in.
 */
export const fillSpaceiq = async (
  org: string,
  tabId: number,
  shown: string,
): Promise<Reply<FormReport, PageRefusal>> => {
  const { allowedHosts } = await loadSettings()
  const tab = (await browser.tabs.query({ active: true })).find(({ id }) => id === tabId)
  if (!tab) return { ok: false, reason: 'not-in-front' }
  const page = checkFormPage(tab.url, allowedHosts)
  if (!page.ok) return page
  if (!isHostAllowed(await readPolicy(), page.origin)) return { ok: false, reason: 'not-spaceiq' }
  if (page.origin !== shown) return { ok: false, reason: 'site-changed' }

  // Looked at without a value first: where there is no form, nothing is handed over.
  const seen = await inject({ tabId, frameIds: [0] }, { origin: page.origin, values: {} })
  if (!seen) return { ok: false, reason: 'moved' }
  const held = outgoingValues(org, await readVault(org), (await loadRecord(org)).evidence, Date.now())
  const report = Object.fromEntries(
    activationValues.map((name) => [
      name,
      seen.findings[name] === 'found' && !held[name] ? 'no-value' : seen.findings[name],
    ]),
  ) as FormReport
  const wanted = activationValues.filter((name) => report[name] === 'found')
  if (wanted.length === 0) return { ok: true, value: report }

  const values: FormOrder['values'] = Object.fromEntries(wanted.map((name) => [name, held[name]]))
  // The same document, where the browser can say so: the tab may be on its way to another.
  const target = seen.documentId ? { tabId, documentIds: [seen.documentId] } : { tabId, frameIds: [0] }
  const filled = await inject(target, { origin: page.origin, values })
  if (!filled) return { ok: false, reason: 'moved' }
  // What became of it is told even where nothing can be watched.
  await browser.scripting
    .executeScript({ target, func: watchForm as () => unknown, args: [values] })
    .catch(() => undefined)
  const became = (name: ActivationValue) => (wanted.includes(name) ? filled.findings[name] : report[name])
  return {
    ok: true,
    value: Object.fromEntries(activationValues.map((name) => [name, became(name)])) as FormReport,
  }
}

/** The page knows of a field without a value only that it is there: nothing was handed over for it. */
const reported = (seen: FormFindings): FormReport =>
  Object.fromEntries(
    activationValues.map((name) => [name, seen[name] === 'found' ? 'no-value' : seen[name]]),
  ) as FormReport

const watch = z.strictObject({ findings, pressed: z.boolean() }) satisfies z.ZodMiniType<FormWatch>

/**
 * What SpaceIQ's form in the tab holds now of what was filled in; null where nothing was, the tab shows another site, or
 * the browser does not let us look. No value goes there, and none comes from there.
 */
export const lookSpaceiq = async (tabId: number, shown: string): Promise<FormState | null> => {
  const front = await spaceiqInFront((await loadSettings()).allowedHosts)
  if (front?.tab !== tabId || front.origin !== shown) return null
  try {
    const target = { tabId, frameIds: [0] }
    const [injection] = await browser.scripting.executeScript({ target, func: watchForm as () => unknown })
    const parsed = watch.safeParse(injection?.result)
    return parsed.success ? { ...parsed.data, findings: reported(parsed.data.findings) } : null
  } catch {
    // The page goes, or was never ours to look at.
    return null
  }
}

type Target = Parameters<typeof browser.scripting.executeScript>[0]['target']

const inject = async (target: Target, order: Omit<FormOrder, 'labels' | 'leaveAlone'>) => {
  const [injection] = await browser.scripting.executeScript({
    target,
    func: fillForm as () => unknown,
    args: [{ ...order, labels: labelPatterns, leaveAlone }],
  })
  const parsed = findings.safeParse(injection?.result)
  return parsed.success ? { findings: parsed.data, documentId: injection?.documentId } : null
}
