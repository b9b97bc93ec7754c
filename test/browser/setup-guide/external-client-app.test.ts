/** An external client app where connected apps are closed: a card to copy from, and the popup. */

import { expect, test } from 'vitest'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { newExternalClientAppUrl } from '../../practice-org/pages/lightning/external-client-apps/urls.ts'
import { resolveMessage } from '../../support/texts.ts'
import { useOrgVariantFixture } from '../org-variants/fixtures.ts'
import {
  checkOrg,
  createApp,
  enterKeyAndSecret,
  orgWithoutApp,
  readStep,
  showCurrentStep,
} from './external-client-app-stages.ts'

const stage = useOrgVariantFixture()

/** Returns what the form's text fields hold, also within shadow roots. Runs in the page. */
const readTextFields = (): string[] => {
  const within = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])])
  return within(document)
    .filter((one) => one instanceof HTMLInputElement && one.type === 'text')
    .map((one) => (one as HTMLInputElement).value)
}

test('the app is made from the card’s values, read by the check, and its key and secret pasted', async () => {
  const { org, page, journey, waitForPage } = await stage.startGuide(orgWithoutApp)
  await checkOrg(journey)
  expect((await readStep(journey, 'app')).status).toBe('current')

  await showCurrentStep(journey)
  const { text, markers, actions } = await waitForPage('lightning', ({ state }) => state?.step === 'app')
  expect(new URL(page.url()).pathname).toContain('/ManageExternalClientApplication/')
  const [user] = org.users.filter(({ lastName }) => lastName === 'SpaceIQ Integration')
  for (const shown of [
    'External Client App Name',
    'Callback URL',
    'https://api.spaceiq.com',
    'Run As (Username)',
    user?.username ?? '?',
    'Manage user data via APIs (api)',
    resolveMessage('external_app_note_username'),
  ])
    expect(text).toContain(shown)
  expect(markers).toEqual([])
  expect(actions).not.toContain('fill')

  const overlay = createOverlayDriver(page)
  await overlay.clickButtonWithText(resolveMessage('card_copy'))
  await overlay.waitFor((view) => view.text.includes(resolveMessage('card_copied')))
  expect(await stage.extension.readClipboard(page)).toBe('SpaceIQ')

  await page.goto(new URL(newExternalClientAppUrl, page.url()).href)
  await waitForPage('lightning', (view) => view.text.includes('Run As (Username)'))
  const fields = await page.evaluate(readTextFields)
  expect(fields.length).toBeGreaterThan(2)
  expect(fields.join('')).toBe('')
  expect(org.externalClientApps).toEqual([])

  const app = createApp(journey)
  await checkOrg(journey)
  const step = await readStep(journey, 'app')
  expect(step.status).toBe('done')
  expect(step.text).toContain(resolveMessage('seen_external_app', app.name))
  await waitForPage('lightning', ({ state }) => state?.step === 'keys')

  await enterKeyAndSecret(journey, app)
  expect((await readStep(journey, 'keys')).status).toBe('done')
  await waitForPage('lightning', ({ state }) => state?.step === 'activate')
})
