/** Parses API responses into facts. Pure; whatever is not as expected becomes unknown. */

import { type CaseFieldName, isDeclaredIntegrationProfile, requiredCaseFields } from '../../required-setup.ts'
import type { MetadataRecord } from '../../salesforce/api/metadata.ts'
import { asObject, getBoolean, getRecords, getString, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { ObservedFlag, ObservedProfile } from '../../salesforce/observed-setup.ts'
import type {
  CaseAccess,
  ConnectedAppFact,
  FieldAccess,
  FieldFact,
  LoginFact,
  OrganizationFact,
  PermissionSetFact,
  ProfileFact,
  ReleaseUpdateFact,
  SessionFact,
  UserFact,
} from './facts.ts'

const parsePermissions = (row: SObjectRow) => ({
  apiOnly: getBoolean(row, 'PermissionsApiUserOnly'),
  apiEnabled: getBoolean(row, 'PermissionsApiEnabled'),
  passwordNeverExpires: getBoolean(row, 'PermissionsPasswordNeverExpires'),
  sso: getBoolean(row, 'PermissionsIsSsoEnabled'),
  mfaForApi: getBoolean(row, 'PermissionsTwoFactorApi'),
})

/** Parses the Organization record. */
export const parseOrganizationFact = (response: unknown): OrganizationFact => {
  const row = getRecords(response)[0] ?? {}
  const { NamespacePrefix: prefix } = row
  return {
    id: getString(row, 'Id'),
    name: getString(row, 'Name'),
    edition: getString(row, 'OrganizationType'),
    sandbox: getBoolean(row, 'IsSandbox') === true,
    namespacePrefix: typeof prefix === 'string' ? prefix : prefix === null ? '' : null,
    createdDate: getString(row, 'CreatedDate'),
  }
}

/** Returns which of the seven fields exist under this namespace prefix. */
export const parseNamespacedFields = (response: unknown, prefix: string): readonly CaseFieldName[] =>
  requiredCaseFields
    .map(({ name }) => name)
    .filter((name) =>
      getRecords(response).some(
        (row) =>
          getString(row, 'DeveloperName').toLowerCase() === name.toLowerCase() &&
          getString(row, 'NamespacePrefix') === prefix,
      ),
    )

/** Returns the ids of the existing fields; a managed package's namesakes do not count. */
export const parseFieldIds = (response: unknown): Readonly<Partial<Record<CaseFieldName, string>>> =>
  Object.fromEntries(
    getRecords(response).flatMap((row) => {
      const field = requiredCaseFields.find(
        ({ name }) => name.toLowerCase() === getString(row, 'DeveloperName').toLowerCase(),
      )
      return field && getString(row, 'NamespacePrefix') === '' ? [[field.name, getString(row, 'Id')]] : []
    }),
  )

/** Combines a field's id with its metadata. */
export const parseFieldFact = (id: string, metadata: MetadataRecord | undefined): FieldFact => {
  const number = (name: string) => Number(metadata?.first(name) || Number.NaN)
  const known = (value: number) => (Number.isInteger(value) ? value : null)
  return {
    id,
    type: metadata?.first('type') ?? '',
    length: known(number('length')),
    externalId: metadata?.flag('externalId') ?? null,
    visibleLines: known(number('visibleLines')),
  }
}

/** Returns whether the row has an admin permission; null if none is readable. */
const hasAdminPermission = (row: SObjectRow): ObservedFlag => {
  const flags = ['ManageUsers', 'CustomizeApplication', 'ModifyAllData']
    .map((right) => getBoolean(row, `Permissions${right}`))
    .filter((one) => one !== null)
  return flags.length === 0 ? null : flags.includes(true)
}

/** Parses the first profile or null; `known`, from the org's state, tells if it is designated. */
export const parseProfileFact = (response: unknown, known?: ObservedProfile): ProfileFact | null => {
  const row = getRecords(response)[0]
  if (!row) return null
  const id = getString(row, 'Id')
  const name = getString(row, 'Name')
  const confirmed = known?.confirmed === true && known.id !== '' && known.id === id.slice(0, 15)
  const named = known?.named ? { named: known.named } : {}
  const admin = hasAdminPermission(row)
  return {
    id,
    name,
    license: getString(row, 'UserLicense', 'Name'),
    licenseKey: getString(row, 'UserLicense', 'LicenseDefinitionKey'),
    ...parsePermissions(row),
    hasAdminPermission: admin,
    designated: isDeclaredIntegrationProfile(name, named) || (confirmed && admin !== true),
  }
}

/** Parses the first user, preferring active ones; null if there is none. */
export const parseUserFact = (response: unknown): UserFact | null => {
  const rows = getRecords(response)
  const row = rows.find((one) => getBoolean(one, 'IsActive') === true) ?? rows[0]
  return row
    ? {
        id: getString(row, 'Id'),
        username: getString(row, 'Username'),
        lastName: getString(row, 'LastName'),
        active: getBoolean(row, 'IsActive'),
        profileId: getString(row, 'ProfileId'),
        profileName: getString(row, 'Profile', 'Name'),
        email: getString(row, 'Email'),
      }
    : null
}

/** Parses the usernames. */
export const parseUsernames = (response: unknown): readonly string[] =>
  getRecords(response)
    .map((row) => getString(row, 'Username'))
    .filter((name) => name !== '')

/** Returns whether the session's user may change the org and its users; null if unknown. */
export const parseIsAdministrator = (response: unknown): boolean | null => {
  const row = getRecords(response)[0] ?? {}
  const flags = ['PermissionsCustomizeApplication', 'PermissionsManageUsers'].map((name) =>
    getBoolean(row, name),
  )
  if (flags.includes(false)) return false
  return flags.every((one) => one === true) ? true : null
}

/** Parses the session's user from `userinfo`; null if unnamed. */
export const parseIdentity = (response: unknown): Pick<SessionFact, 'id' | 'username' | 'name'> | null => {
  const row = asObject(response)
  const username = getString(row, 'preferred_username')
  return username === '' ? null : { id: getString(row, 'user_id'), username, name: getString(row, 'name') }
}

/** Parses a profile's own permission set. */
export const parseProfilePermissionSets = (response: unknown): readonly PermissionSetFact[] =>
  getRecords(response).map((row) => ({
    id: getString(row, 'Id'),
    name: getString(row, 'Name'),
    ownedByProfile: true,
    ...parsePermissions(row),
  }))

/** Parses a user's assigned permission sets. */
export const parseAssignedPermissionSets = (response: unknown): readonly PermissionSetFact[] =>
  getRecords(response)
    .filter((row) => getBoolean(row, 'PermissionSet', 'IsOwnedByProfile') !== true)
    .map((row) => ({
      id: getString(row, 'PermissionSetId'),
      name: getString(row, 'PermissionSet', 'Name'),
      ownedByProfile: false,
      ...parsePermissions(asObject(row.PermissionSet)),
    }))

/** Combines all sets' permissions on each field. */
export const parseFieldAccess = (
  response: unknown,
): Readonly<Partial<Record<CaseFieldName, FieldAccess>>> => {
  const rows = getRecords(response)
  return Object.fromEntries(
    requiredCaseFields.map(({ name }) => {
      const fieldRows = rows.filter(
        (row) => getString(row, 'Field').toLowerCase() === `case.${name}__c`.toLowerCase(),
      )
      const any = (permission: string) => fieldRows.some((row) => getBoolean(row, permission) === true)
      return [name, { read: any('PermissionsRead'), edit: any('PermissionsEdit') }]
    }),
  )
}

/** Combines all sets' permissions on Case. */
export const parseCaseAccess = (response: unknown): CaseAccess => {
  const any = (permission: string) => getRecords(response).some((row) => getBoolean(row, permission) === true)
  return {
    read: any('PermissionsRead'),
    create: any('PermissionsCreate'),
    edit: any('PermissionsEdit'),
  }
}

/** Parses the login history, latest first. */
export const parseLoginHistory = (response: unknown): readonly LoginFact[] =>
  getRecords(response).map((row) => ({
    status: getString(row, 'Status'),
    time: getString(row, 'LoginTime'),
    address: getString(row, 'SourceIp'),
    application: getString(row, 'Application'),
    subType: getString(row, 'LoginSubType'),
  }))

/** Combines a row of the app list with the app's metadata. */
export const parseConnectedAppFact = (
  row: SObjectRow,
  metadata: MetadataRecord | undefined,
): ConnectedAppFact => ({
  id: getString(row, 'Id'),
  name: getString(row, 'Name'),
  adminApprovedOnly: getBoolean(row, 'OptionsAllowAdminApprovedUsersOnly'),
  oauth: metadata
    ? {
        callbacks: metadata.first('callbackUrl').split(/\s+/).filter(Boolean),
        scopes: metadata.all('scopes'),
        ipRelaxation: metadata.first('ipRelaxation'),
        secretRequired:
          metadata.flag('isConsumerSecretOptional') === null
            ? null
            : metadata.flag('isConsumerSecretOptional') === false,
        clientCredentials: metadata.flag('isClientCredentialEnabled'),
        runAs:
          metadata.flag('isClientCredentialEnabled') === null
            ? null
            : metadata.first('oauthClientCredentialUser'),
      }
    : null,
})

/** Filters updates against password flow or connected apps. @see Salesforce Help 005461976 */
export const parseReleaseUpdates = (response: unknown): readonly ReleaseUpdateFact[] =>
  getRecords(response)
    .filter((row) =>
      /username.password|connected app/i.test(
        `${getString(row, 'Title')} ${getString(row, 'DeveloperName')}`,
      ),
    )
    .map((row) => ({
      title: getString(row, 'Title'),
      status: getString(row, 'Status'),
      due: getString(row, 'DueDate').slice(0, 10),
    }))
