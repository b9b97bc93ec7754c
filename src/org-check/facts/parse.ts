/** Parses API responses into facts. Pure; whatever is not as expected becomes unknown. */

import { type CaseFieldName, caseFields, isSaidToBeOurs } from '../../required-setup.ts'
import type { XmlRecord } from '../../salesforce/api/metadata.ts'
import { flagAt, objectOf, type Row, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { ProfileEvidence, Seen } from '../../salesforce/observed-setup.ts'
import type {
  AppFact,
  CaseAccess,
  FieldAccess,
  FieldFact,
  LayoutFact,
  LoginFact,
  OrgFact,
  ProfileFact,
  SetFact,
  UpdateFact,
  UserFact,
} from './facts.ts'

const permissionsOf = (row: Row) => ({
  apiOnly: flagAt(row, 'PermissionsApiUserOnly'),
  apiEnabled: flagAt(row, 'PermissionsApiEnabled'),
  passwordNeverExpires: flagAt(row, 'PermissionsPasswordNeverExpires'),
  sso: flagAt(row, 'PermissionsIsSsoEnabled'),
  mfaForApi: flagAt(row, 'PermissionsTwoFactorApi'),
})

/** Parses the Organization record. */
export const orgFact = (answer: unknown): OrgFact => {
  const row = recordsOf(answer)[0] ?? {}
  const { NamespacePrefix: prefix } = row
  return {
    id: textAt(row, 'Id'),
    name: textAt(row, 'Name'),
    edition: textAt(row, 'OrganizationType'),
    sandbox: flagAt(row, 'IsSandbox') === true,
    namespacePrefix: typeof prefix === 'string' ? prefix : prefix === null ? '' : null,
    createdDate: textAt(row, 'CreatedDate'),
  }
}

/** Returns which of the seven fields exist under this namespace prefix. */
export const fieldsPrefixed = (answer: unknown, prefix: string): readonly CaseFieldName[] =>
  caseFields
    .map(({ name }) => name)
    .filter((name) =>
      recordsOf(answer).some(
        (row) =>
          textAt(row, 'DeveloperName').toLowerCase() === name.toLowerCase() &&
          textAt(row, 'NamespacePrefix') === prefix,
      ),
    )

/** Returns the ids of the existing fields; a managed package's namesakes do not count. */
export const fieldIds = (answer: unknown): Readonly<Partial<Record<CaseFieldName, string>>> =>
  Object.fromEntries(
    recordsOf(answer).flatMap((row) => {
      const wanted = caseFields.find(
        ({ name }) => name.toLowerCase() === textAt(row, 'DeveloperName').toLowerCase(),
      )
      return wanted && textAt(row, 'NamespacePrefix') === '' ? [[wanted.name, textAt(row, 'Id')]] : []
    }),
  )

/** Combines a field's id with its metadata. */
export const fieldFact = (id: string, metadata: XmlRecord | undefined): FieldFact => {
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
const isAdmins = (row: Row): Seen => {
  const told = ['ManageUsers', 'CustomizeApplication', 'ModifyAllData']
    .map((right) => flagAt(row, `Permissions${right}`))
    .filter((one) => one !== null)
  return told.length === 0 ? null : told.includes(true)
}

/** Parses the first profile or null; `known`, from the org's state, tells if it is designated. */
export const profileFact = (answer: unknown, known?: ProfileEvidence): ProfileFact | null => {
  const row = recordsOf(answer)[0]
  if (!row) return null
  const id = textAt(row, 'Id')
  const name = textAt(row, 'Name')
  const confirmed = known?.confirmed === true && known.id !== '' && known.id === id.slice(0, 15)
  const named = known?.named ? { named: known.named } : {}
  const admin = isAdmins(row)
  return {
    id,
    name,
    licence: textAt(row, 'UserLicense', 'Name'),
    licenceKey: textAt(row, 'UserLicense', 'LicenseDefinitionKey'),
    ...permissionsOf(row),
    admin,
    said: isSaidToBeOurs(name, named) || (confirmed && admin !== true),
  }
}

/** Parses the first user, preferring active ones; null if there is none. */
export const userFact = (answer: unknown): UserFact | null => {
  const rows = recordsOf(answer)
  const row = rows.find((one) => flagAt(one, 'IsActive') === true) ?? rows[0]
  return row
    ? {
        id: textAt(row, 'Id'),
        username: textAt(row, 'Username'),
        lastName: textAt(row, 'LastName'),
        active: flagAt(row, 'IsActive'),
        profileId: textAt(row, 'ProfileId'),
        profileName: textAt(row, 'Profile', 'Name'),
        email: textAt(row, 'Email'),
      }
    : null
}

/** Parses the usernames. */
export const usernames = (answer: unknown): readonly string[] =>
  recordsOf(answer)
    .map((row) => textAt(row, 'Username'))
    .filter((name) => name !== '')

/** Returns whether the session's user may change the org and its users; null if unknown. */
export const administrator = (answer: unknown): boolean | null => {
  const row = recordsOf(answer)[0] ?? {}
  const told = ['PermissionsCustomizeApplication', 'PermissionsManageUsers'].map((name) => flagAt(row, name))
  if (told.includes(false)) return false
  return told.every((one) => one === true) ? true : null
}

/** Parses the session's user from `userinfo`; null if unnamed. */
export const identity = (answer: unknown): { readonly username: string; readonly name: string } | null => {
  const row = objectOf(answer)
  const username = textAt(row, 'preferred_username')
  return username === '' ? null : { username, name: textAt(row, 'name') }
}

/** Parses a profile's own permission set. */
export const ownSets = (answer: unknown): readonly SetFact[] =>
  recordsOf(answer).map((row) => ({
    id: textAt(row, 'Id'),
    name: textAt(row, 'Name'),
    ofProfile: true,
    ...permissionsOf(row),
  }))

/** Parses a user's assigned permission sets. */
export const assignedSets = (answer: unknown): readonly SetFact[] =>
  recordsOf(answer)
    .filter((row) => flagAt(row, 'PermissionSet', 'IsOwnedByProfile') !== true)
    .map((row) => ({
      id: textAt(row, 'PermissionSetId'),
      name: textAt(row, 'PermissionSet', 'Name'),
      ofProfile: false,
      ...permissionsOf(objectOf(row.PermissionSet)),
    }))

/** Combines all sets' permissions on each field. */
export const fieldAccess = (answer: unknown): Readonly<Partial<Record<CaseFieldName, FieldAccess>>> => {
  const rows = recordsOf(answer)
  return Object.fromEntries(
    caseFields.map(({ name }) => {
      const mine = rows.filter(
        (row) => textAt(row, 'Field').toLowerCase() === `case.${name}__c`.toLowerCase(),
      )
      const any = (permission: string) => mine.some((row) => flagAt(row, permission) === true)
      return [name, { read: any('PermissionsRead'), edit: any('PermissionsEdit') }]
    }),
  )
}

/** Combines all sets' permissions on Case. */
export const caseAccess = (answer: unknown): CaseAccess => {
  const any = (permission: string) => recordsOf(answer).some((row) => flagAt(row, permission) === true)
  return {
    read: any('PermissionsRead'),
    create: any('PermissionsCreate'),
    edit: any('PermissionsEdit'),
  }
}

/** Parses the login history, latest first. */
export const logins = (answer: unknown): readonly LoginFact[] =>
  recordsOf(answer).map((row) => ({
    status: textAt(row, 'Status'),
    time: textAt(row, 'LoginTime'),
    address: textAt(row, 'SourceIp'),
    application: textAt(row, 'Application'),
  }))

/** Combines a row of the app list with the app's metadata. */
export const appFact = (row: Row, metadata: XmlRecord | undefined): AppFact => ({
  id: textAt(row, 'Id'),
  name: textAt(row, 'Name'),
  adminApprovedOnly: flagAt(row, 'OptionsAllowAdminApprovedUsersOnly'),
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
export const updates = (answer: unknown): readonly UpdateFact[] =>
  recordsOf(answer)
    .filter((row) =>
      /username.password|connected app/i.test(`${textAt(row, 'Title')} ${textAt(row, 'DeveloperName')}`),
    )
    .map((row) => ({
      title: textAt(row, 'Title'),
      status: textAt(row, 'Status'),
      due: textAt(row, 'DueDate').slice(0, 10),
    }))

/** Parses Case's page layouts. */
export const layoutList = (answer: unknown): readonly LayoutFact[] =>
  recordsOf(answer).map((row) => ({ id: textAt(row, 'Id'), name: textAt(row, 'Name') }))

/** Returns the full names of Case's layouts among all layouts. */
export const caseLayoutNames = (listed: readonly XmlRecord[]): readonly string[] =>
  listed.map((record) => record.first('fullName')).filter((name) => name.startsWith('Case-'))

/** Counts on how many of the layouts each field is. */
export const fieldsOnLayouts = (layouts: readonly XmlRecord[]): Readonly<Record<CaseFieldName, number>> => {
  const fields = layouts.map((layout) => layout.all('field'))
  const having = caseFields.map(({ name }) => [
    name,
    fields.filter((all) => all.includes(`${name}__c`)).length,
  ])
  return Object.fromEntries(having) as Record<CaseFieldName, number>
}
