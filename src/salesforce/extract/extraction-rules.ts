/** What is read from each page that shows something of the org's set-up, as lookups. `evidence.ts` judges the values. */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, labelTexts } from '../dom/labels.ts'
import { linkTo } from '../dom/links.ts'
import type { Lookup } from '../dom/locator.ts'
import { type Hints, lookupsFor } from '../dom/locators.ts'
import type { Permissions } from '../observed-setup.ts'
import type { PageId } from '../page-ids.ts'
import { refusals } from './errors.ts'

/** One value: where it is, and whether a box, a text or all matching texts are meant; the text of a field is what it was served with. */
export interface Read {
  readonly at: readonly Lookup[]
  readonly as: 'box' | 'text' | 'texts'
}

export type Reads = Readonly<Record<string, Read>>

const address = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$'
/** Of a callback, which can have a scheme of its own: `sfdc://oauth/success`, `com.acme.app:/cb`. */
const anyAddress = '^[A-Za-z][A-Za-z0-9+.-]*:/'
/** A view can have columns for other boxes, in any order: which is that of active users only rows tell in which all are alike. */
const activeRow = 'tr:has(.booleanColumn):not(:has(img[src*="checkbox_unchecked"]))'
const inactiveRow = 'tr:not(:has(img[src*="checkbox_checked"]))'
const cells = '.dataCol, .data2Col, td[class*="data"]'

const labelled = (label: LabelId, as: Read['as']): Read => ({ at: [{ label: labelTexts(label) }], as })
/** The second heading: the first is the kind of page. */
const title: Read = { at: [{ css: '.bPageTitle h2' }], as: 'text' }

const permissions = (hints: Hints): Readonly<Record<keyof Permissions, Read>> => {
  const box = (control: keyof Permissions): Read => ({
    at: [...lookupsFor(control, hints), { label: labelTexts(control) }],
    as: 'box',
  })
  return {
    apiOnly: box('apiOnly'),
    apiEnabled: box('apiEnabled'),
    passwordNeverExpires: box('passwordNeverExpires'),
  }
}

/** What a profile may not have, or be, to be made API-only; named as the controls, and null where the page shows none of it. */
const forbids = (hints: Hints): Reads => {
  const found = (control: ControlId): Read => ({ at: lookupsFor(control, hints), as: 'box' })
  return {
    manageUsers: found('manageUsers'),
    customizeApplication: found('customizeApplication'),
    modifyAllData: found('modifyAllData'),
    standardProfile: found('standardProfile'),
  }
}

/** The reads of a page; none where it shows nothing the guide needs. */
export const readsFor = (page: PageId, hints: Hints): Reads | null => {
  switch (page) {
    case 'profile-detail':
      return {
        name: title,
        licence: labelled('licence', 'text'),
        // The search of the enhanced interface, which has a page for each section; '' where it is there.
        sections: { at: [{ css: '.pc_find' }], as: 'text' },
        ...permissions(hints),
        ...forbids(hints),
      }
    case 'profile-edit':
      return { name: title, ...permissions(hints), ...forbids(hints) }
    case 'profile-clone':
      // A name that comes back with the form was refused.
      return { name: { at: lookupsFor('profileName', hints), as: 'text' } }
    case 'user-detail':
      return {
        fullName: title,
        // The user name is the one value of that form without a link: the e-mail address has one. No label needed.
        username: {
          at: [
            { label: labelTexts('username') },
            { css: '.detailList td[class*="data"]:not(:has(a))', like: address },
          ],
          as: 'text',
        },
        email: { at: [{ css: '.detailList a[href^="mailto:" i]' }], as: 'text' },
        profileName: { at: [{ css: `.detailList ${linkTo('/00e')}` }], as: 'text' },
        active: { at: [{ css: 'img[id$="Active_chkbox" i]' }, { css: 'input#active' }], as: 'box' },
      }
    case 'user-list': {
      const row = hints.profileName
      if (!row) return null
      // Users cannot be deleted: one that was replaced stays on the list, and comes after those that can sign in.
      const ofRow = (css: string, more: Partial<Lookup> = {}, other = ''): readonly Lookup[] =>
        [activeRow, other].map((within) => ({ css: `${within} :is(${css})`, row, ...more }))
      return {
        // Views can show the e-mail address before the user name: only the name leads to its user.
        username: {
          at: [
            ...ofRow(`:is(td, th):has(${linkTo('/005')})`, { like: address }),
            ...ofRow('td:not(:has(a[href^="mailto:" i])), th', { like: address }),
          ],
          as: 'text',
        },
        profileName: { at: [{ css: linkTo('/00e'), text: row }], as: 'text' },
        active: { at: ofRow('.booleanColumn', {}, inactiveRow), as: 'box' },
      }
    }
    case 'app-detail':
      return {
        name: title,
        addresses: { at: [{ css: cells, like: anyAddress }], as: 'texts' },
        scopes: { at: [{ css: cells, like: '[(（][a-z_, ]+[)）]' }], as: 'texts' },
        // An app without OAuth has no keys, and so nothing that leads to them.
        keys: {
          at: [...lookupsFor('manageConsumer', hints), ...lookupsFor('revealSecret', hints)],
          as: 'text',
        },
        requireSecret: labelled('requireSecret', 'box'),
      }
    case 'app-refused':
      return { said: { at: [{ css: refusals }], as: 'texts' } }
    case 'consumer-details':
      return { name: title }
    default:
      return null
  }
}
