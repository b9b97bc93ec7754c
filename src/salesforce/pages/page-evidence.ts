/** What the rules for recognizing pages rest on: that the page is there, and looks like that. */

import type { Evidence } from '../dom/evidence.ts'
import type { PageId } from '../page-ids.ts'

export const pageEvidence: Readonly<Record<PageId, Evidence>> = {
  'setup-home': [['setup-home-2019']],
  'profile-list': [['profile-list-2015', 'setup-home-2019']],
  // Its own address is in the saved list; that of a clone by `clone=1` is in no source.
  'profile-clone': [['profile-list-2015'], ['navatar', 'lahiri']],
  'profile-edit': [['profile-list-2015', 'katie']],
  'profile-detail': [['profile-list-2015', 'navatar']],
  'user-list': [['setup-home-2019', 'themer']],
  'user-edit': [['navatar', 'lahiri', 'page-user']],
  'user-detail': [['hardis', 'browserforce']],
  'user-change': [['navatar', 'unnamed-driver']],
  'case-fields': [['field-list-2019']],
  'field-type': [['field-wizard-2019']],
  'field-details': [['field-wizard-2019']],
  'field-security-sets': [
    ['security-guide', { inferred: 'That the boxes’ ids begin as the ids of permission sets.' }],
  ],
  'field-security': [['field-security-2014', 'wizard-extension']],
  'field-layouts': [['layout-row-2014', 'rauchi']],
  'field-record-pages': [
    ['security-guide', { inferred: 'The stage’s markup: only its sentence and Next are known.' }],
  ],
  'field-change': [['field-list-2019', 'profile-compare']],
  apps: [['setup-home-2019', 'amazon']],
  'app-edit': [['taiko', 'testleaf']],
  'app-saved': [
    ['amazon', 'byom', { inferred: 'That the address stays, and that the form’s inputs are gone.' }],
  ],
  'app-refused': [
    [
      'vendor-guides',
      { inferred: 'That the refusal stands at the form’s address, without the form’s inputs.' },
    ],
  ],
  'app-detail': [['hardis', 'unnamed-driver']],
  'app-policies': [['amazon', 'unnamed-driver']],
  'app-policies-edit': [
    ['taiko', { inferred: 'The address of the form, by Setup’s rule for editing a record.' }],
  ],
  'consumer-details': [
    ['hardis', 'byom', { inferred: 'The page’s own address, so that any below the app’s is taken.' }],
  ],
  'verify-identity': [['verification-2019'], ['browserforce', 'unnamed-driver']],
  lightning: [['lightning-frame-2024']],
}
