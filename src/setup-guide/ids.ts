/** Names of the guide's steps and of its destinations. */

/** The steps of the setup, in the manual's order. Badge, popup and report count these alone. */
export const stepIds = ['profile', 'user', 'fields', 'app', 'keys', 'activate'] as const

/** Steps beyond the setup: never due by themselves, only if the admin chooses one. */
export const optionalStepIds = ['client_credentials'] as const

export type StepId = (typeof stepIds | typeof optionalStepIds)[number]

/** Returns the step's number in the setup, from 1; 0 for an optional step. */
export const getStepNumber = (step: StepId): number => (stepIds as readonly StepId[]).indexOf(step) + 1

/**
 * A destination of the guide: the start of a step, the list of profiles, the direct URL of the form
 * for a new app, the page of the app whose ID is appended, the policies of SpaceIQ's app, or the list
 * of external client apps.
 */
export type Destination =
  | StepId
  | 'profiles'
  | 'new-app'
  | 'other-app'
  | 'app-policies'
  | 'external-client-apps'
