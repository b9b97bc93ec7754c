/** Reads a user from its detail page. */

import { user as wanted } from '../../blueprint.ts'
import type { UserEvidence } from '../../guide/evidence.ts'
import { labelledCells, words } from '../dom.ts'
import { boxState } from './boxes.ts'

/**
 * The user of a detail page. The profile is the link to a `00e` record; the user name the one cell that has the form
 * of an e-mail address without being a link, which needs no label.
 */
export const readUserDetail = (url: URL, document: Document): UserEvidence => {
  const labelled = labelledCells(document, 'username')[0]?.[0]
  const cells = [...document.querySelectorAll('.detailList .dataCol, .detailList .data2Col')]
  const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
  const name = labelled ?? cells.find((cell) => !cell.querySelector('a') && address.test(words(cell)))
  const active = document.querySelector(
    '[id^="IsActive"], #active, [id$="IsActive_chkbox"], [id$="active_chkbox"]',
  )
  return {
    id: /^\/(005[A-Za-z0-9]{12})/.exec(url.pathname)?.[1] ?? '',
    username: name ? words(name) : '',
    profileName: document.querySelector('.detailList a[href*="/00e"]')?.textContent?.trim() ?? '',
    active: boxState(active?.parentElement),
  }
}

/** Whether a user seen in passing is the integration user: it has the API-only profile, or carries our name. */
export const isOurUser = (
  seen: UserEvidence,
  profileName: string | undefined,
  document: Document,
): boolean => {
  if (seen.username === '') return false
  const title = document.querySelector('.bPageTitle h2')?.textContent ?? ''
  return (profileName !== undefined && seen.profileName === profileName) || title.includes(wanted.lastName)
}

/** The user of a list whose profile is this one, or null. Columns vary, so cells are told apart by what they hold. */
export const readUserInList = (document: Document, profileName: string | undefined): UserEvidence | null => {
  if (!profileName) return null
  const rows = [...document.querySelectorAll('table.list tr.dataRow')]
  const row = rows.find((one) =>
    [...one.querySelectorAll('a[href*="/00e"]')].some((link) => link.textContent?.trim() === profileName),
  )
  const texts = Array.from(row?.querySelectorAll('td, th') ?? [], words)
  const link = row?.querySelector('a[href*="/005"]')?.getAttribute('href') ?? ''
  const username = texts.find((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
  if (!row || !username) return null
  return {
    id: /\/(005[A-Za-z0-9]{12})/.exec(link)?.[1] ?? '',
    username,
    profileName,
    active: boxState(row.querySelector('.booleanColumn')),
  }
}
