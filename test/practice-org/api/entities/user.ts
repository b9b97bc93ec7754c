/** Users: read, created, updated. Salesforce sends no mail for one created over this API. */

import { findFreeId } from '../../pages/ids.ts'
import { getCreatedDate, getFullName, randomText } from '../../state.ts'
import type { OrgUser } from '../../types.ts'
import {
  assertKnownColumns,
  assertNotReferenced,
  assertNotRejected,
  assertPermission,
  assertRequired,
  type Caller,
  type Entity,
  findById,
  getTrimmedText,
  type RecordBody,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'

const settable = [
  'Username',
  'FirstName',
  'LastName',
  'Email',
  'Alias',
  'CommunityNickname',
  'TimeZoneSidKey',
  'LocaleSidKey',
  'EmailEncodingKey',
  'LanguageLocaleKey',
  'ProfileId',
  'UserRoleId',
  'IsActive',
  'Title',
  'Department',
]

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function check({ state }: Caller, body: RecordBody, existing: OrgUser | undefined): void {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const others = state.users.filter((one) => one !== existing)
  const [username, nickname] = [getTrimmedText(body, 'Username'), getTrimmedText(body, 'CommunityNickname')]
  for (const name of ['Username', 'Email'])
    if (body[name] !== undefined && !emailShape.test(getTrimmedText(body, name)))
      throw createRecordError(
        'INVALID_EMAIL_ADDRESS',
        `${name}: invalid email address: ${getTrimmedText(body, name)}`,
        name,
      )
  for (const [name, most] of [
    ['Alias', 8],
    ['Username', 80],
    ['LastName', 80],
    ['CommunityNickname', 40],
  ] as const)
    if (getTrimmedText(body, name).length > most)
      throw createRecordError(
        'STRING_TOO_LONG',
        `${name}: data value too large: ${getTrimmedText(body, name)} (max length=${most})`,
        name,
      )
  const taken = [...others.map((one) => one.username), ...state.usernamesInOtherOrgs]
  if (username && taken.some((one) => same(one, username)))
    throw createRecordError(
      'DUPLICATE_USERNAME',
      "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it does not need to match the user's email address).",
      'Username',
    )
  if (nickname && others.some((one) => same(one.nickname, nickname)))
    throw createRecordError(
      'DUPLICATE_COMM_NICKNAME',
      'Duplicate Nickname.<br>Another user has already selected this nickname.<br>Please select another.',
      'CommunityNickname',
    )
  if (body.ProfileId !== undefined && !findById(state.profiles, body.ProfileId))
    throw createRecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'ProfileId')
}

/** Takes a seat of the licence, or returns it. */
function seat({ state }: Caller, profileId: string, taken: boolean): void {
  const name = findById(state.profiles, profileId)?.licence
  const licence = state.licences.find((one) => one.name === name)
  if (!licence) return
  if (taken && licence.free < 1)
    throw createRecordError('LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded', 'ProfileId')
  licence.free += taken ? -1 : 1
}

export const userEntity: Entity = {
  name: 'User',
  columns: ['Id', 'Name', 'UserType', 'CreatedDate', 'LastLoginDate', 'LastPasswordChangeDate', ...settable],
  relations: { Profile: { to: 'Profile', by: 'ProfileId' } },
  rows: ({ state }) =>
    state.users.map((one) => ({
      Id: one.id,
      Name: getFullName(one),
      UserType: 'Standard',
      Username: one.username,
      FirstName: one.firstName || null,
      LastName: one.lastName,
      Email: one.email,
      Alias: one.alias,
      CommunityNickname: one.nickname,
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: one.profileId,
      IsActive: one.active,
      CreatedDate: getCreatedDate(state, one.id),
    })),

  create(caller, body) {
    const { state } = caller
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('User', body, settable)
    assertRequired(
      body,
      'Username',
      'LastName',
      'Email',
      'Alias',
      'TimeZoneSidKey',
      'LocaleSidKey',
      'EmailEncodingKey',
      'ProfileId',
      'LanguageLocaleKey',
    )
    assertNotRejected(caller, getTrimmedText(body, 'Username'))
    check(caller, body, undefined)
    const profileId = findById(state.profiles, body.ProfileId)?.id ?? ''
    const active = body.IsActive !== false
    if (active) seat(caller, profileId, true)
    const id = findFreeId(
      '005',
      state.users.map((one) => one.id),
    )
    state.users.push({
      id,
      firstName: getTrimmedText(body, 'FirstName'),
      lastName: getTrimmedText(body, 'LastName'),
      alias: getTrimmedText(body, 'Alias'),
      email: getTrimmedText(body, 'Email'),
      username: getTrimmedText(body, 'Username'),
      nickname: getTrimmedText(body, 'CommunityNickname') || `User${randomText(17, '0123456789')}`,
      profileId,
      active,
      // Unknown to everybody until one is set.
      password: randomText(40),
    })
    return id
  },

  update(caller, id, body) {
    const one = findById(caller.state.users, id)
    if (!one) throw createNotFoundError()
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('User', body, settable)
    check(caller, body, one)
    const active = typeof body.IsActive === 'boolean' ? body.IsActive : one.active
    if (one.active && !active) assertNotReferenced(caller, one.username)
    const profileId = findById(caller.state.profiles, body.ProfileId)?.id ?? one.profileId
    if (one.active) seat(caller, one.profileId, false)
    try {
      if (active) seat(caller, profileId, true)
    } catch (fault) {
      if (one.active) seat(caller, one.profileId, true)
      throw fault
    }
    Object.assign(one, {
      active,
      profileId,
      firstName: getTrimmedText(body, 'FirstName') || one.firstName,
      lastName: getTrimmedText(body, 'LastName') || one.lastName,
      alias: getTrimmedText(body, 'Alias') || one.alias,
      email: getTrimmedText(body, 'Email') || one.email,
      username: getTrimmedText(body, 'Username') || one.username,
      nickname: getTrimmedText(body, 'CommunityNickname') || one.nickname,
    })
  },
}
