/** Extraction rules of each page that shows a part of the setup; judged in the background. */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, labelTexts } from '../dom/labels.ts'
import { linkTo } from '../dom/links.ts'
import type { Lookup } from '../dom/locator.ts'
import { type Hints, lookupsFor } from '../dom/locators.ts'
import type { Permissions } from '../observed-setup.ts'
import type { PageId } from '../page-ids.ts'
import { refusals } from './errors.ts'

/** Locators and kind of a value; an input yields the value it was served with. */
export interface Read {
  readonly at: readonly Lookup[]
  readonly as: 'box' | 'text' | 'texts'
}

export type Reads = Readonly<Record<string, Read>>

const address = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$'
/** Callback URL, possibly with a custom scheme: `sfdc://oauth/success`, `com.acme.app:/cb`. */
const anyAddress = '^[A-Za-z][A-Za-z0-9+.-]*:/'
/** Rows of active users: views may add checkbox columns, so all boxes of a row must be equal. */
const activeRow = 'tr:has(.booleanColumn):not(:has(img[src*="checkbox_unchecked"]))'
const inactiveRow = 'tr:not(:has(img[src*="checkbox_checked"]))'
const cells = '.dataCol, .data2Col, td[class*="data"]'

const labelled = (label: LabelId, as: Read['as']): Read => ({ at: [{ label: labelTexts(label) }], as })
/** Second heading of the page title; the first names the kind of page. */
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

/** Rules for what rules a profile out, named like the controls; null if the page lacks them. */
const forbids = (hints: Hints): Reads => {
  const found = (control: ControlId): Read => ({ at: lookupsFor(control, hints), as: 'box' })
  return {
    manageUsers: found('manageUsers'),
    customizeApplication: found('customizeApplication'),
    modifyAllData: found('modifyAllData'),
    standardProfile: found('standardProfile'),
  }
}

/** Returns the extraction rules of a page; null if it shows nothing the guide needs. */
export const readsFor = (page: PageId, hints: Hints): Reads | null => {
  switch (page) {
    case 'profile-detail':
      return {
        name: title,
        licence: labelled('licence', 'text'),
        // Search box of the enhanced interface, which has a page per section; '' if present.
        sections: { at: [{ css: '.pc_find' }], as: 'text' },
        ...permissions(hints),
        ...forbids(hints),
      }
    case 'profile-edit':
      return { name: title, ...permissions(hints), ...forbids(hints) }
    case 'profile-clone':
      // A form that reappears with a name was refused.
      return { name: { at: lookupsFor('profileName', hints), as: 'text' } }
    case 'user-detail':
      return {
        fullName: title,
        // The username is the form's only address without a link, so no label is needed.
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
      // Users cannot be deleted: replaced ones stay listed, so prefer those who are active.
      const ofRow = (css: string, more: Partial<Lookup> = {}, other = ''): readonly Lookup[] =>
        [activeRow, other].map((within) => ({ css: `${within} :is(${css})`, row, ...more }))
      return {
        // Views may show the email address first; only the username links to its user.
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
        // A connected app without OAuth has no consumer key, nor a link to it.
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
