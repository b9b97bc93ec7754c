/**
 * The page in place of the wizard if an object takes no more fields. That limit is Salesforce's; no
 * source shows the page, so it comes in three shapes, with our words.
 */

import { t } from '../../labels.ts'
import type { RequestContext, RouteResponse } from '../../types.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import { escapeHtml } from '../layout/setup-parts.ts'

export function renderFieldLimitPage(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const said = escapeHtml(t(state, 'Case has no room for more custom fields.'))
  const h1 = t(state, 'New Custom Field')
  const content = {
    room: '',
    told: `<div class="pbError errorMsg">${said}</div>`,
    box: `<div class="message infoM3"><h4>${escapeHtml(t(state, 'Limit'))}</h4><div class="messageText">${said}</div></div>`,
    plain: `<div class="pbBody">${said}</div>`,
  }[state.variant.fieldLimit]
  return renderSetupPage(ctx, { title: h1, h1, content })
}
