/** What identifies each kind of thing, and how the org is asked for it. Pure. */

import type { RecordedChange } from '../../change-record/change.ts'
import {
  getString,
  parseSalesforceTime,
  queryPath,
  type SObjectRow,
  soqlString,
  toolingQueryPath,
} from '../../salesforce/api/soql.ts'

interface Question {
  /** First characters of its ids. */
  readonly prefix: string
  /** Path of the query for the thing with this id. */
  readonly path: (id: string) => string
  /** Path of the record that is deleted or changed, below the API version. */
  readonly record: (id: string) => string
  /** Column with the moment at which it was made. */
  readonly madeAt: 'CreatedDate' | 'SystemModstamp' | null
  /** Returns the names the record may have for it. */
  readonly names: (row: SObjectRow) => readonly string[]
  /** Checks what an id does not tell of the kind. */
  readonly isOfKind?: (row: SObjectRow) => boolean
}

const byId = (columns: string, object: string) => (id: string) =>
  queryPath(`SELECT Id,${columns} FROM ${object} WHERE Id=${soqlString(id)}`)
const toolingById = (columns: string, object: string) => (id: string) =>
  toolingQueryPath(`SELECT Id,${columns} FROM ${object} WHERE Id=${soqlString(id)}`)
const named = (row: SObjectRow, ...paths: readonly string[]) =>
  paths.map((path) => getString(row, ...path.split('.')))

export const questions = {
  field: {
    prefix: '00N',
    path: toolingById('DeveloperName,NamespacePrefix,TableEnumOrId,CreatedDate', 'CustomField'),
    record: (id) => `tooling/sobjects/CustomField/${id}`,
    madeAt: 'CreatedDate',
    names: (row) => {
      const [name = ''] = named(row, 'DeveloperName')
      return [name, `${name}__c`, `Case.${name}__c`]
    },
    isOfKind: (row) => getString(row, 'TableEnumOrId') === 'Case' && getString(row, 'NamespacePrefix') === '',
  },
  layout: {
    prefix: '00h',
    path: toolingById('Name,TableEnumOrId', 'Layout'),
    record: (id) => `tooling/sobjects/Layout/${id}`,
    // It existed before.
    madeAt: null,
    names: (row) => named(row, 'Name'),
    isOfKind: (row) => getString(row, 'TableEnumOrId') === 'Case',
  },
  profile: {
    prefix: '00e',
    path: byId('Name,CreatedDate', 'Profile'),
    record: (id) => `sobjects/Profile/${id}`,
    madeAt: 'CreatedDate',
    names: (row) => named(row, 'Name'),
  },
  'permission-set': {
    prefix: '0PS',
    path: byId('Name,Label,IsOwnedByProfile,CreatedDate', 'PermissionSet'),
    record: (id) => `sobjects/PermissionSet/${id}`,
    madeAt: 'CreatedDate',
    names: (row) => named(row, 'Name', 'Label'),
    isOfKind: (row) => row.IsOwnedByProfile === false,
  },
  user: {
    prefix: '005',
    path: byId('Username,IsActive,CreatedDate', 'User'),
    record: (id) => `sobjects/User/${id}`,
    madeAt: 'CreatedDate',
    names: (row) => named(row, 'Username'),
  },
  'permission-set-assignment': {
    prefix: '0Pa',
    path: byId(
      'Assignee.Username,PermissionSet.Name,PermissionSet.Label,PermissionSet.IsOwnedByProfile,SystemModstamp',
      'PermissionSetAssignment',
    ),
    record: (id) => `sobjects/PermissionSetAssignment/${id}`,
    // The object has no CreatedDate; Salesforce's field reference calls this one Date Assigned.
    madeAt: 'SystemModstamp',
    names: (row) => named(row, 'Assignee.Username', 'PermissionSet.Name', 'PermissionSet.Label'),
    isOfKind: (row) => getString(row, 'PermissionSet', 'Name') !== '' && !isProfileOwned(row),
  },
  'permission-set-license': {
    prefix: '2LA',
    path: byId(
      'Assignee.Username,PermissionSetLicense.DeveloperName,PermissionSetLicense.MasterLabel,CreatedDate',
      'PermissionSetLicenseAssign',
    ),
    record: (id) => `sobjects/PermissionSetLicenseAssign/${id}`,
    madeAt: 'CreatedDate',
    names: (row) =>
      named(
        row,
        'Assignee.Username',
        'PermissionSetLicense.DeveloperName',
        'PermissionSetLicense.MasterLabel',
      ),
  },
} as const satisfies Readonly<Record<string, Question>>

const isProfileOwned = (row: SObjectRow): boolean => {
  const set = row.PermissionSet
  return typeof set === 'object' && set !== null && (set as SObjectRow).IsOwnedByProfile === true
}

export type AskableKind = keyof typeof questions

/** Returns the question about things of this kind; undefined if the API takes none back. */
export const getQuestion = ({ kind }: Pick<RecordedChange, 'kind'>): Question | undefined =>
  Object.hasOwn(questions, kind) ? questions[kind as AskableKind] : undefined

/** Milliseconds by which Salesforce's moment may lie outside the recorded minutes. */
export const TIME_MARGIN_MS = 120_000

/**
 * Checks that the thing was made while the record says that we made it. `clockOffset`: by how many
 * ms the org's clock is ahead of ours now. Where our clock was set meanwhile, too little is taken
 * back, never too much.
 */
export const isMadeWhenRecorded = (
  madeAt: string,
  { at, until }: Pick<RecordedChange, 'at' | 'until'>,
  clockOffset: number,
): boolean => {
  const time = parseSalesforceTime(madeAt)
  return (
    time !== null && time >= at + clockOffset - TIME_MARGIN_MS && time <= until + clockOffset + TIME_MARGIN_MS
  )
}

/**
 * Counts cases created or changed since a moment, in the bin too; reads none of their values.
 * SystemModstamp, as it is set by the system alone and moves with every change: LastModifiedDate
 * can be given at an import, and stays where a process changes the case.
 */
export const countCasesSince = (time: number): string =>
  `${queryPath('').replace('query?', 'queryAll?')}${encodeURIComponent(`SELECT COUNT() FROM Case WHERE SystemModstamp>=${new Date(time).toISOString()}`)}`

/** Counts users of a profile, inactive ones too. */
export const countProfileUsers = (id: string): string =>
  queryPath(`SELECT COUNT() FROM User WHERE ProfileId=${soqlString(id)}`)

/** Asks what the session's user may do and see. */
export const myTakeBackPermissions = (): string =>
  queryPath(
    'SELECT PermissionsCustomizeApplication,PermissionsManageUsers,PermissionsViewAllData FROM UserPermissionAccess',
  )
