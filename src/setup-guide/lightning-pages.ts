/** Instructions on pages drawn by Lightning's Setup, and links from there to Classic. */

import type { ExternalClientAppGroup } from '../flow-retirement/external-client-app.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import type { StepId } from './ids.ts'
import type { StepTarget } from './page-status.ts'
import { caseFieldsPath, connectedAppsPath, profilesPath, setupHome, usersPath } from './start-path.ts'
import type { PageLink } from './step.ts'

export interface LightningPage {
  /** The step that the page belongs to, by default the next one. */
  readonly step: StepId
  readonly instruction: LocalizedText
  readonly ways: readonly PageLink[]
  /** What to enter where, for the admin to copy. */
  readonly settings: readonly ExternalClientAppGroup[]
  readonly notes: readonly LocalizedText[]
}

/** Pages by Setup node of the URL; '' serves all other nodes. */
export type LightningPages = Readonly<Record<string, LightningPage> & Record<'', LightningPage>>

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

/** Returns what is common to pages of this step that have nothing to enter. */
export const withoutSettings = (step: StepId): Pick<LightningPage, 'step' | 'settings' | 'notes'> => ({
  step,
  settings: [],
  notes: [],
})

/** Returns a page that leads to this path in Classic. */
export const openInClassic = ({ step, path }: StepTarget): LightningPage => ({
  ...withoutSettings(step),
  instruction: text('go_lightning'),
  ways: [
    { text: text('card_open_classic'), path: path ?? setupHome, action: 'open-classic' },
    // This one changes the admin's own setting.
    switchToClassic,
  ],
})

/** Returns pages by Setup node of the URL; '' serves other nodes and links to the next step. */
export const lightningPages = (next: StepTarget): LightningPages => {
  const inClassic = (path: string) => openInClassic({ ...next, path })
  return {
    '': openInClassic(next),
    EnhancedProfiles: inClassic(profilesPath),
    Profiles: inClassic('/00e?setupid=Profiles'),
    ManageUsers: inClassic(usersPath),
    // Some orgs list users in Lightning itself, among them those in China.
    ManageUsersLightning: inClassic(usersPath),
    NavigationMenus: inClassic(connectedAppsPath),
    // The way through a connected app: this leads to the connected apps instead.
    ManageExternalClientApplication: inClassic(connectedAppsPath),
    ExternalClientApplicationSettings: inClassic(connectedAppsPath),
    OauthOidcSettings: inClassic(connectedAppsPath),
    // Lightning draws an object's field list itself; it does not frame a Classic page.
    ObjectManager: {
      ...withoutSettings(next.step),
      instruction: text('go_lightning_objects'),
      ways: [caseFieldsLink, switchToClassic],
    },
  }
}
