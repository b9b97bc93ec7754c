/**
 * Plays another tab of the admin's, from which values are copied by hand: a mail, SpaceIQ's token.
 */

import type { Browser } from 'puppeteer-core'
import type { EffortMetrics } from '../browser/setup-guide/admin.ts'
import type { PracticeOrg } from '../practice-org/types.ts'
import { createManualInput, type ManualInput } from './manual-input.ts'

interface ClipboardSource {
  /** Switches to the tab and copies this text; switching back is up to the caller. */
  copy(text: string): Promise<void>
}

const address = 'desk.acme.example/'

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Opens the tab. Showing the text costs nothing: the admin would have that page open. */
export const openClipboardSource = async (
  browser: Browser,
  practice: PracticeOrg,
  effort: EffortMetrics,
): Promise<ClipboardSource> => {
  const page = await browser.newPage()
  const input: ManualInput = createManualInput(page, effort)
  return {
    async copy(text) {
      practice.overrides.set(address, `<!doctype html><title>Desk</title><p id="text">${escaped(text)}</p>`)
      await page.goto(`https://${address}`)
      await input.switchToTab()
      await input.copy('#text')
    },
  }
}
