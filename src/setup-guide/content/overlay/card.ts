/** Renders the card: the page's instruction, the values and the buttons. */

import { translate, translateText } from '../../../platform/content/i18n.ts'
import type { Underscored } from '../../../platform/substitutions.ts'
import type { ControlId } from '../../../salesforce/control-ids.ts'
import type { FieldAction } from '../../../salesforce/dom/action.ts'
import type { LayoutChoice } from '../../field-creation/field-creation.ts'
import { getStepNumber, type StepId } from '../../ids.ts'
import type { RecordChoice } from '../../step.ts'
import type { ActionStatus } from '../guide-context.ts'
import { findNextMarker, type ResolvedMarker, type View, type ViewProblem } from '../view-model.ts'
import { createButton, type ElementChild, el, isUserPress } from './create-element.ts'

export interface CardActions {
  /** Runs a page action, at this control or with this choice. */
  perform(action: 'fill' | 'point' | 'choose', target?: ControlId | RecordChoice['action']): void
  send(action: 'back' | 'skip' | 'hide', step: StepId): void
  create(layouts: LayoutChoice): void
  stop(): void
  /** Scrolls to the control and focuses it. */
  scrollTo(element: HTMLElement): void
}

const paragraph = (...children: readonly ElementChild[]) => el('p', {}, ...children)

/** Returns a callout with the text; null without a text. */
const callout = (text: string | undefined) => (text ? el('p', { class: 'changed' }, text) : null)

/** Returns a button identified by its action, independent of its label. */
const actionButton = (name: string, label: string, onPress: (pressed: HTMLElement) => void, main = false) =>
  createButton(label, { ...(main && { class: 'main' }), 'data-action': name }, onPress)

const span = (name: string, ...children: readonly ElementChild[]) => el('span', { class: name }, ...children)

const copyButton = (value: string, label: string, attributes?: Record<string, string>): HTMLElement =>
  createButton(label, attributes, (copy) => {
    navigator.clipboard.writeText(value).then(
      () => {
        // The result becomes the button's name, which screen readers announce while focused.
        copy.removeAttribute('aria-label')
        copy.textContent = translate('card_copied')
      },
      // Lightning's frame denies clipboard access: show the value so that it can be selected.
      () => copy.replaceWith(`${translate('card_copy_failed')}: ${value}`),
    )
  })

const copyValueButton = (value: string, name: string) =>
  copyButton(value, translate('card_copy'), { 'aria-label': translate('card_copy_what', name) })

const markerItem = (item: ResolvedMarker, isNext: boolean, actions: CardActions): HTMLElement => {
  const { marker, element, hidden, pickedLabel } = item
  const name = translate(`control_${marker.control}`) + (pickedLabel ? ` (${pickedLabel})` : '')
  const value = 'value' in marker.action ? marker.action.value : null
  const isCopied = value !== null && !marker.action.kind.endsWith('-scope')
  const label: (Node | string)[] = [
    translate(`deed_${marker.action.kind.replace('-', '_') as Underscored<FieldAction['kind']>}`, name),
  ]
  if (isCopied) label.push(' ', el('b', {}, value))
  const description =
    element && !hidden
      ? createButton('', { class: 'go what' }, () => actions.scrollTo(element))
      : span('what')
  description.append(...label)
  if (hidden) description.append(' ', span('state', translate('card_hidden')))
  const isHighlight = marker.action.kind === 'look'
  const state = item.isMissing ? 'lost' : item.done ? 'done' : isNext || isHighlight ? 'next' : 'later'
  return el(
    'li',
    { class: state, 'data-control': marker.control },
    span('n', item.done ? '✓' : String(marker.number)),
    description,
    isCopied && copyValueButton(value, name),
  )
}

const markerList = (view: View, actions: CardActions): HTMLElement | null => {
  if (!view.markers[0]) return null
  const next = findNextMarker(view.markers)
  return el('ol', {}, ...view.markers.map((item) => markerItem(item, item === next, actions)))
}

const fieldList = (view: View): HTMLElement | null =>
  view.rows[0]
    ? el(
        'ul',
        { 'aria-label': translate('card_rows') },
        ...view.rows.map(({ name, text, status }) =>
          el('li', { class: status, 'data-field': name }, span('what', name), ' ', span('state', text)),
        ),
      )
    : null

