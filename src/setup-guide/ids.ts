/** Names of the guide's steps and of its destinations. */

/** The steps of the guide, in the manual's order. */
export const stepIds = ['profile', 'user', 'fields', 'app', 'keys', 'activate'] as const
export type StepId = (typeof stepIds)[number]

/**
 * A destination of the guide: the start of a step, the list of profiles, the direct URL of the form
 * for a new app, or the page of the app whose ID is appended.
 */
export type Destination = StepId | 'profiles' | 'new-app' | 'other-app'
