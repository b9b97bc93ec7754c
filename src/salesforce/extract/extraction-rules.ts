/** Extraction rules of the pages that show part of the setup. The background judges the values. */

import type { ControlId } from '../control-ids.ts'
import { runAsLocators } from '../dom/client-credentials-ways.ts'
import { type LabelId, normalizedLabels } from '../dom/labels.ts'
import { linkSelector } from '../dom/links.ts'
import type { Locator } from '../dom/locator.ts'
import { type LocatorHints, locatorsFor } from '../dom/locators.ts'
import type { ProfilePermissions } from '../observed-setup.ts'
import type { PageId } from '../page-ids.ts'
import { errorSelector } from './errors.ts'

/** Locators and kind of a value; an input yields its served value. */
export interface ExtractionRule {
  readonly at: readonly Locator[]
  readonly as: 'box' | 'text' | 'texts'
}

export type ExtractionRules = Readonly<Record<string, ExtractionRule>>

const emailPattern = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$'
/** Callback URL, possibly with a custom scheme: `sfdc://oauth/success`, `com.acme.app:/cb`. */
const urlPattern = '^[A-Za-z][A-Za-z0-9+.-]*:/'
/** Rows of active users: views may add checkbox columns, so all boxes of a row must be equal. */
const activeRow = 'tr:has(.booleanColumn):not(:has(img[src*="checkbox_unchecked"]))'
const inactiveRow = 'tr:not(:has(img[src*="checkbox_checked"]))'
const dataCellSelector = '.dataCol, .data2Col, td[class*="data"]'

const labeledRule = (label: LabelId, as: ExtractionRule['as']): ExtractionRule => ({
  at: [{ label: normalizedLabels(label) }],
  as,
})
/** Second heading of the page title; the first names the kind of page. */
const titleRule: ExtractionRule = { at: [{ css: '.bPageTitle h2' }], as: 'text' }

const permissionRules = (hints: LocatorHints): Readonly<Record<keyof ProfilePermissions, ExtractionRule>> => {
  const box = (control: keyof ProfilePermissions): ExtractionRule => ({
    at: [...locatorsFor(control, hints), { label: normalizedLabels(control) }],
    as: 'box',
  })
  return {
    apiOnly: box('apiOnly'),
    apiEnabled: box('apiEnabled'),
    passwordNeverExpires: box('passwordNeverExpires'),
  }
}

/** Rules for admin permissions, which rule a profile out; named like the controls. */
const adminPermissionRules = (hints: LocatorHints): ExtractionRules => {
  const box = (control: ControlId): ExtractionRule => ({ at: locatorsFor(control, hints), as: 'box' })
  return {
    manageUsers: box('manageUsers'),
    customizeApplication: box('customizeApplication'),
    modifyAllData: box('modifyAllData'),
    standardProfile: box('standardProfile'),
  }
}

/** Returns the extraction rules of a page; null if it shows nothing the guide needs. */
export const extractionRulesFor = (page: PageId, hints: LocatorHints): ExtractionRules | null => {
  switch (page) {
    case 'profile-detail':
      return {
        name: titleRule,
        licence: labeledRule('licence', 'text'),
        // Search box of the enhanced interface, which has a page per section; '' if present.
        sections: { at: [{ css: '.pc_find' }], as: 'text' },
        ...permissionRules(hints),
        ...adminPermissionRules(hints),
      }
    case 'profile-edit':
      return { name: titleRule, ...permissionRules(hints), ...adminPermissionRules(hints) }
    case 'profile-clone':
      // A form that reappears with a name was refused.
      return { name: { at: locatorsFor('profileName', hints), as: 'text' } }
    case 'user-detail':
      return {
        fullName: titleRule,
        // The username is the form's only address without a link, so no label is needed.
        username: {
          at: [
            { label: normalizedLabels('username') },
            { css: '.detailList td[class*="data"]:not(:has(a))', like: emailPattern },
          ],
          as: 'text',
        },
        email: { at: [{ css: '.detailList a[href^="mailto:" i]' }], as: 'text' },
        profileName: { at: [{ css: `.detailList ${linkSelector('/00e')}` }], as: 'text' },
        active: { at: [{ css: 'img[id$="Active_chkbox" i]' }, { css: 'input#active' }], as: 'box' },
      }
    case 'user-edit':
      // That the form is there is all: after Save, it was refused.
      return {}
    case 'user-list': {
      const row = hints.profileName
      if (!row) return null
      // Users cannot be deleted: replaced ones stay listed, so prefer those who are active.
      const inRow = (css: string, more: Partial<Locator> = {}, other = ''): readonly Locator[] =>
        [activeRow, other].map((within) => ({ css: `${within} :is(${css})`, row, ...more }))
      return {
        // Views may show the email address first; only the username links to its user.
        username: {
          at: [
            ...inRow(`:is(td, th):has(${linkSelector('/005')})`, { like: emailPattern }),
            ...inRow('td:not(:has(a[href^="mailto:" i])), th', { like: emailPattern }),
          ],
          as: 'text',
        },
        profileName: { at: [{ css: linkSelector('/00e'), text: row }], as: 'text' },
        active: { at: inRow('.booleanColumn', {}, inactiveRow), as: 'box' },
      }
    }
    case 'app-detail':
      return {
        name: titleRule,
        addresses: { at: [{ css: dataCellSelector, like: urlPattern }], as: 'texts' },
        scopes: { at: [{ css: dataCellSelector, like: '[(（][a-z_, ]+[)）]' }], as: 'texts' },
        // A connected app without OAuth has no consumer key, nor a link to it.
        keys: {
          at: [...locatorsFor('manageConsumer', hints), ...locatorsFor('revealSecret', hints)],
          as: 'text',
        },
        requireSecret: labeledRule('requireSecret', 'box'),
        clientCredentialsFlow: labeledRule('clientCredentialsFlow', 'box'),
      }
    case 'app-policies':
      return {
        name: titleRule,
        runAs: { at: runAsLocators(), as: 'text' },
        // The link of the integration user, whom the page may show by name; '' or a text if there.
        runAsOwn: {
          at: hints.userId ? runAsLocators(linkSelector(`/${hints.userId.slice(0, 15)}`)) : [],
          as: 'text',
        },
      }
    case 'app-refused':
      return { said: { at: [{ css: errorSelector }], as: 'texts' } }
    case 'consumer-details':
      return { name: titleRule }
    default:
      return null
  }
}
