/** Ways to the entries of Setup's sidebar. Their ids are the same in every language. */

import type { ControlId } from '../control-ids.ts'
import { fixedWays, type WayFactory, way } from './way.ts'

/** Returns a factory of the way by the id of an entry, which both saved trees have. */
const entry = (id: string): WayFactory =>
  fixedWays(way(`#setupNavTree #${id}`, 'setup-home-2019', 'setup-tree-2014'))

export const sidebarWays = {
  sidebarBuild: entry('Studio_font'),
  sidebarCustomize: entry('Customize_icon'),
  sidebarCases: entry('Case_icon'),
  sidebarCaseFields: entry('CaseFields_font'),
  sidebarCreate: entry('DevTools_icon'),
  sidebarApps: entry('TabSet_font'),
  sidebarManageUsers: entry('Users_icon'),
  sidebarProfiles: fixedWays(
    way('#setupNavTree #EnhancedProfiles_font', 'setup-home-2019'),
    way('#setupNavTree #Profiles_font', 'unnamed-driver'),
  ),
  sidebarUsers: entry('ManageUsers_font'),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
