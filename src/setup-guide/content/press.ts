/** Does what the admin pressed on the card; part of the script that a press brings. */

import type { ContentMessage } from '../../messages.ts'
import { translate, translateText } from '../../platform/content/i18n.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import type { LayoutChoice } from '../field-creation/field-creation.ts'
import type { RecordChoice } from '../step.ts'
import { fillCurrentPage, pickControl, sendRecordChoice } from './card-actions.ts'
import { sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'

type Press = (context: GuideContext, button: HTMLElement, value: string) => unknown

/** Sends the message; says on the card if it was refused or not answered. */
const send = async (
  { status, update }: GuideContext,
  message: ContentMessage,
  failure = translate('card_not_done'),
): Promise<void> => {
  status.notice = (await sendToBackground(message)) ? null : failure
  update()
}

/** Copies the text, and says so on the button, whose name screen readers announce while focused. */
const copyText = (button: HTMLElement, text: string): Promise<void> =>
  navigator.clipboard.writeText(text).then(
    () => {
      // The result becomes the button's name, which screen readers announce while focused.
      button.removeAttribute('aria-label')
      button.textContent = translate('card_copied')
    },
    // Lightning's frame denies clipboard access: show the value so that it can be selected.
    () => button.replaceWith(`${translate('card_copy_failed')}: ${text}`),
  )

/** Returns the choice of layouts on the button's card, if it offers one. */
const findLayouts = (button: HTMLElement) =>
  button.closest('section')?.querySelector('select')?.value as LayoutChoice | undefined

/** Says on the card if the background did not do it, which the card has asked for itself. */
const tellIfNotDone: Press = ({ status, update }, _, isDone) => {
  status.notice = isDone === 'true' ? null : translate('card_not_done')
  update()
}

const presses: Readonly<Record<string, Press>> = {
  fill: fillCurrentPage,
  point: (context, { dataset }) => pickControl(context, dataset.control as ControlId),
  back: tellIfNotDone,
  skip: tellIfNotDone,
  hide: tellIfNotDone,
  stop: (context) => send(context, { type: 'field-creation', action: 'stop', layouts: 'proposed' }),
  'create-fields': (context, button) =>
    send(context, {
      type: 'field-creation',
      action: 'start',
      layouts: findLayouts(button) ?? context.view()?.resumable ?? 'proposed',
    }),
  go: (context, _, control) => {
    const element = context.view()?.markers.find(({ marker }) => marker.control === control)?.element
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  },
  'open-popup': (context) => send(context, { type: 'open-popup' }, translateText(context.plan().popupHelp)),
  'describe-page': (context) => send(context, { type: 'open-page-skeleton' }),
  copy: (_, button, value) => copyText(button, value),
  letter: ({ view }, button) => copyText(button, view()?.letter ?? ''),
  details: ({ view, status }, button) => {
    const problems = view()?.problems.map(({ text }) => text) ?? []
    return copyText(button, [view()?.page, ...problems, status.notice].filter(Boolean).join('\n'))
  },
}

/**
 * Runs the action of this name; any other is the admin's choice about the page's record, which is
 * said not to be done unless the card offers it.
 */
export const pressButton = async (
  context: GuideContext,
  name: string,
  button: HTMLElement,
  value = '',
): Promise<void> => {
  const press = Object.hasOwn(presses, name) && presses[name]
  await (press ? press(context, button, value) : sendRecordChoice(context, name as RecordChoice['action']))
}
