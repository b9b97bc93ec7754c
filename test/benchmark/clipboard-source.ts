/** What an admin has in another tab: the mail with the new user's password, SpaceIQ's token. Copied there by hand. */

import type { Browser } from 'puppeteer-core'
import type { EffortMetrics } from '../browser/setup-guide/admin.ts'
import type { PracticeOrg } from '../practice-org/types.ts'
import { createManualInput, type ManualInput } from './manual-input.ts'

export interface ClipboardSource {
  /** Goes to the tab and copies this text there; going back is left to the caller. */
  copy(text: string): Promise<void>
}

const address = 'desk.acme.example/'

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Opens the tab. That it shows what is wanted costs nothing: the admin would have a mail or a page open. */
export const openClipboardSource = async (
  browser: Browser,
  practice: PracticeOrg,
  effort: EffortMetrics,
): Promise<ClipboardSource> => {
  const page = await browser.newPage()
  const hands: ManualInput = createManualInput(page, effort)
  return {
    async copy(text) {
      practice.overrides.set(address, `<!doctype html><title>Desk</title><p id="text">${escaped(text)}</p>`)
      await page.goto(`https://${address}`)
      await hands.switchToTab()
      await hands.copy('#text')
    },
  }
}
