import type { Evidence } from '../../salesforce/observed-setup.ts'
import { type MessageKey, t } from '../../ui/i18n.ts'
import { differencesOf } from '../differences.ts'
import type { StepId } from '../ids.ts'

const titles: Record<StepId, MessageKey> = {
  profile: 'step_profile_title',
  user: 'step_user_title',
  fields: 'step_fields_title',
  app: 'step_app_title',
  keys: 'step_keys_title',
  activate: 'step_activate_title',
}

const next: Record<StepId, MessageKey> = {
  profile: 'step_profile_next',
  user: 'step_user_next',
  fields: 'step_fields_next',
  app: 'step_app_next',
  keys: 'step_keys_next',
  activate: 'step_activate_next',
}

/** Returns the step's title. */
export const stepTitle = (id: StepId): string => t(titles[id])
/** Checks that no connected app can be created, and none is known that could serve as SpaceIQ's. */
export const needsOtherApp = ({ creationClosed, app }: Evidence): boolean =>
  creationClosed === true && app === undefined

/** Describes the step in one sentence: set it up, or correct the existing setup. */
export const stepNext = (id: StepId, evidence: Evidence): string => {
  if (id === 'app' && needsOtherApp(evidence)) return t('popup_next_closed')
  return t(differencesOf(id, evidence).length > 0 ? 'popup_next_mend' : next[id])
}
