/** The panel's way: started, checked and repaired beside the page, which stays open to the end. */

import type { Page } from 'puppeteer-core'
import { appFormStage, consumerCredentialsStage, type Journey } from '../browser/setup-guide/journey.ts'
import { listStartPatterns } from '../harness/host-access.ts'
import { openClipboardSource } from './clipboard-source.ts'
import { createManualInput } from './manual-input.ts'

/** Clicks a button of the panel once it is enabled. */
const click = async ({ admin }: Journey, panel: Page, action: string) => {
  await panel.waitForSelector(`[data-action="${action}"]:not(:disabled)`, { visible: true, timeout: 20_000 })
  await createManualInput(panel, admin.effort).click(`[data-action="${action}"]:not(:disabled)`)
}

/** Runs the whole way from a page of the org's Setup. */
export const runPanelWay = async (journey: Journey): Promise<void> => {
  const { admin, extension, practice, org } = journey
  await extension.allowHosts(listStartPatterns(org))
  // The extension's button, *Start and check my org*, and Allow in the browser's question.
  admin.effort.clicks += 3
  const panel = await extension.openPanel(admin.page, 'start-check')
  await panel.waitForSelector('[data-mend="preview"]', { timeout: 20_000 })
  await click(journey, panel, 'confirm-mend')
  await appFormStage.run(journey)
  await consumerCredentialsStage.run(journey)

  const clipboard = await openClipboardSource(extension.browser, practice, admin.effort)
  await clipboard.copy(practice.spaceiq.token)
  const input = createManualInput(panel, admin.effort)
  await input.click('input[name="token"]')
  await input.paste()
  await click(journey, panel, 'activate')
  await panel.waitForSelector('[data-outcome]', { timeout: 15_000 })
}
