/** Renders what every Setup page has around its content. */

import { t } from '../../labels.ts'
import type { RequestContext, RouteResponse } from '../../types.ts'
import { renderClassicPage } from './page-layout.ts'
import { escapeHtml } from './setup-parts.ts'

interface SetupPageContent {
  /** English, or a record's name if `raw`. */
  title: string
  bodyClass?: string
  h1: string
  h2?: string
  content: string
}

/** Title and headings must be translated already. */
export const renderSetupPage = (
  ctx: RequestContext,
  { title, bodyClass = '', h1, h2, content }: SetupPageContent,
): RouteResponse => ({
  body: renderClassicPage({ ctx, title, bodyClass, h1, ...(h2 === undefined ? {} : { h2 }), content }),
})

const fullPageError = (
  ctx: RequestContext,
  status: number,
  name: string,
  explanation: string,
): RouteResponse => {
  const title = t(ctx.state, name)
  const text = t(ctx.state, explanation)
  const content = `<div id="error"><span id="errorTitle">${escapeHtml(title)}</span><br><span id="errorDesc">${escapeHtml(text)}</span></div>`
  return { status, ...renderSetupPage(ctx, { title, h1: title, content }) }
}

/** Renders the full-page error of a missing record, in `#errorTitle` (reference part 2 §5.1). */
export const renderNotFoundPage = (ctx: RequestContext): RouteResponse =>
  fullPageError(
    ctx,
    404,
    'URL No Longer Exists',
    'You have attempted to reach a URL that no longer exists on salesforce.com.',
  )

/** Reasons: the first is Salesforce's; people quote others like these, which are ours. */
const reasons = {
  rights:
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.',
  'sign-in':
    'To open this page, register a passkey or an authenticator app for your user, then log out and log in again.',
  address: 'This address does not lead to a page of Setup any more.',
} as const

/**
 * Renders Insufficient Privileges. Uncertain: the status, only that it is no success (part 2 §5.1).
 */
export const renderForbiddenPage = (ctx: RequestContext): RouteResponse =>
  fullPageError(ctx, 403, 'Insufficient Privileges', reasons[ctx.state.variant.forbiddenReason])
