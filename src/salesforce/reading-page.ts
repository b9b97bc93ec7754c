/** On which page each kind of reading is read: from any other address it is not what it says. */

import type { PageId } from '../guide/ids.ts'
import { pages } from './pages.ts'
import type { Reading } from './reading.ts'
import { isAt } from './recognise.ts'

const pageOf: Readonly<Record<Reading['kind'], PageId>> = {
  'profile-detail': 'profile-detail',
  'profile-chosen': 'profile-detail',
  'profile-edit': 'profile-edit',
  'profile-named': 'profile-clone',
  'user-list': 'user-list',
  'user-detail': 'user-detail',
  'user-chosen': 'user-detail',
  'case-fields': 'case-fields',
  'field-saved': 'field-layouts',
  'field-shown': 'field-layouts',
  'app-detail': 'app-detail',
  'app-chosen': 'app-detail',
  'app-saved': 'app-saved',
  'app-refused': 'app-refused',
  'consumer-details': 'consumer-details',
}

/** Whether this address can be that page's. What its document shows beside only the page itself can tell. */
export const isPageAt = (page: PageId, url: URL): boolean =>
  pages.some((rule) => rule.id === page && isAt(rule, url))

/** Whether a reading of this kind can come from a page of this address. */
export const isReadAt = (kind: Reading['kind'], url: URL): boolean => isPageAt(pageOf[kind], url)
