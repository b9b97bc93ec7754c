/** Handles a user's password: sets or resets it, or tells whether it expired. */

import { randomText } from '../state.ts'
import { type Caller, findById, hasPermission } from './entity.ts'
import { type ApiResponse, createNotFoundError, createRecordError, SalesforceApiError } from './fault.ts'

/** Salesforce's default policy; the wordings of the second and the third are not sourced. */
function checkPolicy(password: string, username: string, before: string): void {
  const say = (message: string) => new SalesforceApiError(400, 'INVALID_NEW_PASSWORD', message)
  if (password.length < 8) throw say('Your password must be at least 8 characters long.')
  if (!/[a-z]/i.test(password) || !/\d/.test(password))
    throw say('Your password must have a mix of letters and numbers.')
  if (password.toLowerCase().includes(username.toLowerCase()))
    throw say('Your password cannot contain your username.')
  if (password === before) throw say('invalid repeated password')
}

export function handlePassword(caller: Caller, method: string, id: string, body: unknown): ApiResponse {
  const user = findById(caller.state.users, id)
  if (!user) throw createNotFoundError()
  if (!hasPermission(caller, 'ManageUsers') && user !== caller.user)
    throw new SalesforceApiError(403, 'INSUFFICIENT_ACCESS', 'Insufficient access rights')
  if (method === 'GET') return { status: 200, value: { isExpired: false } }
  if (method === 'DELETE') {
    user.password = `${randomText(9)}1a`
    delete user.securityToken
    return { status: 200, value: { NewPassword: user.password } }
  }
  if (method !== 'POST')
    throw new SalesforceApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`)
  const { apiPasswordChange: passwords } = caller.state.variant
  if (passwords === 'refused' || (passwords === 'older-versions' && Number(caller.version.slice(1)) >= 60))
    throw createNotFoundError()
  const { NewPassword: password } = (body ?? {}) as { NewPassword?: unknown }
  if (typeof password !== 'string')
    throw createRecordError(
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [NewPassword]',
      'NewPassword',
    )
  if (!user.active)
    throw new SalesforceApiError(400, 'INVALID_OPERATION', 'cannot set the password of an inactive user')
  checkPolicy(password, user.username, user.password)
  user.password = password
  user.failedLogins = 0
  // A new password invalidates the security token; the next is mailed, but not to an API-only user.
  delete user.securityToken
  return { status: 204 }
}
