/** The section "API (Enable OAuth Settings)", which A4J replaces as a whole when it is selected. */

import { t } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'
import { markControl, markLabeled } from '../certainty.ts'
import { escapeHtml, renderButton } from '../layout/setup-parts.ts'
import { connectedAppFormIds, getSecretCheckboxIds } from './ids.ts'
import { listOauthScopes } from './oauth-scopes.ts'
import type { ConnectedAppFormValues } from './values.ts'

const renderHelpIcon = (state: FakeOrg, text: string): string =>
  `<span class="helpButton"><img src="/s.gif" alt="${escapeHtml(t(state, 'Help'))}" class="helpOrb" title="${escapeHtml(t(state, 'Help'))}"><script type="text/plain">sfdcPage.setHelp('${escapeHtml(text)}')</script></span>`

/** Breaks long labels over several lines, as in the source. */
const broken = (label: string): string => {
  const lines = escapeHtml(label).match(/(?:\S+\s*){1,4}/g) ?? [escapeHtml(label)]
  return lines.map((line) => line.trim()).join('\n          ')
}

interface Row {
  label: string
  html: string
  forId?: string
  help?: boolean
  required?: boolean
  error?: string | undefined
}

/** Renders a label cell: assumed to be a `td` before 2020, later a `th`; unknown which. */
export function renderFormRow(state: FakeOrg, { label, html, forId, help, required, error }: Row): string {
  const text = broken(t(state, label))
  const shown = `${forId ? `<label for="${escapeHtml(forId)}">${text}</label>` : text}${help ? renderHelpIcon(state, t(state, label)) : ''}`
  const cell =
    state.variant.appForm === '2019'
      ? `<td class="labelCol vfLabelColTextWrap ">${shown}</td>`
      : `<th class="labelCol vfLabelColTextWrap " scope="row">${shown}</th>`
  const message = error
    ? `<div class="errorMsg"><strong>${escapeHtml(t(state, 'Error:'))}</strong> ${escapeHtml(error)}</div>`
    : ''
  const value = required
    ? `<div class="requiredInput"><div class="requiredBlock"></div>${html}${message}</div>`
    : html + message
  return `<tr>${cell}<td class="data2Col ">${value}</td></tr>`
}

const box = (id: string, on: boolean, onclick = ''): string =>
  `<input id="${id}" type="checkbox" name="${id}"${on ? ' checked="checked"' : ''}${onclick ? ` onclick="${onclick}"` : ''}>`

function arrows(state: FakeOrg): string {
  const arrow = (act: 'add' | 'remove') => {
    const label = escapeHtml(t(state, act === 'add' ? 'Add' : 'Remove'))
    const icon = `src="/s.gif" alt="${label}" class="${act === 'add' ? 'rightArrowIcon' : 'leftArrowIcon'}" title="${label}"`
    // Three real variants (reference part 2 §1.3).
    if (state.variant.appForm === '2025') {
      const html = `<a href="javascript:ConnectedApp.${act}();" id="${connectedAppFormIds.scopes}:backingList_${act}"><img ${icon}></a>`
      return act === 'add' ? markControl('addScope', html) : html
    }
    if (state.variant.appForm === '2021') {
      return `<a href="javascript:void(0)"><img id="${connectedAppFormIds.scopes}:${act}" onclick="ConnectedApp.${act}()" ${icon}></a>`
    }
    return `<a href="javascript:ConnectedApp.${act}();" id="${connectedAppFormIds.scopes}:${act}"><img ${icon}></a>`
  }
  return `<td class="buttonCell"><div class="text">${escapeHtml(t(state, 'Add'))}</div><div class="text">${arrow('add')}</div><div class="text">${arrow('remove')}</div><div class="text">${escapeHtml(t(state, 'Remove'))}</div></td>`
}

function duelingList(state: FakeOrg, selected: readonly string[]): string {
  const all = listOauthScopes(state)
  const chosen = selected.flatMap((code) => all.find((scope) => scope.code === code) ?? [])
  const select = (suffix: 'a' | 's', title: string, scopes: typeof all) => {
    const id = `${connectedAppFormIds.scopes}:backingList_${suffix}`
    const options = scopes.map(({ value, label }) => `<option value="${value}">${escapeHtml(label)}</option>`)
    return `<td class="selectCell"><div class="selectTitle"><label for="${id}">${escapeHtml(t(state, title))}</label></div><select class="dueling " id="${id}" multiple="multiple" name="${id}" size="10" style="width: 300px">${options.join('')}</select></td>`
  }
  const rest = all.filter((scope) => !chosen.includes(scope))
  const hiddenInput = `<input type="hidden" id="${connectedAppFormIds.scopes}:selection" name="${connectedAppFormIds.scopes}:selection" value="${chosen.map(({ value }) => value).join(',')}">`
  return `<div class="duelingListBox" id="${connectedAppFormIds.scopes}">${hiddenInput}<table class="layout"><tbody><tr>${select('a', 'Available OAuth Scopes', rest)}${arrows(state)}${select('s', 'Selected OAuth Scopes', chosen)}</tr></tbody></table></div>`
}

