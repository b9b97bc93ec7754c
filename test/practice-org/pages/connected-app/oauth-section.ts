/** The section "API (Enable OAuth Settings)" of the form; A4J replaces it as a whole when the box is ticked. */

import { t } from '../../labels.ts'
import type { OrgState } from '../../types.ts'
import { esc } from '../layout/setup-parts.ts'
import { ids, secretBoxes } from './ids.ts'
import { scopesOf } from './oauth-scopes.ts'
import type { AppValues } from './values.ts'

export const helpIcon = (state: OrgState, text: string): string =>
  `<span class="helpButton"><img src="/s.gif" alt="${esc(t(state, 'Help'))}" class="helpOrb" title="${esc(t(state, 'Help'))}"><script type="text/plain">sfdcPage.setHelp('${esc(text)}')</script></span>`

/** Long labels stand in the source over several lines, as they do on the screen. */
const broken = (label: string): string => {
  const lines = esc(label).match(/(?:\S+\s*){1,4}/g) ?? [esc(label)]
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

/** Before 2020 the label cell is taken for a `td`, later a `th`: which it is is not established. */
export function formRow(state: OrgState, { label, html, forId, help, required, error }: Row): string {
  const text = broken(t(state, label))
  const shown = `${forId ? `<label for="${esc(forId)}">${text}</label>` : text}${help ? helpIcon(state, t(state, label)) : ''}`
  const cell =
    state.world.appForm === '2019'
      ? `<td class="labelCol vfLabelColTextWrap ">${shown}</td>`
      : `<th class="labelCol vfLabelColTextWrap " scope="row">${shown}</th>`
  const message = error
    ? `<div class="errorMsg"><strong>${esc(t(state, 'Error:'))}</strong> ${esc(error)}</div>`
    : ''
  const value = required
    ? `<div class="requiredInput"><div class="requiredBlock"></div>${html}${message}</div>`
    : html + message
  return `<tr>${cell}<td class="data2Col ">${value}</td></tr>`
}

const box = (id: string, on: boolean, onclick = ''): string =>
  `<input id="${id}" type="checkbox" name="${id}"${on ? ' checked="checked"' : ''}${onclick ? ` onclick="${onclick}"` : ''}>`

function arrows(state: OrgState): string {
  const arrow = (act: 'add' | 'remove') => {
    const label = esc(t(state, act === 'add' ? 'Add' : 'Remove'))
    const icon = `src="/s.gif" alt="${label}" class="${act === 'add' ? 'rightArrowIcon' : 'leftArrowIcon'}" title="${label}"`
    // Three real variants (reference part 2 §1.3).
    if (state.world.appForm === '2025') {
      return `<a href="javascript:ConnectedApp.${act}();" id="${ids.scopes}:backingList_${act}"><img ${icon}></a>`
    }
    if (state.world.appForm === '2021') {
      return `<a href="javascript:void(0)"><img id="${ids.scopes}:${act}" onclick="ConnectedApp.${act}()" ${icon}></a>`
    }
    return `<a href="javascript:ConnectedApp.${act}();" id="${ids.scopes}:${act}"><img ${icon}></a>`
  }
  return `<td class="buttonCell"><div class="text">${esc(t(state, 'Add'))}</div><div class="text">${arrow('add')}</div><div class="text">${arrow('remove')}</div><div class="text">${esc(t(state, 'Remove'))}</div></td>`
}

function duelingList(state: OrgState, selected: readonly string[]): string {
  const all = scopesOf(state)
  const chosen = selected.flatMap((code) => all.find((scope) => scope.code === code) ?? [])
  const select = (suffix: 'a' | 's', title: string, scopes: typeof all) => {
    const id = `${ids.scopes}:backingList_${suffix}`
    const options = scopes.map(({ value, label }) => `<option value="${value}">${esc(label)}</option>`)
    return `<td class="selectCell"><div class="selectTitle"><label for="${id}">${esc(t(state, title))}</label></div><select class="dueling " id="${id}" multiple="multiple" name="${id}" size="10" style="width: 300px">${options.join('')}</select></td>`
  }
  const rest = all.filter((scope) => !chosen.includes(scope))
  const hiddenInput = `<input type="hidden" id="${ids.scopes}:selection" name="${ids.scopes}:selection" value="${chosen.map(({ value }) => value).join(',')}">`
  return `<div class="duelingListBox" id="${ids.scopes}">${hiddenInput}<table class="layout"><tbody><tr>${select('a', 'Available OAuth Scopes', rest)}${arrows(state)}${select('s', 'Selected OAuth Scopes', chosen)}</tr></tbody></table></div>`
}

function flowRows(state: OrgState, values: AppValues): string[] {
  const own = secretBoxes(state)
  const row = (label: string, id: string, on: boolean) =>
    formRow(state, { label, help: true, html: box(id, on) })
  const secrets = [
    row('Require Secret for Web Server Flow', own.secretForWebServer, values.secretForWebServer),
    row('Require Secret for Refresh Token Flow', own.secretForRefreshToken, values.secretForRefreshToken),
  ]
  if (state.world.appForm === '2019') return secrets.slice(0, 1)
  const introspect = row('Introspect All Tokens', own.introspect, false)
  if (state.world.appForm === '2021') return [...secrets, introspect]
  // Indented otherwise than its neighbours on the screenshot, hence a table of its own (part 2 §1.3).
  const pkceLabel = 'Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows'
  const pkce = `<tr><td class="data2Col" colspan="2"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${row(pkceLabel, own.pkce, values.pkce)}</tbody></table></td></tr>`
  return [pkce, ...secrets, row('Enable Client Credentials Flow', own.clientCredentials, false), introspect]
}

export function oauthSection(
  state: OrgState,
  values: AppValues,
  errors: Record<string, string> = {},
): string {
  const rows = [
    formRow(state, {
      label: 'Enable OAuth Settings',
      forId: ids.isOauth,
      html: box(ids.isOauth, values.oauth, 'ConnectedApp.rerender(this)'),
    }),
  ]
  if (values.oauth) {
    const callback = `<textarea id="${ids.callbackUrl}" name="${ids.callbackUrl}" cols="60" rows="3">${esc(values.callbackUrl)}</textarea>`
    rows.push(
      formRow(state, { label: 'Enable for Device Flow', html: box(ids.deviceFlow, false) }),
      formRow(state, {
        label: 'Callback URL',
        forId: ids.callbackUrl,
        help: true,
        required: true,
        html: callback,
        error: errors.callbackUrl,
      }),
      formRow(state, { label: 'Use digital signatures', html: box(ids.digitalSignatures, false) }),
      formRow(state, {
        label: 'Selected OAuth Scopes',
        required: true,
        html: duelingList(state, values.scopes),
        error: errors.scopes,
      }),
      ...flowRows(state, values),
    )
  }
  return `<div id="${ids.section}"><div class="pbSubheader brandTertiaryBgr tertiaryPalette"><img src="/s.gif" alt="" class="hideListButton" title=""><h3>${esc(t(state, 'API (Enable OAuth Settings)'))}</h3></div><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div></div>`
}
