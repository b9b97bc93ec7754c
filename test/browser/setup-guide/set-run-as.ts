/** The second half of the optional step: from the saved app to the *Run As* of its policies. */

import { expect } from 'vitest'
import type { OrgConnectedApp, OrgUser } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { countCompletedRows } from '../org-variants/fixtures.ts'
import type { AdminDriver } from './admin.ts'

interface Visit extends Pick<AdminDriver, 'waitForPage' | 'clickMarkerAndNavigate' | 'clickCardAction'> {
  readonly app: OrgConnectedApp
  readonly user: OrgUser
}

/** Follows the markers after Save until the step is done; only the admin's Save sets the user. */
export const setRunAs = async ({
  waitForPage,
  clickMarkerAndNavigate,
  clickCardAction,
  app,
  user,
}: Visit): Promise<void> => {
  await waitForPage('app-saved')
  await clickMarkerAndNavigate('1')
  const manage = resolveMessage('go_app_detail_manage')
  await waitForPage('app-detail', ({ text }) => text.includes(manage))
  await clickMarkerAndNavigate('1')
  const empty = resolveMessage('cc_gap_no_run_as')
  await waitForPage('app-policies', ({ text, markers }) => text.includes(empty) && markers.length === 1)
  await clickMarkerAndNavigate('1')
  await waitForPage('app-policies-edit', ({ text }) => text.includes(user.username))
  await clickCardAction('fill')
  await waitForPage('app-policies-edit', (view) => countCompletedRows(view) === 1)
  expect(app.runAs).toBeUndefined()
  await clickMarkerAndNavigate('2')
  await waitForPage(
    'app-policies',
    ({ state }) => state?.step === 'client_credentials' && state.state === 'done',
  )
}
