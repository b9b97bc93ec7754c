/**
 * What stands in a control already: the admin's to choose, or SpaceIQ's to prescribe. *Fill this page* leaves a free text
 * that holds something as it is, and the card counts it as done; what is prescribed is corrected, and the card says so.
 * SpaceIQ's manual leaves every name to the admin ("any name") and prescribes the rest.
 */

import type { ControlId } from '../salesforce/control-ids.ts'

/** `login` is free as well, but what a password manager wrote there was chosen by nobody. */
export type Entry = 'free' | 'login' | 'prescribed'

/** Every control that gets a value. A marker that gives one to another control does not compile. */
export const entries = {
  profileName: 'free',
  lastName: 'free',
  alias: 'free',
  email: 'login',
  username: 'login',
  nickname: 'free',
  appName: 'free',
  appApiName: 'free',
  appEmail: 'login',
  profileToClone: 'prescribed',
  licence: 'prescribed',
  userProfile: 'prescribed',
  fieldLabel: 'prescribed',
  fieldName: 'prescribed',
  fieldLength: 'prescribed',
  visibleLines: 'prescribed',
  callbackUrl: 'prescribed',
} as const satisfies Readonly<Partial<Record<ControlId, Entry>>>

export type EntryControl = keyof typeof entries

/** Controls in which something stands always, so that nothing can be left to the admin there. */
export type ListControl = {
  [Control in EntryControl]: (typeof entries)[Control] extends 'free' | 'login' ? never : Control
}[EntryControl]

/**
 * The texts that Salesforce's form makes of another one by itself: of the e-mail address the user name and the nickname
 * (SfdcCore's User.js, setUsername and setCommNickname). Nobody chose them, and a user name is unique in all of Salesforce.
 */
export const derivedFrom: Readonly<Partial<Record<ControlId, ControlId>>> = {
  username: 'email',
  nickname: 'email',
}
