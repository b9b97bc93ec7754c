/** The form New Connected App, and the page with Continue after its Save. */

import { t } from '../../labels.ts'
import type { FakeOrg, OrgConnectedApp, RequestContext, RouteResponse } from '../../types.ts'
import { markControl, markLabeled } from '../certainty.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import { escapeHtml, renderButton, renderHiddenInput } from '../layout/setup-parts.ts'
import { getBasicInfoIds, getVisualforceId } from './ids.ts'
import { renderFormRow, renderOauthSection } from './oauth-section.ts'
import { connectedAppFormScript } from './script.ts'
import { appListUrl } from './urls.ts'
import type { ConnectedAppFormValues } from './values.ts'

// Pictures from Salesforce's sprite.
const icons = `<style>
.duelingListBox .rightArrowIcon, .duelingListBox .leftArrowIcon { width: 24px; height: 20px; border: 1px solid #b5b5b5; border-radius: 3px; background: linear-gradient(90deg, transparent 40%, #222 40%, #222 60%, transparent 60%) #eee; }
.duelingListBox .buttonCell { text-align: center; padding: 0 8px; vertical-align: middle; }
.duelingListBox .selectTitle { font-weight: bold; text-align: center; }
.overlayDialog { position: fixed; z-index: 1000; top: 30%; left: 30%; width: 40%; border: 2px solid #222; background: #fff; padding: 8px; }
.helpOrb { width: 12px; height: 12px; border-radius: 6px; background: #e8c99b; margin-left: 2px; }
</style>`

/** Salesforce's words. */
export const creationRefusedMessage =
  "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support."

export type ConnectedAppFormErrors = Record<string, string>

const formId = 'appsetup:setupForm'

const wrap = (action: string, content: string, onsubmit = ''): string =>
  `<form id="${formId}" name="${formId}" method="post" action="${escapeHtml(action)}" enctype="application/x-www-form-urlencoded"${onsubmit}>${renderHiddenInput(formId, formId)}${content}<span id="ajax-view-state-page-container" style="display: none"><span id="ajax-view-state" style="display: none">${renderHiddenInput('com.salesforce.visualforce.ViewState', 'i:AAAAWXsidCI6IjAwRDVnMDAwMDAwMDAwMCJ9')}</span></span></form>`

const scenery = (state: FakeOrg, title: string, labels: readonly string[], from: number): string => {
  const rows = labels.map((label, index) => {
    const id = `${formId}:details:${getVisualforceId(state, from)}:${getVisualforceId(state, from + 1 + index)}`
    const kind = label === 'Enable SAML' ? 'type="checkbox"' : 'type="text" size="50"'
    return renderFormRow(state, { label, html: `<input id="${id}" ${kind} name="${id}">` })
  })
  return `<div class="pbSubheader brandTertiaryBgr tertiaryPalette"><img src="/s.gif" alt="" class="hideListButton"><h3>${escapeHtml(t(state, title))}</h3></div><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('')}</tbody></table></div>`
}

function basicSection(
  state: FakeOrg,
  app: OrgConnectedApp | undefined,
  values: ConnectedAppFormValues,
  errors: ConnectedAppFormErrors,
): string {
  const ids = getBasicInfoIds(state)
  const input = (id: string, value: string, more = '') =>
    `<input id="${id}" type="text" name="${id}" maxlength="80" size="50" value="${escapeHtml(value)}"${more}>`
  const nameLeft = ` onblur="ConnectedApp.nameLeft(this, document.getElementById('${ids.apiName}'))"`
  const plain = (label: string, number: number, help = false) => {
    const id = `${formId}:details:appsection:${getVisualforceId(state, number)}:${getVisualforceId(state, number + 1)}`
    return renderFormRow(state, { label, forId: id, help, html: input(id, '') })
  }
  const rows = [
    renderFormRow(state, {
      label: 'Connected App Name',
      forId: ids.name,
      required: true,
      html: input(ids.name, values.name, nameLeft),
      error: errors.name,
    }),
    renderFormRow(state, {
      label: 'API Name',
      forId: ids.apiName,
      required: true,
      // Greyed out for an existing app on a screenshot of 2023; disabled or read-only is unknown.
      html: markLabeled(
        state,
        'appApiName',
        input(ids.apiName, values.apiName, app ? ' disabled="disabled"' : ''),
      ),
      error: errors.apiName,
    }),
    renderFormRow(state, {
      label: 'Contact Email',
      forId: ids.contactEmail,
      required: true,
      html: input(ids.contactEmail, values.contactEmail),
      error: errors.contactEmail,
    }),
    plain('Contact Phone', 2),
    plain('Logo Image URL', 4, true),
    plain('Icon URL', 6, true),
    plain('Info URL', 8),
    renderFormRow(state, {
      label: 'Description',
      forId: ids.description,
      help: true,
      html: input(ids.description, values.description),
    }),
  ]
  return `<div id="${formId}:details:appsection"><div class="pbSubheader brandTertiaryBgr first tertiaryPalette"><h3>${escapeHtml(t(state, 'Basic Information'))}</h3></div><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div></div>`
}

