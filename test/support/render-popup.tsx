/** Puts the popup of a state on a page of its own for each test, and looks at what it shows. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import type { PopupState } from '../../src/messages.ts'
import { PopupView } from '../../src/popup/popup-view.tsx'
import type { Evidence } from '../../src/salesforce/observed-setup.ts'
import type { TabState } from '../../src/salesforce/urls/tab-state.ts'
import { emptyRecord, type OrgRecord } from '../../src/setup-guide/org-state.ts'
import { now, org, recorder, stateWith } from './popup-fixtures.ts'

export let root: HTMLElement

beforeEach(() => {
  vi.useFakeTimers({ now })
  root = document.createElement('div')
  document.body.replaceChildren(root)
})

afterEach(() => {
  render(null, root)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

export const show = async (change: Partial<PopupState> = {}) => {
  const { sent, act } = recorder()
  await settle(() => render(<PopupView state={stateWith(change)} act={act} choose={() => undefined} />, root))
  return { sent, act }
}

/** The state of a guide that runs, with this much of its record changed. */
export const withRecord = (change: Partial<OrgRecord>): Partial<PopupState> => ({
  record: { ...emptyRecord, running: true, ...change },
})
export const seen = (evidence: Evidence) => withRecord({ evidence })
export const inTab = (tab: TabState | null, key = org): Pick<PopupState, 'org'> => ({
  org: { key, domain: { ok: true, url: `https://${key}/` }, open: tab !== null, tab },
})

export const find = (selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

export const click = (selector: string) =>
  settle(async () => {
    find(selector).click()
    await vi.advanceTimersByTimeAsync(0)
  })

/** What a control says of itself beyond its name. */
export const describedBy = (selector: string): string =>
  (find(selector).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.querySelector(`#${id}`)?.textContent ?? '')
    .join(' ')
