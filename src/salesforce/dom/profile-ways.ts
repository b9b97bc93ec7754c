/** Ways to the controls of the profile list, of a profile and of its clone. */

import type { ControlId } from '../control-ids.ts'
import { linkSelector } from './links.ts'
import { permissionWays } from './permission-boxes.ts'
import { profileInUseWays } from './profile-in-use.ts'
import { fixedWays, type WayFactory, way } from './way.ts'

/** Edit in the row of buttons, as on Classic's detail pages. */
const editButton = way(':is(#topButtonRow, #bottomButtonRow) input[name="edit"]', 'edit-page-2019', 'navatar')

export const profileWays = {
  newProfile: fixedWays(way('input[name="new"]', 'profile-list-2015')),
  existingProfileLink: ({ profileName }) => [
    way(
      {
        // The sidebar, which Lightning's frame lacks, may link to the profile too.
        css: `:is(#bodyCell, body:not(:has(#bodyCell))) ${linkSelector('/00e')}, .x-grid3-body a`,
        text: profileName,
        only: true,
      },
      'profile-list-2015',
      'navatar',
      'lahiri',
    ),
  ],
  profileToClone: fixedWays(
    way({ css: 'form select:has(option[value^="00e"])', only: true }, 'amazon', {
      inferred: 'The list’s id; that its values are profile ids.',
    }),
  ),
  profileName: fixedWays(way('#newProfileName', 'navatar', 'lahiri')),
  // One way for both rows of buttons: the one in the window is marked.
  save: fixedWays(
    way(':is(#topButtonRow, #bottomButtonRow) input[name="save"]', 'edit-page-2019', 'navatar'),
    way('input[type="submit"][id$="button_pc_save"]', 'browserforce', 'unnamed-driver'),
    way('input[name="save"]', 'sfperm', 'page-user'),
    way('#saveButton', 'lahiri'),
  ),
  edit: fixedWays(
    editButton,
    way('input[name="edit"]', 'edit-page-2019', {
      inferred: 'That Edit has this name on an app’s page, which is Visualforce.',
    }),
    way('a.pc_buttonLink', 'unnamed-drivers'),
    way('input[id$=":edit"]', { inferred: 'Edit’s id on an app’s page, by Visualforce’s rule.' }),
  ),
  // The enhanced interface has one Edit per section; System Permissions is the one needed.
  editProfile: fixedWays(
    editButton,
    way('a.pc_buttonLink[href*="SystemPermissions"]', 'katie', {
      inferred: 'That Edit of a section names it in its address.',
    }),
    way(linkSelector('s=SystemPermissions'), 'katie', 'profile-screens'),
    way('a.pc_buttonLink:not([href*="/e?"], [href*="%2Fe%3F"])', 'unnamed-drivers'),
  ),
  ...permissionWays,
  ...profileInUseWays,
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
