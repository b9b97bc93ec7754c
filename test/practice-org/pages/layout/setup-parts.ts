/** The markup that every Classic list, edit and detail page is made of. */

import { t } from '../../labels.ts'
import type { OrgState } from '../../types.ts'

export const esc = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** A string as an argument of an inline handler, in an attribute. */
export const scriptString = (text: string): string => esc(`'${text.replace(/[\\']/g, '\\$&')}'`)

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${esc(name)}" id="${esc(name)}" value="${esc(value)}">`

export interface Button {
  name: string
  /** English; shown through `t`, padded with blanks as Salesforce does. */
  label: string
  type?: 'submit' | 'button'
  onclick?: string
  id?: string
  disabled?: boolean
}

export function button(
  state: OrgState,
  { name, label, type = 'submit', onclick, id, disabled }: Button,
): string {
  const text = esc(t(state, label))
  const attributes = [
    `value="${name === 'cancel' ? text : ` ${text} `}"`,
    `class="${disabled ? 'btnDisabled' : 'btn'}"`,
    id ? `id="${esc(id)}"` : '',
    `name="${esc(name)}"`,
    onclick ? `onclick="${onclick}"` : '',
    `title="${text}" type="${type}"`,
    disabled ? 'disabled="disabled"' : '',
  ]
  return `<input ${attributes.filter(Boolean).join(' ')}>`
}

export const goButton = (state: OrgState, name: string, label: string, url: string, id?: string): string =>
  button(state, {
    name,
    label,
    type: 'button',
    onclick: `navigateToUrl(${scriptString(url)}, 'DETAIL', ${scriptString(name)});`,
    ...(id ? { id } : {}),
  })

/** Booleans of detail pages are pictures; their title is translated, their src is not. */
export function checkImg(state: OrgState, on: boolean, id = ''): string {
  const title = esc(t(state, on ? 'Checked' : 'Not Checked'))
  const attribute = id ? ` id="${esc(id)}"` : ''
  return `<img src="/img/checkbox_${on ? 'checked' : 'unchecked'}.gif" alt="${title}" width="21" height="16" class="checkImg"${attribute} title="${title}">`
}

export const errorText = (state: OrgState, message: string): string =>
  `<div class="errorMsg"><strong>${esc(t(state, 'Error:'))}</strong> ${message}</div>`

const blank = '<img src="/img/s.gif" alt="" class="minWidth" title="" width="1" height="1">'

export function pageError(state: OrgState, shown: boolean): string {
  const style = shown ? '' : ' style="display: none"'
  const lines = [
    t(state, 'Error: Invalid Data.'),
    t(state, 'Review all error messages below to correct your data.'),
  ]
  return `<div class="pbError" id="errorDiv_ep"${style}>${lines.map(esc).join(' <br>')}</div>`
}

interface Block {
  state: OrgState
  kind: 'Edit' | 'Detail'
  title: string
  buttons: string
  body: string
  /** Some edit pages print their buttons below only. */
  topButtons?: boolean
  failed?: boolean
}

/** `#ep`: header with buttons, body, the buttons again. */
export const block = ({
  state,
  kind,
  title,
  buttons,
  body,
  topButtons = true,
  failed = false,
}: Block): string => `
<div class="bPageBlock brandSecondaryBrd b${kind}Block secondaryPalette" id="ep">
<div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle">${blank}<h2 class="mainTitle">${esc(title)}</h2></td>${
  topButtons ? `<td class="pbButton" id="topButtonRow">${buttons}</td>` : '<td>&nbsp;</td>'
}</tr></tbody></table></div>
<div class="pbBody">${pageError(state, failed)}${body}</div>
<div class="pbBottomButtons"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle">${blank}&nbsp;</td><td class="pbButtonb" id="bottomButtonRow">${buttons}</td></tr></tbody></table></div>
<div class="pbFooter secondaryPalette"><div class="bg"></div></div>
</div>`

interface EditForm {
  action: string
  cancelURL: string
  retURL: string
  setupid: string
  content: string
}

