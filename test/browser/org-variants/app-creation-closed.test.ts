/** Orgs in which the creation of connected apps is closed. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { supportsFeature } from '../../harness/browser-support.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { resolveMessage } from '../../support/texts.ts'
import { consumerCredentialsStage } from '../setup-guide/journey.ts'
import { appListPath, countCompletedRows, getFirstApp, useOrgVariantFixture } from './fixtures.ts'
import { repairConnectedApp } from './repair-app.ts'
import {
  clickCopySupportRequest,
  copySupportRequestLabel,
  supportRequestOpening,
} from './verification-mail.ts'

const stage = useOrgVariantFixture()
const { startGuide } = stage

const refusal = "You can't create a connected app"

describe('where the creation of connected apps is closed', () => {
  /** Copies the text for Salesforce Support and returns it. */
  const copied = async (page: Page): Promise<string> => {
    await page.bringToFront()
    await clickCopySupportRequest(page)
    await createOverlayDriver(page).waitFor(({ text }) => text.includes('Copied'))
    return stage.extension.readClipboard(page)
  }

  test.each([
    ['button-missing', 'served'],
    ['button-greyed', 'served'],
  ] as const)(
    '%s, the form at its own address is %s: it is filled as ever',
    async (appCreation, directForm) => {
      const { org, page, waitForPage, clickCardAction, typeAtMarker, clickMarker, clickMarkerAndNavigate } =
        await startGuide({ appCreation, directFormResponse: directForm }, appListPath)
      const view = await waitForPage('apps', ({ actions }) => actions.includes('direct-form'))
      expect(view.state?.state).toBe('blocked')
      expect(view.markers).toEqual([])
      expect(view.text).toContain(resolveMessage('closed_app'))
      expect(view.text).toContain(resolveMessage('closed_app_eca'))
      const loaded = page.waitForNavigation()
      await clickCardAction('direct-form')
      await loaded
      await waitForPage('app-edit', ({ state }) => state?.state === 'guiding')
      await typeAtMarker('3', 'it@acme.example')
      await clickCardAction('fill')
      await waitForPage('app-edit', (view) => countCompletedRows(view) >= 9)
      await clickMarker('10')
      await waitForPage('app-saved')
      await clickMarkerAndNavigate('1')
      await waitForPage('app-detail', ({ state }) => state?.step === 'keys')
      expect(org.apps).toMatchObject([{ name: 'SpaceIQ', scopes: ['full'] }])
    },
  )

  test.each(['button-missing', 'button-greyed'] as const)(
    '%s, the form at its own address is refused: it is tried once',
    async (appCreation) => {
      const { page, waitForPage, clickCardAction } = await startGuide(
        { appCreation, directFormResponse: 'refused' },
        appListPath,
      )
      await waitForPage('apps', ({ actions }) => actions.includes('direct-form'))
      const loaded = page.waitForNavigation()
      await clickCardAction('direct-form')
      await loaded
      const refused = await waitForPage('app-refused', ({ text }) =>
        text.includes(resolveMessage('closed_app_surely')),
      )
      expect(refused.state?.state).toBe('blocked')
      expect(refused.text).toContain(refusal)
      expect(refused.actions).not.toContain('direct-form')
      const back = page.waitForNavigation()
      await clickCardAction('apps')
      await back
      const again = await waitForPage('apps', ({ text }) =>
        text.includes(resolveMessage('closed_app_surely')),
      )
      expect(again.state?.state).toBe('blocked')
      expect(again.actions).not.toContain('direct-form')
      expect(again.text).not.toContain(supportRequestOpening)
      expect(await copied(page)).toContain(supportRequestOpening)
    },
  )

  test('the form at its own address is not shown for want of rights: that is said, and nothing is sure', async () => {
    const { page, waitForPage, clickCardAction } = await startGuide(
      { appCreation: 'button-missing', directFormResponse: 'forbidden' },
      appListPath,
    )
    await waitForPage('apps', ({ actions }) => actions.includes('direct-form'))
    const loaded = page.waitForNavigation()
    await clickCardAction('direct-form')
    await loaded
    const { state, text, actions } = await waitForPage('app-refused')
    expect(state?.state).toBe('blocked')
    expect(text).toContain(resolveMessage('problem_refused', 'Insufficient Privileges'))
    expect(text).toContain(resolveMessage('closed_app_unsure'))
    expect(text).not.toContain(resolveMessage('closed_app_surely'))
    expect(actions).not.toContain('direct-form')
    const back = page.waitForNavigation()
    await clickCardAction('apps')
    await back
    await waitForPage('apps', (view) => view.actions.includes('direct-form'))
  })

  test.runIf(supportsFeature('forbid the clipboard'))(
    'the text for Salesforce Support is there to be selected where copying is not allowed',
    async () => {
      const { page, waitForPage } = await startGuide({ appCreation: 'button-missing' }, appListPath)
      await waitForPage('apps', ({ actions }) => actions.includes('direct-form'))
      const session = await page.createCDPSession()
      const { origin } = new URL(page.url())
      for (const name of ['clipboard-write', 'clipboard-sanitized-write'])
        await session
          .send('Browser.setPermission', { permission: { name }, setting: 'denied', origin })
          .catch(() => {})
      await clickCopySupportRequest(page)
      const { text } = await waitForPage('apps', (view) => view.text.includes(supportRequestOpening))
      expect(text).toContain(resolveMessage('card_copy_failed'))
    },
  )

  test('by a refused Save: in Salesforce’s words, and nothing is offered that was refused', async () => {
    const { org, waitForPage, clickCardAction, typeAtMarker, clickMarker, page } = await startGuide(
      { appCreation: 'refused' },
      '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
    )
    await waitForPage('app-edit', ({ state }) => state?.state === 'guiding')
    await typeAtMarker('3', 'it@acme.example')
    await clickCardAction('fill')
    await waitForPage('app-edit', (view) => countCompletedRows(view) >= 9)
    const saved = page.waitForNavigation()
    await clickMarker('10')
    await saved
    const { state, text, actions } = await waitForPage('app-edit', (view) => view.state?.state === 'blocked')
    expect(state?.step).toBe('app')
    expect(text).toContain(refusal)
    expect(text).toContain(copySupportRequestLabel)
    expect(actions).toContain('apps')
    expect(org.apps).toEqual([])
  })

  test('another app is made SpaceIQ’s on purpose, and its other users keep what they have', async () => {
    const visit = await startGuide({ appCreation: 'button-missing', fixtures: ['other-app'] }, appListPath)
    const { page, org, waitForPage, clickCardAction, journey } = visit
    const { text } = await waitForPage('apps', ({ actions }) => actions.includes('direct-form'))
    expect(text).toContain(resolveMessage('closed_app_reuse'))
    const loaded = page.waitForNavigation()
    await page.locator('a[href*="forceAppEdit"][href*="applicationId"]').click()
    await loaded
    const form = await waitForPage('app-edit', ({ actions }) => actions.includes('other-app'))
    expect(form.state?.state).toBe('blocked')
    expect(form.markers).toEqual([])
    expect(form.actions).not.toContain('fill')
    const opened = page.waitForNavigation()
    await clickCardAction('other-app')
    await opened
    const other = await waitForPage('app-detail', ({ actions }) => actions.includes('use-app'))
    expect(other.markers).toEqual([])
    await clickCardAction('use-app')
    const ours = await waitForPage('app-detail', ({ markers }) => markers.length === 1)
    expect(ours.text).toContain(resolveMessage('go_app_detail_wrong', 'Data Loader Bridge'))
    await repairConnectedApp(visit)
    expect(org.apps).toMatchObject([
      { name: 'Data Loader Bridge', apiName: 'Data_Loader_Bridge', secretForWebServer: false },
    ])
    expect(getFirstApp(org).callbackUrl.split(/\s+/)).toEqual([
      'https://bridge.example/oauth/callback',
      'https://api.spaceiq.com',
    ])
    expect(getFirstApp(org).scopes.toSorted()).toEqual(['api', 'full', 'refresh_token'])
    await consumerCredentialsStage.run(journey)
  })
})
