/** What every page of this folder needs around its content. */

import type { Answer, Ctx } from '../contract.ts'
import { t } from '../labels.ts'
import { page } from '../shell.ts'
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

/** The full-page error of a record that is not there; its holder is `#errorTitle` (reference part 2 §5.1). */
export function notThere(ctx: Ctx): Answer {
  const title = t(ctx.state, 'URL No Longer Exists')
  const text = t(ctx.state, 'You have attempted to reach a URL that no longer exists on salesforce.com.')
  const content = `<div id="error"><span id="errorTitle">${esc(title)}</span><br><span id="errorDesc">${esc(text)}</span></div>`
  return { status: 404, ...setupPage(ctx, { title, h1: title, content }) }
}