/** Returns what to enter where, in groups under Salesforce's headings. */
const settingLists = ({ settings }: View) =>
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
          copyLabel && copyValueButton(value, copyLabel),
        ),
      ),
    ),
  ])

const layoutChoices: readonly LayoutChoice[] = ['proposed', 'all', 'none']

/** Returns the select for the page layouts of all new fields. */
const layoutSelect = (chosen: LayoutChoice | null) => {
  const list = el(
    'select',
    { name: 'layouts' },
    ...layoutChoices.map((one) => el('option', { value: one }, translate(`layouts_${one}`))),
  )
  if (chosen) list.value = chosen
  return list
}

/** Returns the layout choice on the button's card; undefined if the card offers none. */
const getSelectedLayouts = (button: HTMLElement) =>
  button.closest('section')?.querySelector('select')?.value as LayoutChoice | undefined

/** Renders body and footer. The header stays in place, with its focus and a drag in progress. */
export const renderCardContents = (
  view: View,
  status: ActionStatus,
  actions: CardActions,
): readonly Node[] => {
  if (status.picking) {
    return [el('div', { class: 'body' }, el('p', { class: 'problem' }, status.notice))]
  }
  const { choice } = view
  const problems = [...view.problems, ...(status.notice ? [{ text: status.notice }] : [])]
  const body = el(
    'div',
    { class: 'body' },
    !view.creation && paragraph(view.instruction),
    callout(view.warning),
    ...problems.map(({ text, control }: ViewProblem) =>
      el(
        'p',
        { class: 'problem' },
        `${text} `,
        control
          ? createButton(translate('card_point'), { 'data-action': 'point', 'data-control': control }, () =>
              actions.perform('point', control),
            )
          : null,
      ),
    ),
    problems[0] &&
      copyButton([view.page, ...problems.map(({ text }) => text)].join('\n'), translate('details_copy')),
    callout(status.corrected),
    callout(view.changed[0] && translate('card_changed', view.changed.join(', '))),
    view.creation && paragraph(view.creation.text, el('progress', { value: String(view.creation.value) })),
    !view.creation && markerList(view, actions),
    ...settingLists(view),
    fieldList(view),
    view.missing && paragraph(translate('run_offer', view.missing)),
    view.missing && paragraph(el('label', {}, translate('run_layouts'), ' ', layoutSelect(view.resumable))),
    choice &&
      paragraph(
        actionButton(
          choice.action,
          translateText(choice.text),
          () => actions.perform('choose', choice.action),
          choice.action.startsWith('use'),
        ),
      ),
    ...view.links.map(({ text, href, action: name }) => {
      const link = el('a', { class: name, href, target: '_top', 'data-action': name }, text)
      // Leaving the page discards the user's edits.
      link.onclick = (event) =>
        isUserPress(event) && (!document.querySelector(':user-valid') || confirm(translate('card_leave')))
      return paragraph(link)
    }),
    !view.creation &&
      view.notes[0] &&
      el(
        'details',
        view.state === 'blocked' ? { open: '' } : {},
        el('summary', {}, translate('card_more')),
        ...view.notes.map((note) => paragraph(note)),
        view.letter && paragraph(copyButton(view.letter, translate('card_copy_letter'))),
      ),
  )
  const footer = el(
    'footer',
    {},
    (view.missing || view.resumable) &&
      actionButton(
        'create-fields',
        translate(view.resumable ? 'run_continue' : 'run_create'),
        (pressed) => actions.create(getSelectedLayouts(pressed) ?? view.resumable ?? 'proposed'),
        true,
      ),
    view.creation && actionButton('stop', translate('run_stop'), () => actions.stop(), true),
    view.fillable &&
      actionButton(
        'fill',
        translate(status.filling ? 'card_filling' : 'card_fill'),
        () => actions.perform('fill'),
        true,
      ),
    !view.creation &&
      getStepNumber(view.step) > 1 &&
      actionButton('back', translate('card_back'), () => actions.send('back', view.step)),
    view.skippable && actionButton('skip', translate('card_skip'), () => actions.send('skip', view.step)),
    actionButton('hide', translate('card_hide'), () => actions.send('hide', view.step)),
  )
  return [body, footer]
}
