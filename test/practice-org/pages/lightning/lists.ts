/**
 * Setup pages that Lightning draws itself, without a Classic page in a frame: an object's fields
 * and the App Manager. Of Salesforce's markup only `[title='Custom Field']` of the fields' New is
 * known (reference part 1 §5.1).
 */

import { t } from '../../labels.ts'
import { getFieldApiName, listFields } from '../../state.ts'
import type { FakeOrg, RequestContext } from '../../types.ts'
import { newAppUrl } from '../connected-app/urls.ts'
import { formatStandardType, listStandardFields } from '../field/standard-fields.ts'
import { formatListedType } from '../field/types.ts'
import { escapeHtml } from '../layout/setup-parts.ts'
import { renderMigrateAction } from './migrate.ts'

interface Table {
  state: FakeOrg
  /** English. */
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  buttons: string
}

// As with Aura, the rows come after the page.
const draw = `<script>setTimeout(function () {
  document.getElementById('auraTarget').innerHTML = document.getElementById('auraRows').textContent
}, 300)</script>`

function auraTable({ state, columns, rows, buttons }: Table): string {
  const heads = columns.map(
    (column) =>
      `<th scope="col"><div class="slds-truncate" title="${escapeHtml(t(state, column))}">${escapeHtml(t(state, column))}</div></th>`,
  )
  const lines = rows.map(
    (cells) =>
      `<tr class="uiVirtualDataTable">${cells.map((cell) => `<td><span class="uiOutputText">${cell}</span></td>`).join('')}</tr>`,
  )
  const table = `<div class="bRight slds-page-header">${buttons}</div><table class="slds-table uiVirtualDataTable"><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`
  return `<div class="setupcontent objectManagerVirtualRelatedListCard" id="auraTarget"><div class="slds-spinner" role="status">${escapeHtml(t(state, 'Loading...'))}</div></div><script type="text/plain" id="auraRows">${table}</script>${draw}`
}

const link = (url: string, label: string, title: string): string =>
  `<a class="slds-button slds-button_neutral" href="${escapeHtml(url)}" role="button" title="${escapeHtml(title)}">${escapeHtml(label)}</a>`

export function renderObjectFields({ state }: RequestContext, entity: string): string {
  const standard = listStandardFields(entity).map(([label, name, type]) => ({
    label: t(state, label),
    cells: [escapeHtml(t(state, label)), escapeHtml(name), escapeHtml(formatStandardType(state, type))],
  }))
  const custom = listFields(state, entity).map((field) => ({
    label: field.label,
    cells: [
      `<a href="/lightning/setup/ObjectManager/${escapeHtml(entity)}/FieldsAndRelationships/${field.id}/view">${escapeHtml(field.label)}</a>`,
      escapeHtml(getFieldApiName(field)),
      escapeHtml(formatListedType(state, field)),
    ],
  }))
  const rows = [...standard, ...custom]
    .sort((a, b) => a.label.localeCompare(b.label))
    .map(({ cells }) => cells)
  const start = `/lightning/setup/ObjectManager/${encodeURIComponent(entity)}/FieldsAndRelationships/new`
  const buttons = link(start, t(state, 'New'), t(state, 'Custom Field'))
  return auraTable({ state, columns: ['Field Label', 'Field Name', 'Data Type'], rows, buttons })
}

export function renderAppManager({ state }: RequestContext): string {
  const closed = ['button-missing', 'button-greyed'].includes(state.variant.appCreation)
  const form = `/lightning/setup/NavigationMenus/page?address=${encodeURIComponent(newAppUrl)}`
  const label = t(state, 'New Connected App')
  const greyed = `<button class="slds-button slds-button_neutral" disabled title="${escapeHtml(label)}">${escapeHtml(label)}</button>`
  const closedButton = state.variant.appCreation === 'button-greyed' ? greyed : ''
  const rows = [
    ...['Sales', 'Service'].map((name) => [
      escapeHtml(t(state, name)),
      escapeHtml(`standard__${name}`),
      escapeHtml(t(state, 'Classic')),
    ]),
    ...state.apps.map((app) => [
      escapeHtml(app.name),
      escapeHtml(app.apiName),
      escapeHtml(t(state, 'Connected')),
      renderMigrateAction(state, app),
    ]),
  ]
  const buttons = [
    link('#', t(state, 'New Lightning App'), t(state, 'New Lightning App')),
    closed ? closedButton : link(form, label, label),
  ].join('')
  return auraTable({ state, columns: ['App Name', 'Developer Name', 'App Type'], rows, buttons })
}
