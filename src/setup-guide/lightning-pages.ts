/** Instructions on pages drawn by Lightning's Setup, and links from there to Classic. */

import { type LocalizedText, text } from '../platform/text.ts'
import type { ExternalClientAppPage } from './external-client-app-page.ts'
import { caseFieldsPath, connectedAppsPath, profilesPath, setupHome, usersPath } from './start-path.ts'
import type { PageLink } from './step.ts'

export interface LightningPage extends Partial<ExternalClientAppPage> {
  readonly instruction: LocalizedText
  readonly ways: readonly PageLink[]
}

/** Link to the list of Case fields. */
export const caseFieldsLink: PageLink = {
  text: text('card_open_case_fields'),
  path: caseFieldsPath,
  action: 'case-fields',
}

/** Link to Setup's home, whose sidebar leads everywhere. */
export const setupHomeLink: PageLink = {
  text: text('card_setup_home'),
  path: setupHome,
  action: 'setup-home',
}

const switchToClassic: PageLink = {
  text: text('card_switch_classic'),
  path: '/ltng/switcher?destination=classic',
  action: 'switch-classic',
}

/** Returns a page that leads to this path in Classic. */
export const openInClassic = (path: string): LightningPage => ({
  instruction: text('go_lightning'),
  ways: [switchToClassic, { text: text('card_open_classic'), path, action: 'open-classic' }],
})

/** Returns pages by Setup node of the URL; '' serves other nodes and links to the next step. */
export const lightningPages = (next: string): Readonly<Record<string, LightningPage>> => ({
  '': openInClassic(next),
  SetupOneHome: openInClassic(setupHome),
  EnhancedProfiles: openInClassic(profilesPath),
  Profiles: openInClassic('/00e?setupid=Profiles'),
  ManageUsers: openInClassic(usersPath),
  // Some orgs list users in Lightning itself, among them those in China.
  ManageUsersLightning: openInClassic(usersPath),
  NavigationMenus: openInClassic(connectedAppsPath),
  // The way through a connected app: this leads to the connected apps instead.
  ManageExternalClientApplication: openInClassic(connectedAppsPath),
  ExternalClientApplicationSettings: openInClassic(connectedAppsPath),
  OauthOidcSettings: openInClassic(connectedAppsPath),
  // Lightning draws an object's field list itself; it does not frame a Classic page.
  ObjectManager: { instruction: text('go_lightning_objects'), ways: [caseFieldsLink, switchToClassic] },
})
