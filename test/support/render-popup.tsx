/**
 * Renders the popup of a state into a document of its own for each test, and reads what it shows.
 */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import type { PopupState } from '../../src/messages.ts'
import { PopupView } from '../../src/popup/popup-view.tsx'
import type { ObservedSetup } from '../../src/salesforce/observed-setup.ts'
import type { TabState } from '../../src/salesforce/urls/tab-state.ts'
import { emptyOrgState, type OrgState } from '../../src/setup-guide/org-state.ts'
import { createDispatchRecorder, createPopupState, fixedNow, popupOrgKey } from './popup-fixtures.ts'

export let popupRoot: HTMLElement

beforeEach(() => {
  vi.useFakeTimers({ now: fixedNow })
  popupRoot = document.createElement('div')
  document.body.replaceChildren(popupRoot)
})

afterEach(() => {
  render(null, popupRoot)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

export const renderPopup = async (change: Partial<PopupState> = {}) => {
  const { sent, act } = createDispatchRecorder()
  await settle(() =>
    render(
      <PopupView state={createPopupState(change)} dispatch={act} chooseOrg={() => undefined} />,
      popupRoot,
    ),
  )
  return { sent, act }
}

/** Returns the popup state of an active guide, with these changes to the org's state. */
export const withOrgState = (change: Partial<OrgState>): Partial<PopupState> => ({
  orgState: { ...emptyOrgState, guideActive: true, ...change },
})
export const withObservedSetup = (setup: ObservedSetup) => withOrgState({ observedSetup: setup })
export const withTabState = (tab: TabState | null, key = popupOrgKey): Pick<PopupState, 'org'> => ({
  org: { key, domain: { ok: true, url: `https://${key}/` }, open: tab !== null, tab },
})

export const findInPopup = (selector: string): HTMLElement => {
  const found = popupRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

export const clickInPopup = (selector: string) =>
  settle(async () => {
    findInPopup(selector).click()
    await vi.advanceTimersByTimeAsync(0)
  })

/** Reads a control's accessible description. */
export const getDescription = (selector: string): string =>
  (findInPopup(selector).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => popupRoot.querySelector(`#${id}`)?.textContent ?? '')
    .join(' ')
