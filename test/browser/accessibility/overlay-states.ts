/** Brings the overlay into each main state, in an org of its own. */

import { getOrgKey, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { createOverlayDriver, type OverlayView } from '../../harness/overlay.ts'
import { type AccessibilityFixture, getOrgUrl, openGuidedOrg, setupPagePaths } from './fixtures.ts'

type Path = keyof typeof setupPagePaths

const open = async (
  stage: AccessibilityFixture,
  id: Path,
  variant: Parameters<typeof openGuidedOrg>[1] = {},
) => {
  const org = await openGuidedOrg(stage, variant)
  await stage.page.bringToFront()
  await stage.page.goto(getOrgUrl(org, setupPagePaths[id]))
  await until(stage, ({ state }) => state?.page === id)
  return org
}

const until = (stage: AccessibilityFixture, wanted: (view: OverlayView) => boolean) =>
  createOverlayDriver(stage.page).waitFor(wanted, 15_000)

/** Opens the state in the org's tab, by name. */
export const overlayStates: Readonly<Record<string, (stage: AccessibilityFixture) => Promise<unknown>>> = {
  'a page that leads on': (stage) => open(stage, 'setup-home'),
  'a form to fill': (stage) => open(stage, 'user-edit'),
  'a form that is filled': async (stage) => {
    await open(stage, 'profile-clone')
    await createOverlayDriver(stage.page).clickAction('fill')
    await until(stage, ({ text }) => text.includes('✓'))
  },
  'the list of fields, with all to create': (stage) => open(stage, 'case-fields'),
  'the list of fields, one of them wrong': (stage) =>
    open(stage, 'case-fields', { fixtures: ['wrong-field'] }),
  'a control that is lost': async (stage) => {
    await open(stage, 'profile-clone')
    await stage.page.$eval('#newProfileName', (input) => input.remove())
    await until(stage, ({ state }) => state?.state === 'lost')
  },
  'a control to be pointed at': async (stage) => {
    await overlayStates['a control that is lost']?.(stage)
    await createOverlayDriver(stage.page).clickAction('point')
    await until(stage, ({ actions }) => actions.length === 0)
  },
  'an org that lets nobody create an app': async (stage) => {
    const org = await openGuidedOrg(stage, { appCreation: 'button-missing', directFormResponse: 'refused' })
    await sendAsExtensionPage(stage.ours, { type: 'show-step', org: getOrgKey(org), step: 'app' })
    await until(stage, ({ state }) => state?.state === 'blocked')
  },
}
