/** Instructions on pages drawn by Lightning's Setup, and links from there to Classic. */

import type { Text } from '../platform/text.ts'
import { appsPath, caseFieldsPath, profilesPath, setupHome, usersPath } from './start-path.ts'
import type { Way } from './step.ts'

export interface LightningPage {
  readonly instruction: Text
  readonly ways: readonly Way[]
}

const text = (key: string): Text => ({ key, subs: [] })

/** Link to the list of Case fields. */
export const caseFields: Way = {
  text: text('card_open_case_fields'),
  path: caseFieldsPath,
  action: 'case-fields',
}

/** Link to Setup's home, whose sidebar leads everywhere. */
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

/** Returns pages by Setup node of the URL; '' serves other nodes and links to the next step. */
export const lightningPages = (next: string): Readonly<Record<string, LightningPage>> => ({
  '': inClassic(next),
  SetupOneHome: inClassic(setupHome),
  EnhancedProfiles: inClassic(profilesPath),
  Profiles: inClassic('/00e?setupid=Profiles'),
  ManageUsers: inClassic(usersPath),
  // Some orgs list users in Lightning itself, among them those in China.
  ManageUsersLightning: inClassic(usersPath),
  NavigationMenus: inClassic(appsPath),
  // SpaceIQ cannot use External Client Apps; this leads to the connected apps instead.
  ManageExternalClientApplication: inClassic(appsPath),
  ExternalClientApplicationSettings: inClassic(appsPath),
  OauthOidcSettings: inClassic(appsPath),
  // Lightning draws an object's field list itself; it does not frame a Classic page.
  ObjectManager: { instruction: text('go_lightning_objects'), ways: [caseFields, switchToClassic] },
})
