/** Texts for each refusal: meaning and remedy. A missing entry is a type error. */

import type { PageRefusal } from '../messages.ts'
import type { PlainMessageKey } from './i18n.ts'

export interface RefusalTexts {
  readonly cause: PlainMessageKey
  readonly next: PlainMessageKey
  /** A retry may succeed. */
  readonly canRetry: boolean
}

/** A bug of ours: the reason's name helps only support. */
const internalErrorTexts: RefusalTexts = {
  cause: 'ui_trouble_refused',
  next: 'ui_trouble_refused_next',
  canRetry: true,
}

export const refusalTexts: Readonly<Record<PageRefusal, RefusalTexts>> = {
  'sender-id': internalErrorTexts,
  'sender-address': internalErrorTexts,
  'wrong-context': internalErrorTexts,
  malformed: internalErrorTexts,
  'no-such-org': internalErrorTexts,
  'session-id': { cause: 'value_refused_session', next: 'ui_trouble_session_next', canRetry: false },
  'org-not-allowed': { cause: 'ui_trouble_org', next: 'policy_next', canRetry: false },
  'switched-off': { cause: 'ui_trouble_switched_off', next: 'ui_trouble_switched_off_next', canRetry: false },
  'access-missing': { cause: 'ui_trouble_access', next: 'ui_trouble_access_next', canRetry: false },
  'access-too-wide': { cause: 'access_too_wide', next: 'access_too_wide_next', canRetry: true },
  'sending-not-allowed': { cause: 'send_not_allowed', next: 'send_not_allowed_next', canRetry: true },
  'policy-unreadable': { cause: 'policy_unreadable', next: 'ui_trouble_policy_next', canRetry: true },
  'no-org-tab': { cause: 'skeleton_no_tab', next: 'skeleton_no_tab_next', canRetry: true },
  'tab-not-active': {
    cause: 'ui_trouble_not_in_front',
    next: 'ui_trouble_not_in_front_next',
    canRetry: true,
  },
  'tab-not-visible': { cause: 'ui_trouble_not_visible', next: 'ui_trouble_not_visible_next', canRetry: true },
  'not-https': { cause: 'ui_trouble_not_https', next: 'ui_trouble_not_https_next', canRetry: true },
  'not-spaceiq': { cause: 'ui_trouble_not_spaceiq', next: 'ui_trouble_not_spaceiq_next', canRetry: true },
  // The shown data has changed: the admin must see it before pressing the button again.
  'endpoint-changed': {
    cause: 'ui_trouble_endpoint_changed',
    next: 'ui_trouble_endpoint_changed_next',
    canRetry: false,
  },
  'unconfirmed-changed': {
    cause: 'unconfirmed_changed',
    next: 'unconfirmed_changed_next',
    canRetry: false,
  },
  'grant-changed': {
    cause: 'ui_trouble_grant_changed',
    next: 'ui_trouble_grant_changed_next',
    canRetry: false,
  },
  'site-changed': { cause: 'ui_trouble_site_changed', next: 'ui_trouble_site_changed_next', canRetry: false },
  'page-changed': { cause: 'ui_trouble_moved', next: 'ui_trouble_moved_next', canRetry: true },
  'storage-failed': { cause: 'ui_trouble_storage', next: 'ui_storage_next', canRetry: true },
  'internal-error': { cause: 'ui_trouble_failed', next: 'ui_trouble_failed_next', canRetry: true },
}

/** Returns a reason's texts; after an update the background may send reasons unknown here. */
export const getRefusalTexts = (reason: PageRefusal): RefusalTexts =>
  Object.hasOwn(refusalTexts, reason) ? refusalTexts[reason] : internalErrorTexts
