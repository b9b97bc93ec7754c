/** The card: what to do on this page, with the values, and the buttons. */

import type { ControlId } from '../../guide/controls.ts'
import { type StepId, stepIds } from '../../guide/ids.ts'
import type { LayoutChoice } from '../../guide/run.ts'
import type { Deed } from '../../guide/step.ts'
import { say, t } from '../i18n.ts'
import type { Doing } from '../scene.ts'
import { type Item, nextItem, type Problem, type View } from '../view-shape.ts'
import { button, el, isPress } from './el.ts'

export interface CardActions {
  /** Has the script that acts do it, at this control where one is meant. */
  act(what: 'fill' | 'point' | 'choose', control?: ControlId): void
  card(action: 'back' | 'skip' | 'hide', step: StepId): void
  create(layouts: LayoutChoice): void
  stop(): void
  /** Brings the control into view, with the focus. */
  scrollTo(element: HTMLElement): void
}

const paragraph = (...children: readonly (Node | string)[]) => el('p', {}, ...children)

const valueIn = (deed: Deed): string | null => ('value' in deed ? deed.value : null)

const copyButton = (value: string, label: string, attributes: Record<string, string> = {}): HTMLElement =>
  button(label, attributes, (copy) => {
    navigator.clipboard.writeText(value).then(
      () => {
        // What became of it is the button's name, which is read out where the focus is.
        copy.removeAttribute('aria-label')
        copy.textContent = t('card_copied')
      },
      // As in Lightning's frame, which allows no copying: then it has to be there to be selected.
      () => copy.replaceWith(`${t('card_copy_failed')}: ${value}`),
    )
  })

const itemRow = (item: Item, isNext: boolean, actions: CardActions): HTMLElement => {
  const { marker, element, hidden, called } = item
  const name = t(`control_${marker.control}`) + (called ? ` (${called})` : '')
  const value = valueIn(marker.deed)
  const isCopied = value !== null && !marker.deed.do.endsWith('-scope')
  const label: (Node | string)[] = [t(`deed_${marker.deed.do.replace('-', '_')}`, name)]
  if (isCopied) label.push(' ', el('b', {}, value))
  const what =
    element && !hidden
      ? button('', { class: 'go what' }, () => actions.scrollTo(element))
      : el('span', { class: 'what' })
  what.append(...label)
  if (hidden) what.append(' ', el('span', { class: 'state' }, t('card_hidden')))
  const isLook = marker.deed.do === 'look'
  const state = item.lost ? 'lost' : item.done ? 'done' : isNext || isLook ? 'next' : 'later'
  return el(
    'li',
    { class: state, 'data-control': marker.control },
    el('span', { class: 'n' }, item.done ? '✓' : String(marker.number)),
    what,
    isCopied && copyButton(value, t('card_copy'), { 'aria-label': t('card_copy_what', name) }),
  )
}

const list = (view: View, actions: CardActions): HTMLElement | null => {
  if (view.items.length === 0) return null
  const next = nextItem(view.items)
  return el('ol', {}, ...view.items.map((item) => itemRow(item, item === next, actions)))
}

const rows = (view: View): HTMLElement | null =>
  view.rows.length === 0
    ? null
    : el(
        'ul',
        { 'aria-label': t('card_rows') },
        ...view.rows.map(({ name, text, status }) =>
          el(
            'li',
            { class: status, 'data-field': name },
            el('span', { class: 'what' }, name),
            ' ',
            el('span', { class: 'state' }, text),
          ),
        ),
      )

const layoutChoices: readonly LayoutChoice[] = ['proposed', 'all', 'none']

/** On which layouts new fields go; asked once for all of them. */
const layoutList = (chosen: LayoutChoice | null) => {
  const list = el(
    'select',
    { name: 'layouts' },
    ...layoutChoices.map((one) => el('option', { value: one }, t(`layouts_${one}`))),
  )
  if (chosen) list.value = chosen
  return list
}

/** What is chosen in the card of this button; undefined where it offers no choice. */
const chosenLayouts = (button: HTMLElement) =>
  button.closest('section')?.querySelector('select')?.value as LayoutChoice | undefined

/** The card's contents for a view: body and footer. The header stays, so that dragging and focus do. */
export const cardContents = (view: View, doing: Doing, actions: CardActions): readonly Node[] => {
  if (doing.pointing) {
    return [el('div', { class: 'body' }, el('p', { class: 'problem' }, doing.notice))]
  }
  const problems = [...view.problems, ...(doing.notice ? [{ text: doing.notice }] : [])]
  const body = el(
    'div',
    { class: 'body' },
    !view.run && paragraph(view.instruction),
    view.warning && el('p', { class: 'changed' }, view.warning),
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
    problems.length > 0 &&
      copyButton([view.page, ...problems.map(({ text }) => text)].join('\n'), t('details_copy')),
    view.changed.length > 0 && el('p', { class: 'changed' }, t('card_changed', view.changed.join(', '))),
    view.run && paragraph(view.run.text, el('progress', { value: String(view.run.value) })),
    !view.run && list(view, actions),
    rows(view),
    view.creatable && paragraph(t('run_offer', view.creatable)),
    view.creatable && paragraph(el('label', {}, t('run_layouts'), ' ', layoutList(view.resumable))),
    view.choice &&
      paragraph(
        button(say(view.choice.button), { class: 'main', 'data-action': view.choice.action }, () =>
          actions.act('choose'),
        ),
      ),
    ...view.links.map(({ text, href, action }) => {
      const link = el('a', { class: 'button main', href, target: '_top', 'data-action': action }, text)
      link.onclick = isPress
      return paragraph(link)
    }),
    !view.run &&
      view.notes.length > 0 &&
      el(
        'details',
        view.state === 'blocked' ? { open: '' } : {},
        el('summary', {}, t('card_more')),
        ...view.notes.map((note) => paragraph(note)),
        view.letter && paragraph(copyButton(view.letter, t('card_copy_letter'))),
      ),
  )
  const footer = el(
    'footer',
    {},
    (view.creatable || view.resumable) &&
      button(
        t(view.resumable ? 'run_continue' : 'run_create'),
        { class: 'main', 'data-action': 'create-fields' },
        (pressed) => actions.create(chosenLayouts(pressed) ?? view.resumable ?? 'proposed'),
      ),
    view.run && button(t('run_stop'), { class: 'main', 'data-action': 'stop' }, () => actions.stop()),
    view.fillable &&
      button(t(doing.filling ? 'card_filling' : 'card_fill'), { class: 'main', 'data-action': 'fill' }, () =>
        actions.act('fill'),
      ),
    !view.run &&
      stepIds.indexOf(view.step) > 0 &&
      button(t('card_back'), { 'data-action': 'back' }, () => actions.card('back', view.step)),
    view.skippable &&
      button(t('card_skip'), { 'data-action': 'skip' }, () => actions.card('skip', view.step)),
    button(t('card_hide'), { 'data-action': 'hide' }, () => actions.card('hide', view.step)),
  )
  return [body, footer]
}
