/** What an admin does with an app that is there already and not yet as SpaceIQ needs it. */

import { ticks, type Visit } from './fixtures.ts'

/** Fills the form of an app that is there already, saves it, and comes back to its page. */
export const mendApp = async ({ arrive, follow, card, press }: Visit) => {
  await arrive('app-detail', ({ state, markers }) => state?.step === 'app' && markers.length === 1)
  await follow('1')
  await arrive('app-edit')
  await card('fill')
  await arrive('app-edit', (view) => ticks(view) >= 9)
  await press('10')
  await arrive('app-saved')
  await follow('1')
  await arrive('app-detail', ({ state }) => state?.step === 'keys')
}
