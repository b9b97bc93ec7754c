// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { summer26 } from '../open-way.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const username = 'spaceiq@acme.example'
const locked: ObservedSetup = {
  passwordFlowBlocked: true,
  connectedAppCreationClosed: true,
  organizationCreatedAt: summer26,
  user: { id: '005', username, profileName: '', active: true },
}
const app = { id: '0xI5g0000000001', name: 'SpaceIQ', flowEnabled: true, runAs: username }
const render = (setup: ObservedSetup, contactEmail = '') =>
  renderPopup({ ...withOrgState({ observedSetup: setup, chosenStep: 'app' }), contactEmail })
const tableIn = (step: string) =>
  popupRoot.querySelector<HTMLElement>(`li[data-step="${step}"] [data-external-client-app]`)

describe('where an external client app is the way', () => {
  test('its step lists what to enter where, under Salesforce’s headings', async () => {
    await render(locked, 'it@acme.example')
    const table = tableIn('app')
    const headings = Array.from(table?.querySelectorAll('h4') ?? [], (one) => one.textContent)
    expect(headings).toHaveLength(5)
    expect(headings[0]).toBe('Basic Information')
    for (const section of table?.querySelectorAll('section') ?? [])
      expect(section.querySelector(`#${section.getAttribute('aria-labelledby')}`)?.textContent).toBeTruthy()
    expect(table?.textContent).toContain('it@acme.example')
    expect(popupRoot.querySelector('[data-closed-app]')).toBeNull()
    expect(findInPopup('.next').textContent).toContain(resolveMessage('way_create_external_client_app'))
  })

  test('each typed value is copied, and said to be', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await render(locked)
    await clickInPopup('[data-copy="Run As (Username)"]')
    expect(writeText).toHaveBeenCalledWith(username)
    expect(findInPopup('[role="status"]').textContent).toContain('Run As (Username)')
  })

  test('a browser that does not allow copying is told of', async () => {
    const writeText = vi.fn(async () => Promise.reject(new Error('no')))
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await render(locked)
    await clickInPopup('[data-copy="Callback URL"]')
    expect(findInPopup('[role="status"]').textContent).toContain(resolveMessage('popup_value_not_copied'))
  })

  test('a ready app leaves key and secret, to be pasted', async () => {
    await renderPopup(
      withOrgState({ observedSetup: { ...locked, externalClientApp: app }, chosenStep: 'keys' }),
    )
    expect(tableIn('app')).toBeNull()
    expect(tableIn('keys')?.querySelectorAll('section')).toHaveLength(1)
    expect(tableIn('keys')?.querySelector('[data-copy]')).toBeNull()
    expect(findInPopup('.next').textContent).toContain(resolveMessage('external_app_keys'))
  })
})

test('where a connected app can be used, nothing is said of an external client app', async () => {
  await render({ passwordFlowBlocked: false })
  expect(popupRoot.querySelector('[data-external-client-app]')).toBeNull()
})
