/** Sets up an org, and the extension's state of it, without going through the journey. */

import type { Page } from 'puppeteer-core'
import type { PageMessage, PopupState, Reply } from '../../src/messages.ts'
import type { CredentialName } from '../../src/required-setup.ts'
import { addConnectedAppFixture, addProfileFixture, addUserFixture } from '../practice-org/fixtures.ts'
import type { FakeOrg, OrgConnectedApp, OrgProfile, OrgUser } from '../practice-org/types.ts'
import type { ExtensionDriver } from './launch.ts'
import { readAndWriteStore } from './persistent-store.ts'

export type ActivationCredentials = Readonly<Record<CredentialName, string>>

/** Returns the host of the org's My Domain, by which messages name the org. */
export const getOrgKey = (org: FakeOrg): string => `${org.name}.my.salesforce.com`

/** Adds the API-only profile as the guide's steps leave it, with the id that forged pages name. */
export const addIntegrationProfile = (org: FakeOrg): OrgProfile =>
  addProfileFixture(org, undefined, undefined, { id: '00e5g00000777QxAAA' })

/** Adds the integration user, with a password. */
export const addIntegrationUser = (org: FakeOrg, profileId: string): OrgUser =>
  addUserFixture(org, { id: '0055g00000777QxAAA', profileId })

/** Adds the connected app, just saved, with key and secret. */
export const addConnectedApp = (org: FakeOrg): OrgConnectedApp =>
  addConnectedAppFixture(org, {
    id: '06P5g000000777Q',
    policyId: '0H45g000000777Q',
    savedAt: Date.now(),
  })

/** Sets up the org except for its fields, and returns the five values that SpaceIQ needs. */
export const setUpOrg = (org: FakeOrg): ActivationCredentials => {
  const user = addIntegrationUser(org, addIntegrationProfile(org).id)
  const app = addConnectedApp(org)
  return {
    username: user.username,
    password: user.password,
    clientSecret: app.consumerSecret,
    clientId: app.consumerKey,
    domain: `https://${getOrgKey(org)}/`,
  }
}

/** Logs in as the org's admin and opens the page at this path. */
export const logInAsAdmin = async (page: Page, org: FakeOrg, path: string): Promise<void> => {
  await page.goto(`https://${getOrgKey(org)}/practice/login?startURL=${encodeURIComponent(path)}`)
}

/** Sends a message as one of the extension's own pages does. Throws if it is refused. */
export const sendAsExtensionPage = async (ours: Page, message: PageMessage): Promise<void> => {
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState | undefined>>,
    message,
  )
  if (!reply.ok) throw new Error(`${message.type}: ${reply.reason}`)
}

/** Returns the endpoint that the popup shows for the org. */
export const getDisplayedEndpoint = async (ours: Page, org: FakeOrg): Promise<string> => {
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState>>,
    { type: 'get-popup-state', org: getOrgKey(org) } as const,
  )
  if (!reply.ok) throw new Error(`state: ${reply.reason}`)
  return reply.value.endpoint
}

/** Sends the org's values to the endpoint the popup shows, as *Activate* does. */
export const activateOrg = async (ours: Page, org: FakeOrg): Promise<void> =>
  sendAsExtensionPage(ours, {
    type: 'activate',
    org: getOrgKey(org),
    endpoint: await getDisplayedEndpoint(ours, org),
    grant: 'password',
  })

/**
 * Opens a page of the extension that shows no org and sends nothing by itself, to send messages
 * from.
 */
export const openMessagingPage = (extension: ExtensionDriver): Promise<Page> =>
  extension.openExtensionPage('manifest.json')

/** Resets the org's state and stores all five values and the token, as after the last step. */
export const storeCredentials = async (
  ours: Page,
  org: FakeOrg,
  values: Partial<ActivationCredentials>,
  token: string,
) => {
  const key = getOrgKey(org)
  await sendAsExtensionPage(ours, { type: 'start-over', org: key })
  for (const [name, value] of Object.entries(values)) {
    await sendAsExtensionPage(ours, { type: 'set-credential', org: key, name: name as CredentialName, value })
  }
  await sendAsExtensionPage(ours, { type: 'set-token', org: key, token })
}

/**
 * Dumps what the extension holds in memory or stores on disk as text, without the mark of a
 * migration.
 */
export const dumpStorage = async (extension: ExtensionDriver, area: 'disk' | 'session'): Promise<string> => {
  if (area === 'session')
    return extension.inBackground(async () => JSON.stringify(await chrome.storage.session.get(null)))
  const { converted: _, ...stored } = JSON.parse(await extension.inBackground(readAndWriteStore, '{}'))
  return JSON.stringify(stored)
}
