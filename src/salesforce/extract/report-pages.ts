/** Pages that may send each kind of page report; reports from other URLs are rejected. */

import type { PageId } from '../page-ids.ts'
import { pages } from '../pages/pages.ts'
import { isAt } from '../pages/recognise.ts'
import type { Reading } from './page-report.ts'

/** Profile pages where the admin can designate the profile. */
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

/** Checks whether the URL may be this page's; the document may still be another page. */
export const isPageAt = (page: PageId, url: URL): boolean =>
  pages.some((rule) => rule.id === page && isAt(rule, url))

/** Checks whether a page at this URL may send this kind of report. */
export const isReadAt = (kind: Reading['kind'], url: URL): boolean =>
  [pagesOf[kind]].flat().some((page) => isPageAt(page, url))
