/** Renders the card: the page's instruction, the values and the buttons. */

import { say, t } from '../../../platform/content/i18n.ts'
import type { ControlId } from '../../../salesforce/control-ids.ts'
import type { LayoutChoice } from '../../field-creation/field-creation.ts'
import { type StepId, stepIds } from '../../ids.ts'
import type { Choice } from '../../step.ts'
import type { Doing } from '../guide-context.ts'
import { type Item, nextItem, type Problem, type View } from '../view-model.ts'
import { button, type Child, el, isPress } from './create-element.ts'

export interface CardActions {
  /** Runs a page action, at this control or with this choice. */
  act(what: 'fill' | 'point' | 'choose', at?: ControlId | Choice['action']): void
  card(action: 'back' | 'skip' | 'hide', step: StepId): void
  create(layouts: LayoutChoice): void
  stop(): void
  /** Scrolls to the control and focuses it. */
  scrollTo(element: HTMLElement): void
}

const para = (...children: readonly Child[]) => el('p', {}, ...children)

/** Returns a callout with the text; null without a text. */
const notable = (text: string | undefined) => (text ? el('p', { class: 'changed' }, text) : null)

/** Returns a button identified by its action, independent of its label. */
const action = (name: string, label: string, onPress: (pressed: HTMLElement) => void, main = false) =>
  button(label, { ...(main ? { class: 'main' } : {}), 'data-action': name }, onPress)

const span = (name: string, ...children: readonly Child[]) => el('span', { class: name }, ...children)

const copyButton = (value: string, label: string, attributes: Record<string, string> = {}): HTMLElement =>
  button(label, attributes, (copy) => {
    navigator.clipboard.writeText(value).then(
      () => {
        // The result becomes the button's name, which screen readers announce while focused.
        copy.removeAttribute('aria-label')
        copy.textContent = t('card_copied')
      },
      // Lightning's frame denies clipboard access: show the value so that it can be selected.
      () => copy.replaceWith(`${t('card_copy_failed')}: ${value}`),
    )
  })

const itemRow = (item: Item, isNext: boolean, actions: CardActions): HTMLElement => {
  const { marker, element, hidden, called } = item
  const name = t(`control_${marker.control}`) + (called ? ` (${called})` : '')
  const value = 'value' in marker.deed ? marker.deed.value : null
  const isCopied = value !== null && !marker.deed.do.endsWith('-scope')
  const label: (Node | string)[] = [t(`deed_${marker.deed.do.replace('-', '_')}`, name)]
  if (isCopied) label.push(' ', el('b', {}, value))
  const what =
    element && !hidden ? button('', { class: 'go what' }, () => actions.scrollTo(element)) : span('what')
  what.append(...label)
  if (hidden) what.append(' ', span('state', t('card_hidden')))
  const isLook = marker.deed.do === 'look'
  const state = item.lost ? 'lost' : item.done ? 'done' : isNext || isLook ? 'next' : 'later'
  return el(
    'li',
    { class: state, 'data-control': marker.control },
    span('n', item.done ? '✓' : String(marker.number)),
    what,
    isCopied && copyButton(value, t('card_copy'), { 'aria-label': t('card_copy_what', name) }),
  )
}

const list = (view: View, actions: CardActions): HTMLElement | null => {
  if (!view.items[0]) return null
  const next = nextItem(view.items)
  return el('ol', {}, ...view.items.map((item) => itemRow(item, item === next, actions)))
}

const rows = (view: View): HTMLElement | null =>
  view.rows[0]
    ? el(
        'ul',
        { 'aria-label': t('card_rows') },
        ...view.rows.map(({ name, text, status }) =>
          el('li', { class: status, 'data-field': name }, span('what', name), ' ', span('state', text)),
        ),
      )
    : null

const layoutChoices: readonly LayoutChoice[] = ['proposed', 'all', 'none']

/** Returns the select for the page layouts of all new fields. */
const layoutList = (chosen: LayoutChoice | null) => {
  const list = el(
    'select',
    { name: 'layouts' },
    ...layoutChoices.map((one) => el('option', { value: one }, t(`layouts_${one}`))),
  )
  if (chosen) list.value = chosen
  return list
}

/** Returns the layout choice on the button's card; undefined if the card offers none. */
const chosenLayouts = (button: HTMLElement) =>
  button.closest('section')?.querySelector('select')?.value as LayoutChoice | undefined

/** Renders body and footer. The header stays in place, with its focus and a drag in progress. */
export const cardContents = (view: View, doing: Doing, actions: CardActions): readonly Node[] => {
  if (doing.pointing) {
    return [el('div', { class: 'body' }, el('p', { class: 'problem' }, doing.notice))]
  }
  const { choice } = view
  const problems = [...view.problems, ...(doing.notice ? [{ text: doing.notice }] : [])]
  const body = el(
    'div',
    { class: 'body' },
    !view.run && para(view.instruction),
    notable(view.warning),
    ...problems.map(({ text, control }: Problem) =>
      el(
        'p',
        { class: 'problem' },
        `${text} `,
        control
          ? button(t('card_point'), { 'data-action': 'point', 'data-control': control }, () =>
              actions.act('point', control),
            )
          : null,
      ),
    ),
    problems[0] && copyButton([view.page, ...problems.map(({ text }) => text)].join('\n'), t('details_copy')),
    notable(doing.corrected),
    notable(view.changed[0] && t('card_changed', view.changed.join(', '))),
    view.run && para(view.run.text, el('progress', { value: String(view.run.value) })),
    !view.run && list(view, actions),
    rows(view),
    view.creatable && para(t('run_offer', view.creatable)),
    view.creatable && para(el('label', {}, t('run_layouts'), ' ', layoutList(view.resumable))),
    choice &&
      para(
        action(
          choice.action,
          say(choice.text),
          () => actions.act('choose', choice.action),
          choice.action.startsWith('use'),
        ),
      ),
    ...view.links.map(({ text, href, action: name }) => {
      const link = el('a', { class: `button ${name}`, href, target: '_top', 'data-action': name }, text)
      // Leaving the page discards the user's edits.
      link.onclick = (event) =>
        isPress(event) && (!document.querySelector(':user-valid') || confirm(t('card_leave')))
      return para(link)
    }),
    !view.run &&
      view.notes[0] &&
      el(
        'details',
        view.state === 'blocked' ? { open: '' } : {},
        el('summary', {}, t('card_more')),
        ...view.notes.map((note) => para(note)),
        view.letter && para(copyButton(view.letter, t('card_copy_letter'))),
      ),
  )
  const footer = el(
    'footer',
    {},
    (view.creatable || view.resumable) &&
      action(
        'create-fields',
        t(view.resumable ? 'run_continue' : 'run_create'),
        (pressed) => actions.create(chosenLayouts(pressed) ?? view.resumable ?? 'proposed'),
        true,
      ),
    view.run && action('stop', t('run_stop'), () => actions.stop(), true),
    view.fillable &&
      action('fill', t(doing.filling ? 'card_filling' : 'card_fill'), () => actions.act('fill'), true),
    !view.run &&
      stepIds.indexOf(view.step) > 0 &&
      action('back', t('card_back'), () => actions.card('back', view.step)),
    view.skippable && action('skip', t('card_skip'), () => actions.card('skip', view.step)),
    action('hide', t('card_hide'), () => actions.card('hide', view.step)),
  )
  return [body, footer]
}
