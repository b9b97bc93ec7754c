/** Connects the guide and page-actions scripts, which share the frame's isolated world. */

import { translate } from '../../platform/content/i18n.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { runFieldCreationStep } from '../field-creation/content/field-creation.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'
import type { pressButton } from './press.ts'

export interface PageActions {
  readonly runFieldCreationStep: typeof runFieldCreationStep
  readonly pressButton: typeof pressButton
}

/** The part of `globalThis` that both scripts share. */
interface ContentGlobals {
  actions?: PageActions
  isGuided?: true
}

export const isolatedWorld = globalThis as ContentGlobals

let pendingLoad: Promise<boolean> | undefined

/** Resolves to the page actions, injected by the background if absent; undefined on failure. */
export const loadPageActions = async (): Promise<PageActions | undefined> => {
  if (isolatedWorld.actions) return isolatedWorld.actions
  // Concurrent callers await the same request.
  pendingLoad ??= sendRepeatable({ type: 'inject-page-actions' }).finally(() => {
    pendingLoad = undefined
  })
  await pendingLoad
  return isolatedWorld.actions
}

/** Does what the admin pressed; shows an error on the card if the script cannot load. */
export const press = async (
  context: GuideContext,
  ...pressed: readonly [name: string, button: HTMLElement, value?: string]
): Promise<void> => {
  const pageActions = await loadPageActions()
  if (pageActions) {
    await pageActions.pressButton(context, ...pressed)
    return
  }
  context.status.notice = translate('card_not_done')
  context.update()
}

/** Follows the field-creation instruction for this page; ends the creation if the script fails. */
export const continueFieldCreation = async (context: GuideContext, page: PageId | null): Promise<void> => {
  const pageActions = await loadPageActions()
  if (pageActions) await pageActions.runFieldCreationStep(context, page)
  else await sendToBackground({ type: 'field-creation', action: 'hands', layouts: 'proposed' })
}
