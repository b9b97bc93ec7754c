/**
 * Components of these pages: each is a custom element whose content the page's script moves into an
 * open shadow root. Labels are sourced; the names of the elements are those of Lightning's base
 * components, or invented, as no page's HTML is public.
 */

import { t } from '../../../labels.ts'
import type { FakeOrg } from '../../../types.ts'
import { escapeHtml } from '../../layout/setup-parts.ts'

/** Names the script defines. */
export const componentNames = [
  'setup-external-client-apps',
  'setup-external-client-app-section',
  'lightning-button',
  'lightning-input',
  'lightning-select',
  'lightning-dual-listbox',
  'lightning-formatted-text',
] as const

/** Renders a component around its content, which is HTML. */
export const renderComponent = (name: (typeof componentNames)[number], html: string): string =>
  `<${name}><template>${html}</template></${name}>`

/** Renders a section with a heading. `name` lets the script show or hide it. */
export const renderSection = (
  state: FakeOrg,
  {
    title,
    html,
    name = '',
    hidden = false,
  }: { title: string; html: string; name?: string; hidden?: boolean },
): string =>
  renderComponent(
    'setup-external-client-app-section',
    `<section data-section="${name}"${hidden ? ' hidden' : ''}><h3>${escapeHtml(t(state, title))}</h3>${html}</section>`,
  )

interface Action {
  label: string
  /** What the script does with it. */
  action: 'go' | 'open' | 'post' | 'copy' | 'accept' | 'decline'
  /** The address, or the text to copy. */
  value?: string
}

export const renderAction = (state: FakeOrg, { label, action, value = '' }: Action): string => {
  const text = escapeHtml(t(state, label))
  return renderComponent(
    'lightning-button',
    `<button type="button" class="slds-button" title="${text}" data-action="${action}" data-value="${escapeHtml(value)}">${text}</button>`,
  )
}

interface Field {
  name: string
  label: string
  required?: boolean
}

const required = '<abbr class="slds-required" title="*">*</abbr>'
const labelOf = (state: FakeOrg, { name, label, required: must }: Field): string =>
  `<label for="${name}">${must ? required : ''}${escapeHtml(t(state, label))}</label>`
const errorOf = ({ name }: Field): string =>
  `<div class="slds-form-element__help" data-error="${name}"></div>`

export const renderTextField = (state: FakeOrg, field: Field & { value: string }): string =>
  renderComponent(
    'lightning-input',
    `${labelOf(state, field)}<input type="text" id="${field.name}" name="${field.name}" value="${escapeHtml(field.value)}">${errorOf(field)}`,
  )

export const renderCheckbox = (state: FakeOrg, field: Field & { on: boolean }): string =>
  renderComponent(
    'lightning-input',
    `<input type="checkbox" id="${field.name}" name="${field.name}"${field.on ? ' checked' : ''}>${labelOf(state, field)}${errorOf(field)}`,
  )

interface Choice {
  value: string
  label: string
}

const renderOptions = (choices: readonly Choice[], chosen = ''): string =>
  choices
    .map(
      ({ value, label }) =>
        `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`,
    )
    .join('')

export const renderSelect = (
  state: FakeOrg,
  field: Field & { choices: readonly Choice[]; value: string },
): string =>
  renderComponent(
    'lightning-select',
    `${labelOf(state, field)}<select id="${field.name}" name="${field.name}">${renderOptions(field.choices, field.value)}</select>${errorOf(field)}`,
  )

/** Renders two lists between which the script moves what is marked; the second is posted. */
export function renderDualListbox(
  state: FakeOrg,
  field: {
    name: string
    available: string
    selected: string
    choices: readonly Choice[]
    chosen: readonly string[]
  },
): string {
  const { name, choices, chosen } = field
  const list = (label: string, id: string, mine: readonly Choice[], posted = '') =>
    `<div><label for="${id}">${escapeHtml(t(state, label))}</label><select id="${id}" multiple size="8"${posted}>${renderOptions(mine)}</select></div>`
  const move = (label: string, way: 'add' | 'remove', sign: string) =>
    `<button type="button" class="slds-button" title="${escapeHtml(t(state, label))}" data-action="${way}">${sign}</button>`
  return renderComponent(
    'lightning-dual-listbox',
    `<div class="slds-dueling-list">${list(
      field.available,
      `${name}-available`,
      choices.filter(({ value }) => !chosen.includes(value)),
    )}<div>${move('Add', 'add', '&#9654;')}${move('Remove', 'remove', '&#9664;')}</div>${list(
      field.selected,
      `${name}-selected`,
      choices.filter(({ value }) => chosen.includes(value)),
      ` data-name="${name}"`,
    )}</div>${errorOf({ name, label: '' })}`,
  )
}

/** Renders a label with its value. */
export const renderValue = (state: FakeOrg, label: string, html: string): string =>
  renderComponent(
    'lightning-formatted-text',
    `<dl><dt>${escapeHtml(t(state, label))}</dt><dd>${html}</dd></dl>`,
  )

/** Renders a checkbox that cannot be changed here. */
export const renderFlag = (state: FakeOrg, label: string, on: boolean): string =>
  renderComponent(
    'lightning-input',
    `<label><input type="checkbox" disabled${on ? ' checked' : ''}>${escapeHtml(t(state, label))}</label>`,
  )

/** Renders the place for what Salesforce says after a refused Save. */
export const renderMessage = (): string => '<div class="slds-notify" role="alert" data-message hidden></div>'
