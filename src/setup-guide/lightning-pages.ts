/** What the guide says on the pages that Lightning's Setup draws itself, and the ways from there to Classic. */

import type { Text } from '../platform/text.ts'
import { appsPath, caseFieldsPath, profilesPath, setupHome, usersPath } from './start-path.ts'
import type { Way } from './step.ts'

export interface LightningPage {
  readonly instruction: Text
  readonly ways: readonly Way[]
}

const text = (key: string): Text => ({ key, subs: [] })

/** The way to the list of fields that the guide is about. */
export const caseFields: Way = {
  text: text('card_open_case_fields'),
  path: caseFieldsPath,
  action: 'case-fields',
}

/** The way to where Setup's sidebar leads everywhere. */
export const home: Way = { text: text('card_setup_home'), path: setupHome, action: 'setup-home' }

const switchToClassic: Way = {
  text: text('card_switch_classic'),
  path: '/ltng/switcher?destination=classic',
  action: 'switch-classic',
}

const inClassic = (path: string): LightningPage => ({
  instruction: text('go_lightning'),
  ways: [switchToClassic, { text: text('card_open_classic'), path, action: 'open-classic' }],
})

/** By the node in the page's address; '' stands for every node without a Classic page known, where the next step's is offered. */
export const lightningPages = (next: string): Readonly<Record<string, LightningPage>> => ({
  '': inClassic(next),
  SetupOneHome: inClassic(setupHome),
  EnhancedProfiles: inClassic(profilesPath),
  Profiles: inClassic('/00e?setupid=Profiles'),
  ManageUsers: inClassic(usersPath),
  // Orgs with a list of users of Lightning's own, those in China among them.
  ManageUsersLightning: inClassic(usersPath),
  NavigationMenus: inClassic(appsPath),
  // An External Client App does not serve SpaceIQ, and connected apps are usable where these settings are.
  ManageExternalClientApplication: inClassic(appsPath),
  ExternalClientApplicationSettings: inClassic(appsPath),
  OauthOidcSettings: inClassic(appsPath),
  // An object's fields are listed by Lightning's own page, which has no Classic form.
  ObjectManager: { instruction: text('go_lightning_objects'), ways: [caseFields, switchToClassic] },
})
