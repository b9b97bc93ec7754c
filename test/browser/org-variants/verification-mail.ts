/**
 * The text of the card's button for the request to Salesforce Support, which has no `data-action`.
 */

import type { Frame, Page } from 'puppeteer-core'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { resolveMessage } from '../../support/texts.ts'

export const copySupportRequestLabel = resolveMessage('card_copy_letter')

/** The beginning of the request. */
export const supportRequestOpening = 'Please allow the creation of connected apps in our org.'

export const clickCopySupportRequest = (page: Page, frame: Frame = page.mainFrame()): Promise<void> =>
  createOverlayDriver(page, frame).clickButtonWithText(copySupportRequestLabel)
