/** Reads a profile from its detail or edit page. */

import { profile as wanted } from '../../blueprint.ts'
import type { ProfileEvidence, Seen } from '../../guide/evidence.ts'
import { findControl } from '../controls.ts'
import { labelledCells, words } from '../dom.ts'
import { labelledBox } from './boxes.ts'

/** The name in the page's title: the second heading, the first one is the kind of page. */
const titleName = (document: Document): string =>
  document.querySelector('.bPageTitle h2, .pc_breadcrumb ~ h2')?.textContent?.trim() ?? ''

const profileId = (url: URL): string => /^\/(00e[A-Za-z0-9]{12})/.exec(url.pathname)?.[1] ?? ''

const licence = (document: Document): string => {
  const cell = labelledCells(document, 'licence')[0]?.[0]
  return cell ? words(cell) : ''
}

/** The profile of a detail page. Permissions that the page does not show are null. */
export const readProfileDetail = (url: URL, document: Document): ProfileEvidence => {
  const permission = (control: 'apiOnly' | 'apiEnabled' | 'passwordNeverExpires'): Seen => {
    const found = findControl(control, document)?.element
    return found instanceof HTMLInputElement ? found.checked : labelledBox(document, control)
  }
  return {
    id: profileId(url),
    name: titleName(document),
    licence: licence(document),
    apiOnly: permission('apiOnly'),
    apiEnabled: permission('apiEnabled'),
    passwordNeverExpires: permission('passwordNeverExpires'),
  }
}

/**
 * Whether a profile seen in passing is the one for SpaceIQ: it is API-only already, carries our name, or is the one
 * the admin just named. Any other profile is none of our business.
 */
export const isOurProfile = (seen: ProfileEvidence, known: ProfileEvidence | undefined): boolean => {
  if (seen.name === '' && seen.id === '') return false
  if (known?.apiOnly === true) return seen.id !== '' ? seen.id === known.id : seen.name === known.name
  return (
    seen.apiOnly === true || seen.name === wanted.name || (known !== undefined && seen.name === known.name)
  )
}