export const editForm = ({ action, cancelURL, retURL, setupid, content }: EditForm): string => `
<form accept-charset="UTF-8" action="${esc(action)}" enctype="application/x-www-form-urlencoded" id="editPage" method="post" name="editPage" onsubmit="if (window.ffInAlert) { return false; }if (window.sfdcPage &amp;&amp; window.sfdcPage.disableSaveButtons) { return window.sfdcPage.disableSaveButtons(); }">${hidden('_CONFIRMATIONTOKEN', 'VmpFPSxNakF4T1E9PQ')}${hidden('cancelURL', cancelURL)}${hidden('retURL', retURL)}${hidden('save_new_url', action)}${hidden('setupid', setupid)}${content}</form>`

export const subheader = (index: number, title: string): string =>
  `<div class="brandTertiaryBgr first pbSubheader tertiaryPalette" id="head_${index}_ep"><h3>${esc(title)}<span class="titleSeparatingColon">:</span></h3></div>`

export const detailList = (rows: string): string =>
  `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows}</tbody></table></div>`

export interface Cell {
  /** English label. */
  label: string
  /** Id of the control the label belongs to; permission boxes have none. */
  forId?: string
  required?: boolean
  html: string
  error?: string
}

function cellPair(state: OrgState, cell: Cell | undefined, extra = ''): string {
  if (!cell)
    return `<td class="labelCol${extra} empty">&nbsp;</td><td class="dataCol${extra} empty">&nbsp;</td>`
  const text = esc(t(state, cell.label))
  const star = cell.required ? '<span class="assistiveText">*</span>' : ''
  const label = cell.forId ? `<label for="${esc(cell.forId)}">${star}${text}</label>` : text
  const error = cell.error ? errorText(state, cell.error) : ''
  const value = cell.required
    ? `<div class="requiredInput"><div class="requiredBlock"></div>${cell.html}${error}</div>`
    : `${cell.html}${error}`
  return `<td class="labelCol${cell.required ? ' requiredInput' : ''}${extra}">${label}</td><td class="dataCol${extra || ' col02'}">${value}</td>`
}

/** Label and value twice in a row, as every two-column section has it. */
export function twoColumns(state: OrgState, left: readonly Cell[], right: readonly Cell[]): string {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    return `<tr>${cellPair(state, left[row])}${cellPair(state, right[row], ' last')}</tr>`
  })
  return detailList(rows.join('\n'))
}

export const textInput = (id: string, value: string, maxlength: number, failed = false, more = ''): string =>
  `<input${failed ? ' class="error"' : ''} id="${id}" maxlength="${maxlength}" name="${id}" size="20" type="text" value="${esc(value)}"${more ? ` ${more}` : ''}>`

interface List {
  state: OrgState
  id: string
  title: string
  buttons?: string
  /** English. */
  columns: readonly string[]
  rows: readonly string[]
}

export function relatedList({ state, id, title, buttons = '', columns, rows }: List): string {
  const heads = columns.map((column) =>
    column === 'Action'
      ? `<th class="actionColumn zen-deemphasize" scope="col">${esc(t(state, column))}</th>`
      : `<th class=" zen-deemphasize" scope="col">${esc(t(state, column))}</th>`,
  )
  const none = `<tr class="headerRow"><th scope="col" class="noRowsHeader">${esc(t(state, 'No records to display'))}</th></tr>`
  const body = rows.length ? `<tr class="headerRow">${heads.join('')}</tr>${rows.join('\n')}` : none
  return `
<div class="bRelatedList" id="${esc(id)}"><a name="${esc(id)}_target"></a><div class="listRelatedObject setupBlock"><div class="bPageBlock brandSecondaryBrd secondaryPalette">
<div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle">${blank}<h3 id="${esc(id)}_title">${esc(title)}</h3></td><td class="pbButton">${buttons}</td></tr></tbody></table></div>
<div class="pbBody" id="${esc(id)}_body"><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody>${body}</tbody></table></div>
<div class="pbFooter secondaryPalette"><div class="bg"></div></div></div></div></div>`
}

export function dataRow(
  index: number,
  count: number,
  cells: { action?: string; name: string; rest: string[] },
): string {
  const edge = `${index === 0 ? ' first' : ''}${index === count - 1 ? ' last' : ''}`
  const action = cells.action === undefined ? '' : `<td class="actionColumn">${cells.action}</td>`
  const rest = cells.rest.map((cell) => `<td class=" dataCell  ">${cell}</td>`).join('')
  return `<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${edge}">${action}<th scope="row" class=" dataCell  ">${cells.name}</th>${rest}</tr>`
}
