/** The contact that version 0.1.0 stored where pages could write: unused until the admin saves it. */

import { contactEmailSchema } from './settings.ts'
import { createStoredItem, diskArea } from './stored-item.ts'
import { unconfirmedContactKey } from './stored-keys.ts'

const parseContact = (stored: unknown): string => {
  const parsed = contactEmailSchema.safeParse(stored)
  return parsed.success ? parsed.data : ''
}

const unconfirmedContact = createStoredItem(diskArea, unconfirmedContactKey, parseContact)

/** Reads the contact to confirm; '' if none. Both functions reject when storage fails. */
export const readUnconfirmedContact = (): Promise<string> => unconfirmedContact.get()

/** Removes the contact to confirm, if there is one. */
export const removeUnconfirmedContact = async (): Promise<void> => {
  // Each removal rewrites the whole database.
  if (await readUnconfirmedContact()) await unconfirmedContact.remove()
}