const renderErrorMessage = (state: FakeOrg, text: string): string =>
  `<div class="message errorM3" role="alert"><table class="messageTable" border="0" cellpadding="0" cellspacing="0"><tbody><tr><td><img src="/s.gif" alt="${escapeHtml(t(state, 'ERROR'))}" class="msgIcon" title="${escapeHtml(t(state, 'ERROR'))}"></td><td class="messageCell"><div class="messageText"><span><h4>${escapeHtml(t(state, 'Error:'))}</h4></span>${escapeHtml(text)}<br></div></td></tr></tbody></table></div>`

/**
 * The lower Save is `…bottom:save` (one source); the upper one is Visualforce's rule (reference
 * part 2 §1.2).
 */
const buttonIds = `${formId}:details:detailButtons`

export function renderConnectedAppForm(
  ctx: RequestContext,
  app: OrgConnectedApp | undefined,
  values: ConnectedAppFormValues,
  errors: ConnectedAppFormErrors = {},
): RouteResponse {
  const { state } = ctx
  const buttons = (row: string) => {
    const id = (name: string) => `${buttonIds}${row}:${name}`
    const save = renderButton(state, { name: id('save'), id: id('save'), label: 'Save' })
    return [
      // The upper one is not marked: the guide leads to the lower one.
      row ? markControl('saveApp', save) : save,
      // Cancel submits too: a driver of real orgs counts four (reference part 3 §1.1).
      renderButton(state, { name: id('cancel'), id: id('cancel'), label: 'Cancel' }),
    ].join(' ')
  }
  const note =
    'To publish an app, you need to be using a Developer Edition organization with a namespace prefix chosen.'
  const content = `
${errors[''] ? renderErrorMessage(state, errors['']) : ''}
<div class="bPageBlock brandSecondaryBrd apexDefaultPageBlock secondaryPalette" id="${formId}:details"><div class="pbHeader"><table border="0" cellpadding="0" cellspacing="0"><tbody><tr><td class="pbTitle">&nbsp;</td><td class="pbButton ">${buttons('')}</td></tr></tbody></table></div>
<div class="pbBody"><p>${escapeHtml(t(state, note))}</p>
${basicSection(state, app, values, errors)}
${renderOauthSection(state, values, errors)}
${scenery(state, 'Web App Settings', ['Start URL', 'Enable SAML'], 60)}
${scenery(state, 'Custom Connected App Handler', ['Apex Plugin Class', 'Run As'], 70)}
</div>
<div class="pbBottomButtons"><table border="0" cellpadding="0" cellspacing="0"><tbody><tr><td class="pbTitle">&nbsp;</td><td class="pbButtonb ">${buttons(':bottom')}</td></tr></tbody></table></div></div>
<script>document.getElementById('${formId}:details:appsection:nameSection:name').focus()</script>`
  const action = `${ctx.url.pathname}${app ? `?applicationId=${app.id}` : ''}`
  // Uncertain: no source has the heading of an edit.
  const h1 = t(state, app ? 'Edit Connected App' : 'New Connected App')
  return renderSetupPage(ctx, {
    title: h1,
    h1,
    content:
      icons + connectedAppFormScript + wrap(action, content, ' onsubmit="return ConnectedApp.submit()"'),
  })
}

/** Renders the form's URL without a form: nobody may create an app here. */
export function renderCreationRefusedPage(ctx: RequestContext): RouteResponse {
  const h1 = t(ctx.state, 'New Connected App')
  const content = renderErrorMessage(ctx.state, t(ctx.state, creationRefusedMessage))
  return renderSetupPage(ctx, { title: h1, h1, content: icons + wrap(ctx.url.pathname, content) })
}

/** Renders the page after Save; uncertain: the id of Continue (part 2 §7.1). */
export function renderContinuePage(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const { state } = ctx
  const sentences =
    state.variant.appForm === '2025'
      ? [
          'Changes can take up to 10 minutes to take effect.',
          'Deleting a parent org also deletes all connected apps with OAuth settings enabled.',
        ]
      : [
          'Allow from 2-10 minutes for your changes to take effect on the server before using the connected app.',
        ]
  const id = (name: string) =>
    `${formId}:${getVisualforceId(state, 80)}:${getVisualforceId(state, name === 'continue' ? 82 : 84)}`
  const buttons = [
    markControl(
      'continue',
      renderButton(state, { name: id('continue'), id: id('continue'), label: 'Continue' }),
    ),
    renderButton(state, {
      name: id('cancel'),
      id: id('cancel'),
      label: 'Cancel',
      type: 'button',
      onclick: `navigateToUrl('${appListUrl}')`,
    }),
  ].join(' ')
  const text = sentences.map((sentence) => escapeHtml(t(state, sentence))).join(' ')
  const content = `${renderHiddenInput('continueTo', app.id)}<div style="color: red">${text}</div><div class="pbBottomButtons" style="text-align: right">${buttons}</div>`
  const h1 = t(state, 'New Connected App')
  return renderSetupPage(ctx, { title: h1, h1, content: wrap(ctx.url.pathname, content) })
}
