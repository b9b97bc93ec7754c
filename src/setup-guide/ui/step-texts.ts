import { type OpenWay, openWayMessageKeys } from '../../flow-retirement/open-way.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import { findDifferences } from '../differences.ts'
import { getStepNumber, type StepId } from '../ids.ts'

const titleKeys: Record<StepId, PlainMessageKey> = {
  profile: 'step_profile_title',
  user: 'step_user_title',
  fields: 'step_fields_title',
  app: 'step_app_title',
  keys: 'step_keys_title',
  activate: 'step_activate_title',
  client_credentials: 'step_client_credentials_title',
}

const nextKeys: Record<StepId, PlainMessageKey> = {
  profile: 'step_profile_next',
  user: 'step_user_next',
  fields: 'step_fields_next',
  app: 'step_app_next',
  keys: 'step_keys_next',
  activate: 'step_activate_next',
  client_credentials: 'step_client_credentials_next',
}

/** Returns the step's title. */
export const getStepTitle = (id: StepId): string => t(titleKeys[id])

/** Describes the step in one sentence: set it up on this way, or correct the existing setup. */
export const describeNextStep = (id: StepId, setup: ObservedSetup, way: OpenWay): string => {
  if (id === 'app' && way.id === 'app-closed') return t('popup_next_closed')
  if (way.app === 'external-client-app') {
    if (id === 'app') return t(openWayMessageKeys[way.id])
    if (id === 'keys') return t('external_app_keys')
  }
  // An optional step adds to a setup that is right, and has nothing to correct.
  const isWrong = getStepNumber(id) > 0 && findDifferences(id, setup).length > 0
  return t(isWrong ? 'popup_next_mend' : nextKeys[id])
}
