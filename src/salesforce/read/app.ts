/** Reads a connected app from its detail page, and key and secret where that page shows them. */

import { connectedApp } from '../../blueprint.ts'
import type { AppEvidence, Seen } from '../../guide/evidence.ts'
import { findControl } from '../controls.ts'
import { words } from '../dom.ts'
import { labelledBox } from './boxes.ts'
import { hasScope } from './scopes.ts'

/** The app's name: the second heading, the first is "Connected App Name". */
export const readAppName = (document: Document): string =>
  document.querySelector('.bPageTitle h2')?.textContent?.trim() ?? ''

const applicationId = (url: URL): string =>
  url.searchParams.getAll('applicationId').find((id) => /^06P[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/.test(id)) ??
  ''

const not = (seen: Seen): Seen => (seen === null ? null : !seen)

/** The texts of the page's value cells; the callback and the scopes are found by what they say, in any language. */
const values = (document: Document): readonly string[] =>
  Array.from(document.querySelectorAll('.dataCol, .data2Col, td[class*="data"]'), words)

/** The app of a detail page. What the page does not show is null. */
export const readApp = (url: URL, document: Document): AppEvidence => {
  const texts = values(document)
  const addresses = texts.filter((text) => /^https?:\/\//.test(text))
  const scopes = texts.filter((text) => /\([a-z_, ]+\)/.test(text))
  const isCallback = (text: string) =>
    text.split(/\s+/).some((one) => one.replace(/\/$/, '') === connectedApp.callbackUrl)
  return {
    applicationId: applicationId(url),
    name: readAppName(document),
    callback: addresses.length === 0 ? null : addresses.some(isCallback),
    fullScope: scopes.length === 0 ? null : scopes.some((text) => hasScope(text, connectedApp.scope)),
    secretNotRequired: not(labelledBox(document, 'requireSecret')),
  }
}

/** Whether an app seen in passing is SpaceIQ's: by its callback, its name, or because it is the one known already. */
export const isOurApp = (seen: AppEvidence, known: AppEvidence | undefined): boolean =>
  seen.callback === true ||
  seen.name === connectedApp.name ||
  (known !== undefined && known.applicationId !== '' && seen.applicationId === known.applicationId)

export interface ConsumerValues {
  readonly clientId?: string
  readonly clientSecret?: string
}

const value = (element: HTMLElement | undefined): string | undefined => {
  const text = element ? words(element) : ''
  return /^\S{8,512}$/.test(text) ? text : undefined
}

/**
 * Key and secret where the page shows them: both on the consumer details, the key, and the secret once the admin has
 * revealed it, on the detail page of older orgs.
 */
export const readConsumer = (document: Document): ConsumerValues => {
  const clientId = value(findControl('consumerKey', document)?.element)
  const details = findControl('consumerSecret', document)
  const revealed = [...document.querySelectorAll<HTMLElement>('div[id^="ctrDiv"]')].find(
    (element) => element.style.display === 'block',
  )
  const clientSecret = value(details && !details.hidden ? details.element : revealed)
  return { ...(clientId ? { clientId } : {}), ...(clientSecret ? { clientSecret } : {}) }
}
