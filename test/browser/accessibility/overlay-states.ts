/** The overlay in every main state, each with an org of its own. */

import { keyOf, tell } from '../../harness/extension-fixtures.ts'
import { type OverlayView, overlay } from '../../harness/overlay.ts'
import { at, guidedOrg, paths, type Stage } from './fixtures.ts'

type Path = keyof typeof paths

const open = async (stage: Stage, id: Path, world: Parameters<typeof guidedOrg>[1] = {}) => {
  const org = await guidedOrg(stage, world)
  await stage.page.bringToFront()
  await stage.page.goto(at(org, paths[id]))
  await until(stage, ({ state }) => state?.page === id)
  return org
}

const until = (stage: Stage, wanted: (view: OverlayView) => boolean) =>
  overlay(stage.page).waitFor(wanted, 15_000)

/** The org's tab as it is then, by the name of the scene. */
export const scenes: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  'a page that leads on': (stage) => open(stage, 'setup-home'),
  'a form to fill': (stage) => open(stage, 'user-edit'),
  'a form that is filled': async (stage) => {
    await open(stage, 'profile-clone')
    await overlay(stage.page).click('fill')
    await until(stage, ({ text }) => text.includes('✓'))
  },
  'the list of fields, with all to create': (stage) => open(stage, 'case-fields'),
  'the list of fields, one of them wrong': (stage) =>
    open(stage, 'case-fields', { existing: ['wrong-field'] }),
  'a control that is lost': async (stage) => {
    await open(stage, 'profile-clone')
    await stage.page.$eval('#newProfileName', (input) => input.remove())
    await until(stage, ({ state }) => state?.state === 'lost')
  },
  'a control to be pointed at': async (stage) => {
    await scenes['a control that is lost']?.(stage)
    await overlay(stage.page).click('point')
    await until(stage, ({ text }) => text.includes('Esc'))
  },
  'an org that lets nobody create an app': async (stage) => {
    const org = await guidedOrg(stage, { appCreation: 'button-missing', directForm: 'refused' })
    await tell(stage.ours, { type: 'show-me', org: keyOf(org), step: 'app' })
    await until(stage, ({ state }) => state?.state === 'blocked')
  },
}
