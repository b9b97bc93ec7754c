/**
 * Distinguishes free text from prescribed text. *Fill this page* keeps free text that is already
 * there, and the card counts it as done; prescribed text is corrected, and the card reports the
 * correction. SpaceIQ's manual leaves names to the admin ("any name") and prescribes the rest.
 */

import type { ControlId } from '../salesforce/control-ids.ts'

/** `login` is free too, but text from a password manager is not the admin's choice. */
export type EntryKind = 'free' | 'login' | 'prescribed'

/** Every control that takes a value. A marker with a value for another control cannot compile. */
export const entryKinds = {
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
  runAs: 'prescribed',
} as const satisfies Readonly<Partial<Record<ControlId, EntryKind>>>

export type ValueControl = keyof typeof entryKinds

/** Controls that always hold a value, so that no empty state can be left for the admin to fill. */
export type PrescribedControl = {
  [Control in ValueControl]: (typeof entryKinds)[Control] extends 'free' | 'login' ? never : Control
}[ValueControl]

/**
 * Texts that Salesforce's form derives: username and nickname from the email (`setUsername`,
 * `setCommNickname` in its User.js). Nobody chose them, and a username must be globally unique.
 */
export const derivedFrom: Readonly<Partial<Record<ControlId, ControlId>>> = {
  username: 'email',
  nickname: 'email',
}
