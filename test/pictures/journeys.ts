/** Goes through the journey that pictures are taken of, in a browser of its own. */

import type { Page } from 'puppeteer-core'
import { requiredCaseFields } from '../../src/required-setup.ts'
import {
  clickIn,
  createJourney,
  inPopup,
  type Journey,
  type JourneyStage,
  journeyStages,
} from '../browser/setup-guide/journey.ts'
import { launchBrowser } from '../harness/launch.ts'
import { createCopyInLanguage } from '../harness/profile-copy.ts'
import { addFieldsFixture } from '../practice-org/fixtures.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import { useTextsOf } from '../support/texts.ts'
import { collectMoments, type Moment, type MomentsOptions } from './moments.ts'

export type Moments = ReadonlyMap<string, readonly Moment[]>

/** Checks the org before the app is made: some rows are in order, some need a fix. */
const checkStage: JourneyStage = {
  id: 'check',
  run: (journey) =>
    inPopup(journey, async (popup) => {
      await clickIn(journey, popup, '[data-action="check-org"]')
      await popup.waitForSelector('[data-check="done"]', { timeout: 20_000 })
    }),
}

/** The journey's stages, with the check before the connected app. */
const stages = journeyStages.flatMap((stage) => (stage.id === 'app' ? [checkStage, stage] : [stage]))

/** Leaves two of the seven fields to make: four pages each show nothing new. */
const addMostFields = ({ org }: Journey) =>
  addFieldsFixture(org, { names: requiredCaseFields.slice(2).map(({ name }) => name) })

/**
 * Goes through the whole journey with the extension in a language, and hands its moments to `use`,
 * with an empty page of the same browser.
 */
export const withMoments = async <T>(
  language: string,
  options: MomentsOptions,
  use: (moments: Moments, page: Page) => Promise<T>,
): Promise<T> => {
  const copy = createCopyInLanguage(language)
  const practice = await startPracticeOrg()
  const extension = await launchBrowser({
    port: practice.port,
    hostAccess: 'none',
    extension: copy.path,
  }).catch(async (error: unknown) => {
    await practice.close()
    copy.remove()
    throw error
  })
  useTextsOf(language)
  try {
    const journey = await createJourney(extension, practice)
    addMostFields(journey)
    const moments = await collectMoments(journey, options)
    for (const stage of stages) await stage.run(journey)
    return await use(moments, await extension.browser.newPage())
  } finally {
    useTextsOf('en')
    await extension.close()
    await practice.close()
    copy.remove()
  }
}
