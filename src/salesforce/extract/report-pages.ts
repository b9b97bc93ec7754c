/** Pages that may send each kind of page report; reports from other URLs are rejected. */

import type { PageId } from '../page-ids.ts'
import { pageRules } from '../pages/pages.ts'
import { matchesPath } from '../pages/recognize.ts'
import type { PageReport } from './page-report.ts'

/** Profile pages where the admin can designate the profile. */
const profilePages = ['profile-detail', 'profile-edit'] as const

const reportPages: Readonly<Record<PageReport['kind'], PageId | readonly PageId[]>> = {
  'profile-detail': 'profile-detail',
  'profile-chosen': profilePages,
  'profile-withdrawn': profilePages,
  'profile-edit': 'profile-edit',
  'profile-clone': 'profile-clone',
  'profile-named': 'profile-clone',
  'user-list': 'user-list',
  'user-detail': 'user-detail',
  'user-edit': 'user-edit',
  'user-named': 'user-edit',
  'user-chosen': 'user-detail',
  'case-fields': 'case-fields',
  'field-saved': 'field-layouts',
  'field-shown': 'field-layouts',
  'app-detail': 'app-detail',
  'app-policies': 'app-policies',
  'app-chosen': 'app-detail',
  'app-named': 'app-edit',
  'app-saved': 'app-saved',
  'app-refused': 'app-refused',
  'consumer-details': 'consumer-details',
}

/** Checks whether the URL may be this page's; the document may still be another page. */
export const canBePage = (page: PageId, url: URL): boolean =>
  pageRules.some((rule) => rule.id === page && matchesPath(rule, url))

/** Checks whether a page at this URL may send this kind of report. */
export const canReportFrom = (kind: PageReport['kind'], url: URL): boolean =>
  [reportPages[kind]].flat().some((page) => canBePage(page, url))
