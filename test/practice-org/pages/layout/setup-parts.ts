/** Renders the parts of Classic list, edit and detail pages. */

import { t } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** Escapes a string argument of an inline handler. */
export const quoteScriptString = (text: string): string => escapeHtml(`'${text.replace(/[\\']/g, '\\$&')}'`)

export const renderHiddenInput = (name: string, value: string): string =>
  `<input type="hidden" name="${escapeHtml(name)}" id="${escapeHtml(name)}" value="${escapeHtml(value)}">`

interface ButtonOptions {
  name: string
  /** English; shown through `t`, padded with blanks as Salesforce does. */
  label: string
  type?: 'submit' | 'button'
  onclick?: string
  id?: string
  disabled?: boolean
}

export function renderButton(
  state: FakeOrg,
  { name, label, type = 'submit', onclick, id, disabled }: ButtonOptions,
): string {
  const text = escapeHtml(t(state, label))
  const attributes = [
    `value="${name === 'cancel' ? text : ` ${text} `}"`,
    `class="${disabled ? 'btnDisabled' : 'btn'}"`,
    id ? `id="${escapeHtml(id)}"` : '',
    `name="${escapeHtml(name)}"`,
    onclick ? `onclick="${onclick}"` : '',
    `title="${text}" type="${type}"`,
    disabled ? 'disabled="disabled"' : '',
  ]
  return `<input ${attributes.filter(Boolean).join(' ')}>`
}

export const renderLinkButton = (
  state: FakeOrg,
  name: string,
  label: string,
  url: string,
  id?: string,
): string =>
  renderButton(state, {
    name,
    label,
    type: 'button',
    onclick: `navigateToUrl(${quoteScriptString(url)}, 'DETAIL', ${quoteScriptString(name)});`,
    ...(id ? { id } : {}),
  })

/** Renders a boolean as a picture; its title is translated, its src is not. */
export function renderCheckboxImage(state: FakeOrg, on: boolean, id = ''): string {
  const title = escapeHtml(t(state, on ? 'Checked' : 'Not Checked'))
  const attribute = id ? ` id="${escapeHtml(id)}"` : ''
  return `<img src="/img/checkbox_${on ? 'checked' : 'unchecked'}.gif" alt="${title}" width="21" height="16" class="checkImg"${attribute} title="${title}">`
}

export const renderFieldError = (state: FakeOrg, message: string): string =>
  `<div class="errorMsg"><strong>${escapeHtml(t(state, 'Error:'))}</strong> ${message}</div>`

const blank = '<img src="/img/s.gif" alt="" class="minWidth" title="" width="1" height="1">'

function renderPageError(state: FakeOrg, shown: boolean): string {
  const style = shown ? '' : ' style="display: none"'
  const lines = [
    t(state, 'Error: Invalid Data.'),
    t(state, 'Review all error messages below to correct your data.'),
  ]
  return `<div class="pbError" id="errorDiv_ep"${style}>${lines.map(escapeHtml).join(' <br>')}</div>`
}

interface Block {
  state: FakeOrg
  kind: 'Edit' | 'Detail'
  title: string
  buttons: string
  body: string
  /** False if the buttons are below only, as on some edit pages. */
  topButtons?: boolean
  failed?: boolean
}

