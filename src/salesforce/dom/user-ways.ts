/** Ways to the controls of the user list and of a user's form. */

import type { ControlId } from '../control-ids.ts'
import { fixedWays, type WayFactory, way } from './way.ts'

/** Returns a factory of the way by the id of an input, which at least three drivers use. */
const input = (id: string): WayFactory => fixedWays(way(`#${id}`, 'navatar', 'lahiri', 'page-user'))

export const userWays = {
  newUser: fixedWays(
    way('#ResetForm input[name="new"]', 'page-user', 'lahiri'),
    way('input[name="new"]', 'page-user'),
  ),
  lastName: input('name_lastName'),
  alias: input('Alias'),
  email: input('Email'),
  username: input('Username'),
  nickname: input('CommunityNickname'),
  licence: input('user_license_id'),
  userProfile: input('Profile'),
  generatePassword: fixedWays(way('#new_password', 'unnamed-drivers')),
  // Match the served value: typing must not turn the form into another user's.
  ownUser: ({ username }) => [
    way(`#Username[value=${JSON.stringify(username)} i]`, 'navatar', 'lahiri', 'page-user'),
  ],
  active: fixedWays(way('#active', 'navatar', 'unnamed-driver')),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
