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

const textField = (name: CaseFieldName, externalId = false): CaseField => ({
  name,
  type: 'Text',
  length: 255,
  externalId,
})
const longTextField = (name: CaseFieldName): CaseField => ({
  name,
  type: 'LongTextArea',
  length: 1024,
  externalId: false,
  visibleLines: 2,
})

/** The seven custom fields, in the order of the manual's table. */
export const requiredCaseFields: readonly CaseField[] = [
  textField('ExternalID', true),
  textField('Department'),
  textField('Team'),
  textField('CurrentSeat'),
  textField('NewSeat'),
  longTextField('EmployeeAssets'),
  longTextField('EmployeeNotes'),
]

export const requiredProfile = {
  name: 'SpaceIQ API Only',
  /** API names of user permissions: the manual requires the first, the others are recommended. */
  permissions: ['ApiUserOnly', 'ApiEnabled', 'PasswordNeverExpires'],
} as const

/** The permission set that a repair makes where the org has no profile for the integration. */
export const integrationPermissionSet = { name: 'SpaceIQ_Integration', label: 'SpaceIQ Integration' } as const

export const requiredUser = {
  lastName: 'SpaceIQ Integration',
  alias: 'spaceiq',
  nickname: 'spaceiq.integration',
} as const

export const requiredConnectedApp = {
  name: 'SpaceIQ',
  apiName: 'SpaceIQ',
  callbackUrl: 'https://api.spaceiq.com',
  /** The code of the OAuth scope, which Salesforce prints in brackets after the label. */
  scope: 'full',
} as const

/** The five values of SpaceIQ's Ticketing Integration tab, in its order, named as in our API. */
export const credentialNames = ['username', 'password', 'clientSecret', 'clientId', 'domain'] as const
export type CredentialName = (typeof credentialNames)[number]

/** The facts about an observed profile that decide whether it belongs to the integration. */
interface ProfileIdentity {
  readonly name: string
  /** The name the admin gave to a clone. */
  readonly named?: string
  /** The admin confirmed the profile with a button. */
  readonly confirmed?: true
  /** SpaceIQ's user is the only active user with this profile. */
  readonly ofUser?: true
  /** Permissions that come from a permission set, named as in the observed setup. */
  readonly bySet?: readonly string[]
}

/**
 * Checks whether the admin declared the profile to be SpaceIQ's: by SpaceIQ's name, by a clone's
 * name, or with a button. No other profile is made API-only, as that locks its users out of
 * Salesforce. Being API-only proves nothing: a profile that people use can be API-only too.
 */
export const isDeclaredIntegrationProfile = (
  name: string,
  { named, confirmed }: Pick<ProfileIdentity, 'named' | 'confirmed'>,
): boolean => confirmed === true || name === requiredProfile.name || (name !== '' && name === named)

/** Checks whether the profile is declared to be SpaceIQ's, or is SpaceIQ's user's alone. */
export const isIntegrationProfile = (profile: ProfileIdentity): boolean =>
  isDeclaredIntegrationProfile(profile.name, profile) || profile.ofUser === true

/** Checks whether API-only comes from a permission set: people may share such a profile. */
export const isApiOnlyByPermissionSet = ({ bySet }: Pick<ProfileIdentity, 'bySet'>): boolean =>
  bySet?.includes('apiOnly') === true

/** Finds the integration user's current or future profile; undefined if none is known. */
export const findIntegrationProfile = <P extends ProfileIdentity>({
  profile,
}: {
  readonly profile?: P
}): P | undefined =>
  profile && (isIntegrationProfile(profile) || isApiOnlyByPermissionSet(profile)) ? profile : undefined
