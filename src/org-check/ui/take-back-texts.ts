/** The words of *Take it back*. */

import type { ApiReason } from '../../salesforce/api/errors.ts'
import { formatList, type PlainMessageKey, t, translateText } from '../../ui/i18n.ts'
import { apiReasonTexts } from '../row.ts'
import type { LeavingReason, TakeBackItem, TakeBackResult } from '../take-back/take-back-item.ts'

const reasonKeys: Readonly<Record<LeavingReason, PlainMessageKey>> = {
  'existed-before': 'takeback_because_existed',
  'connected-app': 'takeback_because_app',
  password: 'takeback_because_password',
  'goes-along': 'takeback_because_along',
  'id-unknown': 'takeback_because_id',
  'other-kind': 'takeback_because_kind',
  'other-name': 'takeback_because_name',
  'other-time': 'takeback_because_time',
  'cases-changed': 'takeback_because_cases',
  'cases-unseen': 'takeback_because_unseen',
  'has-users': 'takeback_because_users',
  'still-there': 'takeback_because_still',
}

const isLeavingReason = (reason: LeavingReason | ApiReason): reason is LeavingReason =>
  Object.hasOwn(reasonKeys, reason)

/** Explains why something stays, with Salesforce's own words if it gave any. */
export const explainReason = (reason: LeavingReason | ApiReason | null, message: string): string =>
  [
    reason === null
      ? ''
      : isLeavingReason(reason)
        ? t(reasonKeys[reason])
        : // A refusal to delete: Salesforce's words say more.
          message === ''
          ? translateText(apiReasonTexts[reason])
          : '',
    message === '' ? '' : t('mend_says', message),
  ]
    .filter(Boolean)
    .join(' ')

/** Key of the text of each end. */
export const endKeys: Readonly<Record<TakeBackResult['end'], PlainMessageKey>> = {
  'taken-back': 'takeback_end_taken',
  'already-gone': 'takeback_end_gone',
  left: 'takeback_end_left',
  refused: 'takeback_end_refused',
  skipped: 'takeback_end_skipped',
}

/** Describes what is done about an item. */
export const describeTakeBackItem = ({
  kind,
  action,
  name,
  details,
}: Pick<TakeBackItem, 'kind' | 'action' | 'name' | 'details'>): string => {
  switch (kind) {
    case 'layout':
      return t('takeback_layout', name, formatList(details))
    case 'permissions':
      return t('takeback_permissions', name)
    case 'password':
      return t('takeback_password', name)
    case 'connected-app':
      return t('takeback_app', name)
    default:
      return action === 'changed' ? t('takeback_changed', name) : t(madeKeys[kind], name)
  }
}

const madeKeys = {
  field: 'takeback_field',
  profile: 'takeback_profile',
  'permission-set': 'takeback_set',
  user: 'takeback_user',
  'permission-set-license': 'takeback_license',
  'permission-set-assignment': 'takeback_assignment',
} as const
