/** What SpaceIQ needs to find in the org, as data. The source of every value is SpaceIQ's manual of the integration. */

export type CaseFieldName =
  | 'ExternalID'
  | 'Department'
  | 'Team'
  | 'CurrentSeat'
  | 'NewSeat'
  | 'EmployeeAssets'
  | 'EmployeeNotes'

export interface CaseField {
  /** Both the Field Label and the Field Name; Salesforce appends `__c` to make the API name. */
  readonly name: CaseFieldName
  readonly type: 'Text' | 'LongTextArea'
  /** In characters. */
  readonly length: number
  /** Long text areas have no External ID option: it is false there. */
  readonly externalId: boolean
  /** Long text areas only. */
  readonly visibleLines?: number
}

const text = (name: CaseFieldName, externalId = false): CaseField => ({
  name,
  type: 'Text',
  length: 255,
  externalId,
})
const longText = (name: CaseFieldName): CaseField => ({
  name,
  type: 'LongTextArea',
  length: 1024,
  externalId: false,
  visibleLines: 2,
})

/** In the order of the manual's table. */
export const caseFields: readonly CaseField[] = [
  text('ExternalID', true),
  text('Department'),
  text('Team'),
  text('CurrentSeat'),
  text('NewSeat'),
  longText('EmployeeAssets'),
  longText('EmployeeNotes'),
]

export const profile = {
  name: 'SpaceIQ API Only',
  /** API names of the user permissions; the first is the one the manual asks for, the others are recommended. */
  permissions: ['ApiUserOnly', 'ApiEnabled', 'PasswordNeverExpires'],
} as const

export const user = {
  lastName: 'SpaceIQ Integration',
  alias: 'spaceiq',
  nickname: 'spaceiq.integration',
} as const

export const connectedApp = {
  name: 'SpaceIQ',
  apiName: 'SpaceIQ',
  callbackUrl: 'https://api.spaceiq.com',
  /** The OAuth scope's code, as Salesforce prints it in brackets behind the scope's label. */
  scope: 'full',
} as const

/** The five values SpaceIQ's Ticketing Integration tab asks for, in its order, by the names our contract uses. */
export const activationValues = ['username', 'password', 'clientSecret', 'clientId', 'domain'] as const
export type ActivationValue = (typeof activationValues)[number]
