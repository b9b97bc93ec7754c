/** Renders the card's rows: the controls with their values, the seven fields, what to enter where. */

import { translate, translateText } from '../../../platform/content/i18n.ts'
import type { Underscored } from '../../../platform/substitutions.ts'
import type { FieldAction } from '../../../salesforce/dom/action.ts'
import { findNextMarker, getMarkerState, type ResolvedMarker, type View } from '../view-model.ts'
import { createButton, type ElementChild, el, type OnPress } from './create-element.ts'

const span = (name: string, ...children: readonly ElementChild[]) => el('span', { class: name }, ...children)

/** Creates a button that copies the value of this name. */
const copyButton = (onPress: OnPress, value: string, name: string) =>
  createButton(translate('card_copy'), { 'aria-label': translate('card_copy_what', name) }, (button) =>
    onPress('copy', button, value),
  )

const markerItem = (item: ResolvedMarker, isNext: boolean, onPress: OnPress): HTMLElement => {
  const { marker, number, hidden, remark } = item
  const name = translate(`control_${marker.control}`) + (remark ? ` (${remark})` : '')
  const value = 'value' in marker.action ? marker.action.value : null
  const isCopied = value !== null && !marker.action.kind.endsWith('-scope')
  const description = number
    ? createButton('', { class: 'go what' }, (button) => onPress('go', button, marker.control))
    : span('what')
  description.append(
    translate(`deed_${marker.action.kind.replace('-', '_') as Underscored<FieldAction['kind']>}`, name),
    ' ',
    isCopied ? el('b', {}, value) : '',
    // Where a control is out of sight, the overlay says so here.
    span('state'),
    hidden ? span('sr', translate('card_hidden')) : '',
  )
  const { manual = number } = marker
  return el(
    'li',
    {
      class: getMarkerState(item, isNext),
      'data-control': marker.control,
      ...(manual !== number && { title: translate('card_manual', manual) }),
    },
    span('n', item.done ? '✓' : String(number || '·')),
    description,
    isCopied && copyButton(onPress, value, name),
  )
}

/** Renders a row per control of the page; undefined if it has none. */
export const markerList = (view: View, onPress: OnPress) => {
  const next = findNextMarker(view.markers)
  return (
    view.markers[0] && el('ol', {}, ...view.markers.map((item) => markerItem(item, item === next, onPress)))
  )
}

/** Renders the seven fields on the page that lists them; elsewhere undefined. */
export const fieldList = (view: View) =>
  view.rows[0] &&
  el(
    'ul',
    { 'aria-label': translate('card_rows') },
    ...view.rows.map(({ name, text, status }) =>
      el('li', { class: status, 'data-field': name }, span('what', name), ' ', span('state', text)),
    ),
  )

/** Renders what to enter where, in groups under Salesforce's headings. */
export const settingLists = ({ settings }: View, onPress: OnPress) =>
  settings.flatMap((group) => [
    el('h3', {}, group.title),
    el(
      'ol',
      {},
      ...group.settings.map(({ deed, copyLabel, value }) =>
        el(
          'li',
          {},
          span('what', translateText(deed), ' ', el('b', {}, value)),
          copyLabel && copyButton(onPress, value, copyLabel),
        ),
      ),
    ),
  ])
