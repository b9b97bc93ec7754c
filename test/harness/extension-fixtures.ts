/** Puts an org, and what the extension holds of it, in place without walking the journey. */

import type { Page } from 'puppeteer-core'
import type { PageMessage, PopupState, Reply } from '../../src/messages.ts'
import type { CredentialName } from '../../src/required-setup.ts'
import { createConsumerCredentials, randomText } from '../practice-org/state.ts'
import type { FakeOrg, OrgProfile, OrgUser } from '../practice-org/types.ts'
import type { ExtensionDriver } from './launch.ts'
import { readAndWriteStore } from './persistent-store.ts'

export type ActivationCredentials = Readonly<Record<CredentialName, string>>

/** The host of the org's My Domain: what messages call the org. */
export const getOrgKey = (org: FakeOrg): string => `${org.name}.my.salesforce.com`

/** Gives the org the API-only profile as the guide's own steps leave it. */
export const addIntegrationProfile = (org: FakeOrg): OrgProfile => {
  const profile: OrgProfile = {
    id: '00e5g00000777QxAAA',
    name: 'SpaceIQ API Only',
    licence: 'Salesforce',
    custom: true,
    description: '',
    permissions: { ApiEnabled: true, ApiUserOnly: true, PasswordNeverExpires: true },
    caseAccess: { read: true, create: true, edit: true, delete: false },
  }
  org.profiles.push(profile)
  return profile
}

/** Gives the org the integration user, with a password of its own. */
export const addIntegrationUser = (org: FakeOrg, profileId: string): OrgUser => {
  const user: OrgUser = {
    id: '0055g00000777QxAAA',
    firstName: '',
    lastName: 'SpaceIQ Integration',
    alias: 'spaceiq',
    email: 'it@acme.example',
    username: `spaceiq@${org.name}.example`,
    nickname: 'spaceiq',
    profileId,
    active: true,
    password: `Pw-${randomText(16)}`,
  }
  org.users.push(user)
  return user
}

/** Gives the org the connected app, and a key and secret to it. */
export const addConnectedApp = (org: FakeOrg) => {
  const app = {
    id: '06P5g000000777Q',
    policyId: '0H45g000000777Q',
    name: 'SpaceIQ',
    apiName: 'SpaceIQ',
    contactEmail: 'it@acme.example',
    oauth: true,
    callbackUrl: 'https://api.spaceiq.com',
    scopes: ['full'],
    secretForWebServer: false,
    secretForRefreshToken: true,
    pkce: false,
    ...createConsumerCredentials(),
    savedAt: Date.now(),
  }
  org.apps.push(app)
  return app
}

/** Sets the whole org up, but for its fields, and gives the five values SpaceIQ needs of it. */
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

/** Signs in as the org's admin, on the page at this path. */
export const logInAsAdmin = async (page: Page, org: FakeOrg, path: string): Promise<void> => {
  await page.goto(`https://${getOrgKey(org)}/practice/login?startURL=${encodeURIComponent(path)}`)
}

/** Sends a message as one of the extension's own pages does; fails when it is refused. */
export const sendAsExtensionPage = async (ours: Page, message: PageMessage): Promise<void> => {
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState | undefined>>,
    message,
  )
  if (!reply.ok) throw new Error(`${message.type}: ${reply.reason}`)
}

/** The endpoint that the popup shows for the org. */
export const getDisplayedEndpoint = async (ours: Page, org: FakeOrg): Promise<string> => {
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState>>,
    { type: 'get-popup-state', org: getOrgKey(org) } as const,
  )
  if (!reply.ok) throw new Error(`state: ${reply.reason}`)
  return reply.value.endpoint
}

/** Sends the org's values to where the popup says, as a press of *Activate* does. */
export const activateOrg = async (ours: Page, org: FakeOrg): Promise<void> =>
  sendAsExtensionPage(ours, {
    type: 'activate',
    org: getOrgKey(org),
    endpoint: await getDisplayedEndpoint(ours, org),
  })

/** A page of the extension that shows no org and sends nothing by itself, to tell from. */
export const openMessagingPage = (chromium: ExtensionDriver): Promise<Page> =>
  chromium.openExtensionPage('manifest.json')

/** Begins anew with all five values and the token held, as after the guide's last step. */
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

/** All that the extension holds in memory, or keeps on disk, as text to search; not that an old version's was converted. */
export const dumpStorage = async (chromium: ExtensionDriver, area: 'kept' | 'session'): Promise<string> => {
  if (area === 'session')
    return chromium.inBackground(async () => JSON.stringify(await chrome.storage.session.get(null)))
  const { converted: _, ...kept } = JSON.parse(await chromium.inBackground(readAndWriteStore, '{}'))
  return JSON.stringify(kept)
}
