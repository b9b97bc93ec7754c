import { afterAll, describe, expect } from 'vitest'
import { countCorrectFields } from '../../demo/report.ts'
import { type CopiedBuild, copyBuildAfterRetirement } from '../../harness/build-after-retirement.ts'
import { test } from '../../harness/fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import {
  clientCredentialsStages,
  findAcceptedClientCredentials,
  orgOfSummer26,
} from './client-credentials-stages.ts'
import { createJourney, type Journey } from './journey.ts'

const days = [
  { day: 'before the password flow ends', name: 'summer26', variant: orgOfSummer26, isOver: false },
  {
    day: 'on 2027-02-21',
    name: 'afterend',
    variant: { ...orgOfSummer26, today: '2027-02-21T09:00:00Z' },
    isOver: true,
  },
]

describe.each(sampleSweep('day of the client credentials journey', days, 1, ({ day }) => day))(
  'an org of Summer ’26 that has nothing, by an external client app, $day',
  ({ name, variant, isOver }) => {
    let practice: PracticeOrg
    let extension: ExtensionDriver
    let journey: Journey
    let build: CopiedBuild | undefined

    // In its own browser, so that no other file affects the journey.
    test.beforeAll(async ({ practice: started }) => {
      practice = started
      if (isOver) build = await copyBuildAfterRetirement()
      extension = await launchBrowser({
        port: practice.port,
        hostAccess: 'none',
        ...(build ? { extension: build.folder } : {}),
      })
      journey = await createJourney(extension, practice, practice.addOrg(name, variant))
    })

    afterAll(async () => {
      await extension?.close()
      await build?.remove()
    })

    test.each(clientCredentialsStages)('$id', async (stage) => {
      await stage.run(journey)
    })

    test('the org has the seven fields, and the app as the card says', () => {
      const [app] = journey.org.externalClientApps
      expect(countCorrectFields(journey.org)).toBe(7)
      expect(journey.org.apps).toEqual([])
      expect(app).toMatchObject({
        name: 'SpaceIQ',
        distributionState: 'Local',
        scopes: ['api'],
        clientCredentials: true,
        clientCredentialsPolicy: true,
        runAs: journey.org.users.find(({ username }) => username.startsWith('spaceiq'))?.id,
      })
    })

    test('SpaceIQ got version 2 with exactly the org’s values, once, and no user or password', () => {
      const domain = `https://${journey.org.name}.my.salesforce.com/`
      const received = practice.spaceiq.received.filter(
        ({ body }) => (body as { domain?: string }).domain === domain,
      )
      expect(received).toEqual([findAcceptedClientCredentials(practice, journey.org)])
    })

    test('the password is offered as long as its flow lasts, and not after', async () => {
      const popup = await extension.openPopup(journey.admin.page)
      const button = await popup.waitForSelector('[data-action="send-again"]')
      await button?.click()
      await popup.waitForSelector('[name="grant"]')
      const offered = await popup.$$eval('[name="grant"]', (radios) =>
        radios.map((radio) => (radio as HTMLInputElement).value),
      )
      const way = await popup.$eval('[data-way]', (notice) => ({ ...(notice as HTMLElement).dataset }))
      await popup.close()
      expect(offered).toEqual(isOver ? ['client_credentials'] : ['password', 'client_credentials'])
      expect(way).toEqual({ flow: isOver ? 'after' : 'settled', way: 'ready' })
    })
  },
)
