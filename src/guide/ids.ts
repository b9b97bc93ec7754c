/** Names of the guide's steps, and of the Salesforce pages that `salesforce/` can recognize. */

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

/** The steps of the guide, in the manual's order. */
export const stepIds = ['profile', 'user', 'fields', 'app', 'keys', 'activate'] as const
export type StepId = (typeof stepIds)[number]

/**
 * A destination of the guide: the start of a step, the list of profiles, the direct URL of the form
 * for a new app, or the page of the app whose ID is appended.
 */
export type Place = StepId | 'profiles' | 'new-app' | 'other-app'
