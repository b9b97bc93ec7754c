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
export const parseOrganizationFact = (answer: unknown): OrganizationFact => {
  const row = getRecords(answer)[0] ?? {}
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
export const parseNamespacedFields = (answer: unknown, prefix: string): readonly CaseFieldName[] =>
  requiredCaseFields
    .map(({ name }) => name)
    .filter((name) =>
      getRecords(answer).some(
        (row) =>
          getString(row, 'DeveloperName').toLowerCase() === name.toLowerCase() &&
          getString(row, 'NamespacePrefix') === prefix,
      ),
    )

/** Returns the ids of the existing fields; a managed package's namesakes do not count. */
export const parseFieldIds = (answer: unknown): Readonly<Partial<Record<CaseFieldName, string>>> =>
  Object.fromEntries(
    getRecords(answer).flatMap((row) => {
      const wanted = requiredCaseFields.find(
        ({ name }) => name.toLowerCase() === getString(row, 'DeveloperName').toLowerCase(),
      )
      return wanted && getString(row, 'NamespacePrefix') === '' ? [[wanted.name, getString(row, 'Id')]] : []
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
  const told = ['ManageUsers', 'CustomizeApplication', 'ModifyAllData']
    .map((right) => getBoolean(row, `Permissions${right}`))
    .filter((one) => one !== null)
  return told.length === 0 ? null : told.includes(true)
}

/** Parses the first profile or null; `known`, from the org's state, tells if it is designated. */
export const parseProfileFact = (answer: unknown, known?: ObservedProfile): ProfileFact | null => {
  const row = getRecords(answer)[0]
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
export const parseUserFact = (answer: unknown): UserFact | null => {
  const rows = getRecords(answer)
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
export const parseUsernames = (answer: unknown): readonly string[] =>
  getRecords(answer)
    .map((row) => getString(row, 'Username'))
    .filter((name) => name !== '')

/** Returns whether the session's user may change the org and its users; null if unknown. */
export const parseIsAdministrator = (answer: unknown): boolean | null => {
  const row = getRecords(answer)[0] ?? {}
  const told = ['PermissionsCustomizeApplication', 'PermissionsManageUsers'].map((name) =>
    getBoolean(row, name),
  )
  if (told.includes(false)) return false
  return told.every((one) => one === true) ? true : null
}

/** Parses the session's user from `userinfo`; null if unnamed. */
export const parseIdentity = (
  answer: unknown,
): { readonly username: string; readonly name: string } | null => {
  const row = asObject(answer)
  const username = getString(row, 'preferred_username')
  return username === '' ? null : { username, name: getString(row, 'name') }
}

/** Parses a profile's own permission set. */
export const parseProfilePermissionSets = (answer: unknown): readonly PermissionSetFact[] =>
  getRecords(answer).map((row) => ({
    id: getString(row, 'Id'),
    name: getString(row, 'Name'),
    ownedByProfile: true,
    ...parsePermissions(row),
  }))

/** Parses a user's assigned permission sets. */
export const parseAssignedPermissionSets = (answer: unknown): readonly PermissionSetFact[] =>
  getRecords(answer)
    .filter((row) => getBoolean(row, 'PermissionSet', 'IsOwnedByProfile') !== true)
    .map((row) => ({
      id: getString(row, 'PermissionSetId'),
      name: getString(row, 'PermissionSet', 'Name'),
      ownedByProfile: false,
      ...parsePermissions(asObject(row.PermissionSet)),
    }))

/** Combines all sets' permissions on each field. */
export const parseFieldAccess = (answer: unknown): Readonly<Partial<Record<CaseFieldName, FieldAccess>>> => {
  const rows = getRecords(answer)
  return Object.fromEntries(
    requiredCaseFields.map(({ name }) => {
      const mine = rows.filter(
        (row) => getString(row, 'Field').toLowerCase() === `case.${name}__c`.toLowerCase(),
      )
      const any = (permission: string) => mine.some((row) => getBoolean(row, permission) === true)
      return [name, { read: any('PermissionsRead'), edit: any('PermissionsEdit') }]
    }),
  )
}

/** Combines all sets' permissions on Case. */
export const parseCaseAccess = (answer: unknown): CaseAccess => {
  const any = (permission: string) => getRecords(answer).some((row) => getBoolean(row, permission) === true)
  return {
    read: any('PermissionsRead'),
    create: any('PermissionsCreate'),
    edit: any('PermissionsEdit'),
  }
}

/** Parses the login history, latest first. */
export const parseLoginHistory = (answer: unknown): readonly LoginFact[] =>
  getRecords(answer).map((row) => ({
    status: getString(row, 'Status'),
    time: getString(row, 'LoginTime'),
    address: getString(row, 'SourceIp'),
    application: getString(row, 'Application'),
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
      }
    : null,
})

/** Filters updates against password flow or connected apps. @see Salesforce Help 005461976 */
export const parseReleaseUpdates = (answer: unknown): readonly ReleaseUpdateFact[] =>
  getRecords(answer)
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
