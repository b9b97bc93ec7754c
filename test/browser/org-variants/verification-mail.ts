/** The card's button for the request to Salesforce Support, which has no action of its own. */

import type { Frame, Page } from 'puppeteer-core'
import { overlay } from '../../harness/overlay.ts'
import { said } from '../../support/texts.ts'

export const copyLetter = said('card_copy_letter')

/** How the request begins. */
export const supportLetter = 'Please enable the creation of connected apps for our org.'

export const pressLetter = (page: Page, frame: Frame = page.mainFrame()): Promise<void> =>
  overlay(page, frame).clickText(copyLetter)