/**
 * Renders the box with its warning. That Salesforce warns, and that the warning must be accepted, is
 * known; uncertain are its words, its look, and that the box is ticked before it is accepted.
 */
function clientCredentialsRow(
  state: FakeOrg,
  id: string,
  { clientCredentials }: ConnectedAppFormValues,
): string {
  const label = 'Enable Client Credentials Flow'
  const text =
    'If you enable the client credentials flow, an application that has the consumer key and secret gets access without a login, as the user in Run As.'
  const button = (name: string, english: string, accepted: boolean) =>
    renderButton(state, {
      name,
      id: name,
      label: english,
      type: 'button',
      onclick: `ConnectedApp.answerWarning('${id}', ${accepted})`,
    })
  const dialog = `<div class="overlayDialog" id="flowWarning" role="alertdialog" aria-labelledby="flowWarningTitle" style="display: none"><div class="topRight"><div class="topLeft"><h2 id="flowWarningTitle">${escapeHtml(t(state, label))}</h2></div></div><div class="middle"><div class="innerContent"><p>${escapeHtml(t(state, text))}</p><div class="buttons">${button('flowWarningOk', 'OK', true)} ${button('flowWarningCancel', 'Cancel', false)}</div></div></div></div>`
  return renderFormRow(state, {
    label,
    help: true,
    html:
      markLabeled(state, 'clientCredentialsFlow', box(id, clientCredentials, 'ConnectedApp.warn(this)')) +
      dialog,
  })
}

function flowRows(state: FakeOrg, values: ConnectedAppFormValues): string[] {
  const own = getSecretCheckboxIds(state)
  const row = (label: string, id: string, on: boolean) =>
    renderFormRow(state, {
      label,
      help: true,
      html: id === own.secretForWebServer ? markLabeled(state, 'requireSecret', box(id, on)) : box(id, on),
    })
  const secrets = [
    row('Require Secret for Web Server Flow', own.secretForWebServer, values.secretForWebServer),
    row('Require Secret for Refresh Token Flow', own.secretForRefreshToken, values.secretForRefreshToken),
  ]
  if (state.variant.appForm === '2019') return secrets.slice(0, 1)
  const introspect = row('Introspect All Tokens', own.introspect, false)
  if (state.variant.appForm === '2021') return [...secrets, introspect]
  // Indented differently on the screenshot, hence a table of its own (part 2 §1.3).
  const pkceLabel = 'Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows'
  const pkce = `<tr><td class="data2Col" colspan="2"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${row(pkceLabel, own.pkce, values.pkce)}</tbody></table></td></tr>`
  return [pkce, ...secrets, clientCredentialsRow(state, own.clientCredentials, values), introspect]
}

export function renderOauthSection(
  state: FakeOrg,
  values: ConnectedAppFormValues,
  errors: Record<string, string> = {},
): string {
  const rows = [
    renderFormRow(state, {
      label: 'Enable OAuth Settings',
      forId: connectedAppFormIds.isOauth,
      html: box(connectedAppFormIds.isOauth, values.oauth, 'ConnectedApp.rerender(this)'),
    }),
  ]
  if (values.oauth) {
    const callback = `<textarea id="${connectedAppFormIds.callbackUrl}" name="${connectedAppFormIds.callbackUrl}" cols="60" rows="3">${escapeHtml(values.callbackUrl)}</textarea>`
    rows.push(
      renderFormRow(state, {
        label: 'Enable for Device Flow',
        html: box(connectedAppFormIds.deviceFlow, false),
      }),
      renderFormRow(state, {
        label: 'Callback URL',
        forId: connectedAppFormIds.callbackUrl,
        help: true,
        required: true,
        html: markControl('callbackUrl', callback),
        error: errors.callbackUrl,
      }),
      renderFormRow(state, {
        label: 'Use digital signatures',
        html: box(connectedAppFormIds.digitalSignatures, false),
      }),
      renderFormRow(state, {
        label: 'Selected OAuth Scopes',
        required: true,
        html: duelingList(state, values.scopes),
        error: errors.scopes,
      }),
      ...flowRows(state, values),
    )
  }
  return `<div id="${connectedAppFormIds.section}"><div class="pbSubheader brandTertiaryBgr tertiaryPalette"><img src="/s.gif" alt="" class="hideListButton" title=""><h3>${escapeHtml(t(state, 'API (Enable OAuth Settings)'))}</h3></div><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div></div>`
}
