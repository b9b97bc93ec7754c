/** What an admin does with an app that is there already and not yet as SpaceIQ needs it. */

import { countCompletedRows, type GuidedAdmin } from './fixtures.ts'

/** Fills the form of an app that is there already, saves it, and comes back to its page. */
export const repairConnectedApp = async ({
  waitForPage: arrive,
  clickMarkerAndNavigate: follow,
  clickCardAction: card,
  clickMarker: press,
}: GuidedAdmin) => {
  await arrive('app-detail', ({ state, markers }) => state?.step === 'app' && markers.length === 1)
  await follow('1')
  await arrive('app-edit')
  await card('fill')
  await arrive('app-edit', (view) => countCompletedRows(view) >= 9)
  await press('10')
  await arrive('app-saved')
  await follow('1')
  await arrive('app-detail', ({ state }) => state?.step === 'keys')
}
