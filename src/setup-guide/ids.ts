/** The names of the journey's steps, and of the places it leads to. */

/** The steps of the journey, in the manual's order. */
export const stepIds = ['profile', 'user', 'fields', 'app', 'keys', 'activate'] as const
export type StepId = (typeof stepIds)[number]

/**
 * Where the guide can lead: to where a step starts, to the list of profiles, to the form for a new app at its own address,
 * or to the page of the app whose id is added.
 */
export type Place = StepId | 'profiles' | 'new-app' | 'other-app'
