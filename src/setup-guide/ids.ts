/** The names of the journey's steps, and of Salesforce's pages, which `salesforce/` knows how to find. */

export type PageId =
  | 'setup-home'
  | 'profile-list'
  | 'profile-clone'
  | 'profile-detail'
  | 'profile-edit'
  | 'user-list'
  | 'user-edit'
  | 'user-detail'
  | 'user-change'
  | 'case-fields'
  | 'field-type'
  | 'field-details'
  | 'field-security'
  | 'field-security-sets'
  | 'field-record-pages'
  | 'field-layouts'
  | 'field-change'
  | 'apps'
  | 'app-edit'
  | 'app-saved'
  | 'app-refused'
  | 'app-detail'
  | 'app-policies'
  | 'consumer-details'
  | 'verify-identity'
  | 'lightning'

/** The steps of the journey, in the manual's order. */
export const stepIds = ['profile', 'user', 'fields', 'app', 'keys', 'activate'] as const
export type StepId = (typeof stepIds)[number]

/**
 * Where the guide can lead: to where a step starts, to the list of profiles, to the form for a new app at its own address,
 * or to the page of the app whose id is added.
 */
export type Place = StepId | 'profiles' | 'new-app' | 'other-app'
