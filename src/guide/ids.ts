/** The names the guide uses for Salesforce's pages and controls; `salesforce/` knows how to find them. */

export type PageId =
  | 'setup-home'
  | 'profile-list'
  | 'profile-clone'
  | 'profile-detail'
  | 'profile-edit'
  | 'user-list'
  | 'user-edit'
  | 'user-detail'
  | 'case-fields'
  | 'field-type'
  | 'field-details'
  | 'field-security'
  | 'field-layouts'
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
