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

/** Checks that no connected app can be created, and no app is known to be SpaceIQ's. */
export const needsExistingApp = ({ connectedAppCreationClosed, connectedApp }: ObservedSetup): boolean =>
  connectedAppCreationClosed === true && connectedApp === undefined

/** Describes the step in one sentence: set it up, or correct the existing setup. */
export const describeNextStep = (id: StepId, setup: ObservedSetup): string => {
  if (id === 'app' && needsExistingApp(setup)) return t('popup_next_closed')
  // An optional step adds to a setup that is right, and has nothing to correct.
  const isWrong = getStepNumber(id) > 0 && findDifferences(id, setup).length > 0
  return t(isWrong ? 'popup_next_mend' : nextKeys[id])
}
