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

/** What is known of a profile by which it is told whether it is the integration's. */
interface ProfileClaims {
  readonly name: string
  readonly named?: string
  readonly confirmed?: true
  readonly ofUser?: true
  readonly bySet?: readonly string[]
}

/**
 * Whether the admin said so of the profile of this name: by SpaceIQ's name, by the name given to a clone, or by a press of
 * its own. Whoever has an API-only profile can no longer log in to Salesforce's pages, so nothing that makes one API-only is
 * done to any other; and that a profile is API-only alone proves nothing, as people's can be.
 */
export const isSaidToBeOurs = (
  name: string,
  { named, confirmed }: Pick<ProfileClaims, 'named' | 'confirmed'>,
): boolean => confirmed === true || name === profile.name || (name !== '' && name === named)

/** Whether the profile is the integration's own: as the admin said, or because SpaceIQ's user alone has it. */
export const isOwnProfile = (claims: ProfileClaims): boolean =>
  isSaidToBeOurs(claims.name, claims) || claims.ofUser === true

/** Whether its user is API-only by a permission set: such a profile may be that of many who work in Salesforce itself. */
export const isApiOnlyBySet = ({ bySet }: Pick<ProfileClaims, 'bySet'>): boolean =>
  bySet?.includes('apiOnly') === true

/** The profile that the integration user has or is to have; undefined where none that was seen is known to be it. */
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
  /** The OAuth scope's code, as Salesforce prints it in brackets behind the scope's label. */
  scope: 'full',
} as const

/** The five values SpaceIQ's Ticketing Integration tab asks for, in its order, by the names our contract uses. */
export const activationValues = ['username', 'password', 'clientSecret', 'clientId', 'domain'] as const
export type ActivationValue = (typeof activationValues)[number]

/** The permission set that a repair makes where the org has no profile for the integration. */
export const integrationSet = { name: 'SpaceIQ_Integration', label: 'SpaceIQ Integration' } as const