/** Renders `#ep`: header with buttons, body, the buttons again. */
export const renderPageBlock = ({
  state,
  kind,
  title,
  buttons,
  body,
  topButtons = true,
  failed = false,
}: Block): string => `
<div class="bPageBlock brandSecondaryBrd b${kind}Block secondaryPalette" id="ep">
<div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle">${blank}<h2 class="mainTitle">${escapeHtml(title)}</h2></td>${
  topButtons ? `<td class="pbButton" id="topButtonRow">${buttons}</td>` : '<td>&nbsp;</td>'
}</tr></tbody></table></div>
<div class="pbBody">${renderPageError(state, failed)}${body}</div>
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

export const renderEditForm = ({ action, cancelURL, retURL, setupid, content }: EditForm): string => `
<form accept-charset="UTF-8" action="${escapeHtml(action)}" enctype="application/x-www-form-urlencoded" id="editPage" method="post" name="editPage" onsubmit="if (window.ffInAlert) { return false; }if (window.sfdcPage &amp;&amp; window.sfdcPage.disableSaveButtons) { return window.sfdcPage.disableSaveButtons(); }">${renderHiddenInput('_CONFIRMATIONTOKEN', 'VmpFPSxNakF4T1E9PQ')}${renderHiddenInput('cancelURL', cancelURL)}${renderHiddenInput('retURL', retURL)}${renderHiddenInput('save_new_url', action)}${renderHiddenInput('setupid', setupid)}${content}</form>`

export const renderSubheader = (index: number, title: string): string =>
  `<div class="brandTertiaryBgr first pbSubheader tertiaryPalette" id="head_${index}_ep"><h3>${escapeHtml(title)}<span class="titleSeparatingColon">:</span></h3></div>`

const renderDetailList = (rows: string): string =>
  `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows}</tbody></table></div>`

export interface LabelledCell {
  /** English label. */
  label: string
  /** Id of the labeled control; permission checkboxes have none. */
  forId?: string
  required?: boolean
  html: string
  error?: string
}

function cellPair(state: FakeOrg, cell: LabelledCell | undefined, extra = ''): string {
  if (!cell)
    return `<td class="labelCol${extra} empty">&nbsp;</td><td class="dataCol${extra} empty">&nbsp;</td>`
  const text = escapeHtml(t(state, cell.label))
  const star = cell.required ? '<span class="assistiveText">*</span>' : ''
  const label = cell.forId ? `<label for="${escapeHtml(cell.forId)}">${star}${text}</label>` : text
  const error = cell.error ? renderFieldError(state, cell.error) : ''
  const value = cell.required
    ? `<div class="requiredInput"><div class="requiredBlock"></div>${cell.html}${error}</div>`
    : `${cell.html}${error}`
  return `<td class="labelCol${cell.required ? ' requiredInput' : ''}${extra}">${label}</td><td class="dataCol${extra || ' col02'}">${value}</td>`
}

/** Renders two pairs of label and value per row, as every two-column section. */
export function renderTwoColumns(
  state: FakeOrg,
  left: readonly LabelledCell[],
  right: readonly LabelledCell[],
): string {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    return `<tr>${cellPair(state, left[row])}${cellPair(state, right[row], ' last')}</tr>`
  })
  return renderDetailList(rows.join('\n'))
}

export const renderTextInput = (
  id: string,
  value: string,
  maxlength: number,
  failed = false,
  more = '',
): string =>
  `<input${failed ? ' class="error"' : ''} id="${id}" maxlength="${maxlength}" name="${id}" size="20" type="text" value="${escapeHtml(value)}"${more ? ` ${more}` : ''}>`

interface List {
  state: FakeOrg
  id: string
  title: string
  buttons?: string
  /** English. */
  columns: readonly string[]
  rows: readonly string[]
}

export function renderRelatedList({ state, id, title, buttons = '', columns, rows }: List): string {
  const heads = columns.map((column) =>
    column === 'Action'
      ? `<th class="actionColumn zen-deemphasize" scope="col">${escapeHtml(t(state, column))}</th>`
      : `<th class=" zen-deemphasize" scope="col">${escapeHtml(t(state, column))}</th>`,
  )
  const none = `<tr class="headerRow"><th scope="col" class="noRowsHeader">${escapeHtml(t(state, 'No records to display'))}</th></tr>`
  const body = rows.length ? `<tr class="headerRow">${heads.join('')}</tr>${rows.join('\n')}` : none
  return `
<div class="bRelatedList" id="${escapeHtml(id)}"><a name="${escapeHtml(id)}_target"></a><div class="listRelatedObject setupBlock"><div class="bPageBlock brandSecondaryBrd secondaryPalette">
<div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle">${blank}<h3 id="${escapeHtml(id)}_title">${escapeHtml(title)}</h3></td><td class="pbButton">${buttons}</td></tr></tbody></table></div>
<div class="pbBody" id="${escapeHtml(id)}_body"><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody>${body}</tbody></table></div>
<div class="pbFooter secondaryPalette"><div class="bg"></div></div></div></div></div>`
}

export function renderDataRow(
  index: number,
  count: number,
  cells: { action?: string; name: string; rest: string[] },
): string {
  const edge = `${index === 0 ? ' first' : ''}${index === count - 1 ? ' last' : ''}`
  const action = cells.action === undefined ? '' : `<td class="actionColumn">${cells.action}</td>`
  const rest = cells.rest.map((cell) => `<td class=" dataCell  ">${cell}</td>`).join('')
  return `<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${edge}">${action}<th scope="row" class=" dataCell  ">${cells.name}</th>${rest}</tr>`
}
