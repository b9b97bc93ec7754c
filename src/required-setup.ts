/** The setup SpaceIQ needs. @see https://support.spaceiq.com/hc/en-us/articles/360003288635 */

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
  /** Number of characters. */
  readonly length: number
  /** Always false for long text areas, which have no External ID option. */
  readonly externalId: boolean
  /** Present for long text areas only. */
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

/** The seven custom fields, in the order of the manual's table. */
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
  /** API names of user permissions: the manual requires the first, the others are recommended. */
  permissions: ['ApiUserOnly', 'ApiEnabled', 'PasswordNeverExpires'],
} as const

/** The facts about a profile that decide whether it belongs to the integration. */
interface ProfileClaims {
  readonly name: string
  readonly named?: string
  readonly confirmed?: true
  readonly ofUser?: true
  readonly bySet?: readonly string[]
}

/**
 * Checks whether the admin declared the profile to be SpaceIQ's: by SpaceIQ's name, by a clone's
 * name, or with a button. No other profile is made API-only, as that locks its users out of
 * Salesforce. Being API-only proves nothing: a profile that people use can be API-only too.
 */
export const isSaidToBeOurs = (
  name: string,
  { named, confirmed }: Pick<ProfileClaims, 'named' | 'confirmed'>,
): boolean => confirmed === true || name === profile.name || (name !== '' && name === named)

/** Checks whether the profile is declared to be SpaceIQ's, or is SpaceIQ's user's alone. */
export const isOwnProfile = (claims: ProfileClaims): boolean =>
  isSaidToBeOurs(claims.name, claims) || claims.ofUser === true

/** Checks whether API-only comes from a permission set: people may share such a profile. */
export const isApiOnlyBySet = ({ bySet }: Pick<ProfileClaims, 'bySet'>): boolean =>
  bySet?.includes('apiOnly') === true

/** Finds the integration user's current or future profile; undefined if none is known. */
export const integrationProfile = <P extends ProfileClaims>(evidence: {
  readonly profile?: P
}): P | undefined => {
  const { profile: seen } = evidence
  return seen && (isOwnProfile(seen) || isApiOnlyBySet(seen)) ? seen : undefined
}

export const user = {
  lastName: 'SpaceIQ Integration',
  alias: 'spaceiq',
  nickname: 'spaceiq.integration',
} as const

export const connectedApp = {
  name: 'SpaceIQ',
  apiName: 'SpaceIQ',
  callbackUrl: 'https://api.spaceiq.com',
  /** The code of the OAuth scope, which Salesforce prints in brackets after the label. */
  scope: 'full',
} as const

/** The five values of SpaceIQ's Ticketing Integration tab, in its order, named as in our API. */
export const activationValues = ['username', 'password', 'clientSecret', 'clientId', 'domain'] as const
export type ActivationValue = (typeof activationValues)[number]

/** The permission set that a repair makes where the org has no profile for the integration. */
export const integrationSet = { name: 'SpaceIQ_Integration', label: 'SpaceIQ Integration' } as const
