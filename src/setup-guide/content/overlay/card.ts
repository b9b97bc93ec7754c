/** Renders the card: the page's instruction, the values and the buttons. */

import { translate, translateText } from '../../../platform/content/i18n.ts'
import { canApply } from '../../../salesforce/dom/field-action.ts'
import type { LayoutChoice } from '../../field-creation/field-creation.ts'
import { sendToBackground } from '../follow-plan.ts'
import type { ActionStatus } from '../guide-context.ts'
import type { ResolvedMarker, View, ViewProblem } from '../view-model.ts'
import { fieldList, markerList, settingLists } from './card-rows.ts'
import { createButton, type ElementChild, el, isUserPress, type OnPress } from './create-element.ts'

const paragraph = (...children: readonly ElementChild[]) => el('p', {}, ...children)

/** Returns a callout with the text; nothing without a text. */
const callout = (text: string | undefined) => text && el('p', { class: 'changed' }, text)

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

/** Renders body and footer. The header stays in place, with its focus and a drag in progress. */
export const renderCardContents = (view: View, status: ActionStatus, onPress: OnPress): readonly Node[] => {
  if (status.picking) {
    return [el('div', { class: 'body' }, el('p', { class: 'problem' }, status.notice))]
  }
  const { choice, creation, resumable } = view
  /** Returns a button identified by its action, independent of its label. */
  const button = (name: string, label: string, look = '', attributes = {}) =>
    createButton(label, { class: look, 'data-action': name, ...attributes }, (pressed) =>
      onPress(name, pressed),
    )
  /** Sends at once: the admin may leave the page before the script for presses is there. */
  const send = (action: 'back' | 'skip' | 'hide' | 'switch-classic') =>
    sendToBackground({ type: 'card-action', action, step: view.step })
  const stepButton = (action: 'back' | 'skip' | 'hide') =>
    createButton(translate(`card_${action}`), { 'data-action': action }, async (pressed) =>
      onPress(action, pressed, String(await send(action))),
    )
  const looks = ['main']
  /** Returns the look of the primary button to the first that asks for it. */
  const claim = (isDue = true) => (isDue && looks.pop()) || ''
  const isOpen = ({ hidden, done, marker }: ResolvedMarker) =>
    !hidden && done !== true && canApply(marker.action)
  const footer = el(
    'footer',
    {},
    view.missing && el('label', {}, translate('run_layouts'), ' ', layoutSelect(resumable)),
    (view.missing || resumable) &&
      button('create-fields', translate(resumable ? 'run_continue' : 'run_create'), claim()),
    creation && button('stop', translate('run_stop'), claim()),
    view.fillable &&
      button(
        'fill',
        translate(status.filling ? 'card_filling' : 'card_fill'),
        // Once all is filled, Salesforce's own button is next.
        claim(view.markers.some(isOpen)),
      ),
    !creation && view.hasBack && stepButton('back'),
    view.skippable && stepButton('skip'),
    stepButton('hide'),
  )
  const problems = [...view.problems, ...(status.notice ? [{ text: status.notice }] : [])]
  const link = ({ text, href, action }: View['links'][number]) => {
    const look = claim(action !== 'still-open')
    if (!href) return button(action, text, look)
    const anchor = el('a', { class: `${action} ${look}`, href, target: '_top', 'data-action': action }, text)
    // Leaving the page discards the user's edits.
    anchor.onclick = (event) => {
      const isLeaving =
        isUserPress(event) && (!document.querySelector(':user-valid') || confirm(translate('card_leave')))
      // At once: the page is left.
      if (isLeaving && action === 'switch-classic') void send(action)
      return isLeaving
    }
    return anchor
  }
  const body = el(
    'div',
    { class: 'body' },
    !creation && paragraph(view.instruction),
    callout(view.warning),
    ...problems.map(({ text, control }: ViewProblem) =>
      el(
        'p',
        { class: 'problem' },
        `${text} `,
        control && button('point', translate('card_point'), '', { 'data-control': control }),
      ),
    ),
    problems[0] && button('details', translate('details_copy')),
    view.state === 'lost' && button('describe-page', translate('card_describe')),
    callout(status.corrected),
    callout(view.changed[0] && translate('card_changed', view.changed.join(', '))),
    creation && paragraph(creation.text, el('progress', { value: String(creation.value) })),
    !creation && markerList(view, onPress),
    ...settingLists(view, onPress),
    fieldList(view),
    view.missing && paragraph(translate('run_offer')),
    choice &&
      paragraph(button(choice.action, translateText(choice.text), claim(choice.action === 'use-app'))),
    ...view.links.map((one) => paragraph(link(one))),
    !creation &&
      view.notes[0] &&
      el(
        'details',
        view.state === 'blocked' ? { open: '' } : {},
        el('summary', {}, translate('card_more')),
        ...view.notes.map((note) => paragraph(note)),
        view.letter && paragraph(button('letter', translate('card_copy_letter'))),
      ),
  )
  return [body, footer]
}
