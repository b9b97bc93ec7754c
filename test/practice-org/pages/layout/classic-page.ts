/** What every page of this folder needs around its content. */

import { t } from '../../labels.ts'
import type { Answer, Ctx } from '../../types.ts'
import { page } from './page-layout.ts'
import { esc } from './setup-parts.ts'

export interface SetupPage {
  /** English, or a record's name where `raw` says so. */
  title: string
  bodyClass?: string
  h1: string
  h2?: string
  content: string
}

/** Title and headings are shown as they are given: translate before. */
export const setupPage = (ctx: Ctx, { title, bodyClass = '', h1, h2, content }: SetupPage): Answer => ({
  body: page({ ctx, title, bodyClass, h1, ...(h2 === undefined ? {} : { h2 }), content }),
})

const fullPageError = (ctx: Ctx, status: number, name: string, explanation: string): Answer => {
  const title = t(ctx.state, name)
  const text = t(ctx.state, explanation)
  const content = `<div id="error"><span id="errorTitle">${esc(title)}</span><br><span id="errorDesc">${esc(text)}</span></div>`
  return { status, ...setupPage(ctx, { title, h1: title, content }) }
}

/** The full-page error of a record that is not there; its holder is `#errorTitle` (reference part 2 §5.1). */
export const notThere = (ctx: Ctx): Answer =>
  fullPageError(
    ctx,
    404,
    'URL No Longer Exists',
    'You have attempted to reach a URL that no longer exists on salesforce.com.',
  )

/** The first is Salesforce's; people told of the same heading over sentences like the others, which are ours. */
const reasons = {
  rights:
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.',
  'sign-in':
    'To open this page, register a passkey or an authenticator app for your user, then log out and log in again.',
  address: 'This address does not lead to a page of Setup any more.',
} as const

/** The page is there, but not for this user. Uncertain: the status, only that it is none of success (part 2 §5.1). */
export const notAllowed = (ctx: Ctx): Answer =>
  fullPageError(ctx, 403, 'Insufficient Privileges', reasons[ctx.state.world.forbiddenSays])
