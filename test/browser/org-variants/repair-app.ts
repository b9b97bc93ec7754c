/** Plays an admin who changes an existing app to what SpaceIQ needs. */

import { countCompletedRows, type GuidedAdmin } from './fixtures.ts'

/** Fills the form of an existing app, saves it, and returns to its page. */
export const repairConnectedApp = async ({
  waitForPage,
  clickMarkerAndNavigate,
  clickCardAction,
  clickMarker,
}: GuidedAdmin) => {
  await waitForPage('app-detail', ({ state, markers }) => state?.step === 'app' && markers.length === 1)
  await clickMarkerAndNavigate('1')
  await waitForPage('app-edit')
  await clickCardAction('fill')
  await waitForPage('app-edit', (view) => countCompletedRows(view) >= 9)
  await clickMarker('10')
  await waitForPage('app-saved')
  await clickMarkerAndNavigate('1')
  await waitForPage('app-detail', ({ state }) => state?.step === 'keys')
}
