/** Users: read, made, changed. Salesforce sends no mail for one made over this API. */

import { freeId } from '../../pages/ids.ts'
import { fullName, randomText } from '../../state.ts'
import type { OrgUser } from '../../types.ts'
import {
  type Body,
  byId,
  type Caller,
  type Entity,
  mustManage,
  onlyColumns,
  refusable,
  required,
  textOf,
} from '../entity.ts'
import { notFound, refuse } from '../fault.ts'

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

function check({ state }: Caller, body: Body, existing: OrgUser | undefined): void {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const others = state.users.filter((one) => one !== existing)
  const [username, nickname] = [textOf(body, 'Username'), textOf(body, 'CommunityNickname')]
  for (const name of ['Username', 'Email'])
    if (body[name] !== undefined && !emailShape.test(textOf(body, name)))
      throw refuse('INVALID_EMAIL_ADDRESS', `${name}: invalid email address: ${textOf(body, name)}`, name)
  for (const [name, most] of [
    ['Alias', 8],
    ['Username', 80],
    ['LastName', 80],
    ['CommunityNickname', 40],
  ] as const)
    if (textOf(body, name).length > most)
      throw refuse(
        'STRING_TOO_LONG',
        `${name}: data value too large: ${textOf(body, name)} (max length=${most})`,
        name,
      )
  const taken = [...others.map((one) => one.username), ...state.usernamesElsewhere]
  if (username && taken.some((one) => same(one, username)))
    throw refuse(
      'DUPLICATE_USERNAME',
      "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it does not need to match the user's email address).",
      'Username',
    )
  if (nickname && others.some((one) => same(one.nickname, nickname)))
    throw refuse(
      'DUPLICATE_COMM_NICKNAME',
      'Duplicate Nickname.<br>Another user has already selected this nickname.<br>Please select another.',
      'CommunityNickname',
    )
  if (body.ProfileId !== undefined && !byId(state.profiles, body.ProfileId))
    throw refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'ProfileId')
}

/** Takes the seat of the licence, or gives it back. */
function seat({ state }: Caller, profileId: string, taken: boolean): void {
  const name = byId(state.profiles, profileId)?.licence
  const licence = state.licences.find((one) => one.name === name)
  if (!licence) return
  if (taken && licence.free < 1) throw refuse('LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded', 'ProfileId')
  licence.free += taken ? -1 : 1
}

export const user: Entity = {
  name: 'User',
  columns: ['Id', 'Name', 'UserType', 'CreatedDate', 'LastLoginDate', 'LastPasswordChangeDate', ...settable],
  relations: { Profile: { to: 'Profile', by: 'ProfileId' } },
  rows: ({ state }) =>
    state.users.map((one) => ({
      Id: one.id,
      Name: fullName(one),
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
    })),

  create(caller, body) {
    const { state } = caller
    mustManage(caller, 'ManageUsers')
    onlyColumns('User', body, settable)
    required(
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
    refusable(caller, textOf(body, 'Username'))
    check(caller, body, undefined)
    const profileId = byId(state.profiles, body.ProfileId)?.id ?? ''
    const active = body.IsActive !== false
    if (active) seat(caller, profileId, true)
    const id = freeId(
      '005',
      state.users.map((one) => one.id),
    )
    state.users.push({
      id,
      firstName: textOf(body, 'FirstName'),
      lastName: textOf(body, 'LastName'),
      alias: textOf(body, 'Alias'),
      email: textOf(body, 'Email'),
      username: textOf(body, 'Username'),
      nickname: textOf(body, 'CommunityNickname') || `User${randomText(17, '0123456789')}`,
      profileId,
      active,
      // Nobody knows it until one is set.
      password: randomText(40),
    })
    return id
  },

  update(caller, id, body) {
    const one = byId(caller.state.users, id)
    if (!one) throw notFound()
    mustManage(caller, 'ManageUsers')
    onlyColumns('User', body, settable)
    check(caller, body, one)
    const active = typeof body.IsActive === 'boolean' ? body.IsActive : one.active
    const profileId = byId(caller.state.profiles, body.ProfileId)?.id ?? one.profileId
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
      firstName: textOf(body, 'FirstName') || one.firstName,
      lastName: textOf(body, 'LastName') || one.lastName,
      alias: textOf(body, 'Alias') || one.alias,
      email: textOf(body, 'Email') || one.email,
      username: textOf(body, 'Username') || one.username,
      nickname: textOf(body, 'CommunityNickname') || one.nickname,
    })
  },
}
