/** On which page each kind of reading is read: from any other address it is not what it says. */

import type { PageId } from '../page-ids.ts'
import { pages } from '../pages/pages.ts'
import { isAt } from '../pages/recognise.ts'
import type { Reading } from './page-report.ts'

/** Its own page and its form: on both the admin can say whose it is. */
const profile = ['profile-detail', 'profile-edit'] as const

const pagesOf: Readonly<Record<Reading['kind'], PageId | readonly PageId[]>> = {
  'profile-detail': 'profile-detail',
  'profile-chosen': profile,
  'profile-withdrawn': profile,
  'profile-edit': 'profile-edit',
  'profile-clone': 'profile-clone',
  'profile-named': 'profile-clone',
  'user-list': 'user-list',
  'user-detail': 'user-detail',
  'user-chosen': 'user-detail',
  'case-fields': 'case-fields',
  'field-saved': 'field-layouts',
  'field-shown': 'field-layouts',
  'app-detail': 'app-detail',
  'app-chosen': 'app-detail',
  'app-named': 'app-edit',
  'app-saved': 'app-saved',
  'app-refused': 'app-refused',
  'consumer-details': 'consumer-details',
}

/** Whether this address can be that page's. What its document shows beside only the page itself can tell. */
export const isPageAt = (page: PageId, url: URL): boolean =>
  pages.some((rule) => rule.id === page && isAt(rule, url))

/** Whether a reading of this kind can come from a page of this address. */
export const isReadAt = (kind: Reading['kind'], url: URL): boolean =>
  [pagesOf[kind]].flat().some((page) => isPageAt(page, url))
