/** Handles a posted User Edit: refuses it with messages at the inputs, or saves the user. */

import { randomBytes } from 'node:crypto'
import { t } from '../../labels.ts'
import { markCreated } from '../../state.ts'
import type { FakeOrg, OrgUser } from '../../types.ts'
import { findFreeId, sameId } from '../ids.ts'
import { escapeHtml } from '../layout/setup-parts.ts'

/** Messages in HTML by input id; `` is the page as a whole. */
export type UserFormErrors = Record<string, string>

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export const requiredInputIds = [
  'name_lastName',
  'Alias',
  'Email',
  'Username',
  'CommunityNickname',
  'Profile',
] as const

export function validateUser(
  state: FakeOrg,
  posted: URLSearchParams,
  existing: OrgUser | undefined,
): UserFormErrors {
  const errors: UserFormErrors = {}
  const value = (name: string) => (posted.get(name) ?? '').trim()
  const say = (box: string, ...lines: string[]) => {
    errors[box] ??= lines.map((line) => escapeHtml(t(state, line))).join('<br>')
  }
  for (const box of requiredInputIds) if (!value(box)) say(box, 'You must enter a value')
  if (!emailShape.test(value('Email'))) say('Email', 'Invalid Email Address')
  // Uncertain wording; documented is only that a username looks like an e-mail address.
  if (!emailShape.test(value('Username'))) {
    say('Username', 'The username must be in the form of an email address (for example, john@acme.com).')
  }
  const others = state.users.filter((user) => user !== existing)
  const taken = [...others.map(({ username }) => username), ...state.usernamesInOtherOrgs]
  if (taken.some((username) => username.toLowerCase() === value('Username').toLowerCase())) {
    say(
      'Username',
      'Duplicate Username.',
      "The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it does not need to match the user's email address).",
    )
  }
  if (others.some((user) => user.nickname.toLowerCase() === value('CommunityNickname').toLowerCase())) {
    say(
      'CommunityNickname',
      'Duplicate Nickname.',
      'Another user has already selected this nickname.',
      'Please select another.',
    )
  }
  const profile = state.profiles.find(({ id }) => sameId(id, value('Profile')))
  const licence = state.licences.find(({ id }) => id === value('user_license_id'))
  if (!profile || profile.licence !== licence?.name) say('Profile', 'You must enter a value')
  const takesSeat = posted.has('active') && !existing?.active
  if (takesSeat && licence && licence.free < 1) {
    say('', 'License Limit Exceeded', 'You have reached the limit of active users of this user license.')
  }
  return errors
}

export function saveUser(state: FakeOrg, posted: URLSearchParams, existing: OrgUser | undefined): OrgUser {
  const value = (name: string) => (posted.get(name) ?? '').trim()
  const profile = state.profiles.find(({ id }) => sameId(id, value('Profile')))
  const licence = state.licences.find(({ id }) => id === value('user_license_id'))
  const active = posted.has('active')
  if (licence && active !== (existing?.active ?? false)) licence.free += active ? -1 : 1
  const user: OrgUser = existing ?? {
    id: findFreeId(
      '005',
      state.users.map(({ id }) => id),
    ),
    firstName: '',
    lastName: '',
    alias: '',
    email: '',
    username: '',
    nickname: '',
    profileId: '',
    active,
    password: '',
  }
  Object.assign(user, {
    firstName: value('name_firstName'),
    lastName: value('name_lastName'),
    alias: value('Alias'),
    email: value('Email'),
    username: value('Username'),
    nickname: value('CommunityNickname'),
    profileId: profile?.id ?? '',
    active,
  })
  if (!existing) {
    state.users.push(user)
    markCreated(state, user.id)
  }
  if (!existing || posted.has('new_password')) user.password = `${randomBytes(9).toString('base64url')}1a`
  if (posted.has('new_password')) {
    state.mailbox.push({
      to: user.email,
      subject: t(state, 'Welcome to Salesforce: Verify your account'),
      username: user.username,
      password: user.password,
    })
  }
  return user
}
