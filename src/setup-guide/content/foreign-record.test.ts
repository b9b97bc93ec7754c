// @vitest-environment happy-dom
/** The page of another profile, user or app than the known one: why nothing is marked, and the one thing that can be said. */

import { afterEach, assert, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGuideContext } from '../../../test/support/guide-context.ts'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import type { ObservedProfile, ObservedSetup } from '../../salesforce/observed-setup.ts'
import { sendRecordChoice } from './card-actions.ts'
import { sendToBackground } from './follow-plan.ts'
import { createView } from './view.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))
vi.mock('./follow-plan.ts', () => ({ sendToBackground: vi.fn(async () => true) }))

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.mocked(sendToBackground).mockClear()
})

const title = (name: string) => `<div class="bPageTitle"><h1>Kind</h1><h2>${name}</h2></div>`
const box = (label: string, checked: boolean) =>
  `<tr><td class="labelCol">${label}</td><td class="dataCol"><img src="/img/checkbox_${checked ? '' : 'un'}checked.gif"></td></tr>`

const profile: ObservedProfile = {
  id: '00e000000000031',
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const user = {
  id: '005000000000031',
  username: 'spaceiq@acme.example',
  profileName: profile.name,
  active: true,
}
const app = {
  applicationId: '06P000000000031',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const known: ObservedSetup = { profile, user, connectedApp: app }

const apps = '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId='
const pages = [
  ['/00e000000000099', title('Field Robots'), 'use-profile', 'go_profile_detail_other SpaceIQ API Only'],
  [
    '/005000000000099',
    `${title('Person 3')}<table class="detailList"><tr><td class="dataCol">p3@acme.example</td></tr></table>`,
    'use-user',
    'go_user_detail_other spaceiq@acme.example',
  ],
  [
    `${apps}06P000000000099`,
    `${title('Tickets')}<table><tr><td class="dataCol">https://acme.example/cb</td></tr></table>`,
    'use-app',
    'go_app_detail_other',
  ],
] as const

describe('of another record than the known one', () => {
  test.each(pages)(
    '%s: nothing is marked, and it can be said to be SpaceIQ’s, before and after its step is done',
    (path, body, action, instruction) => {
      const undone: ObservedSetup = {
        profile: { ...profile, apiOnly: false },
        user: { ...user, active: false },
        connectedApp: { ...app, fullScope: false },
      }
      for (const setup of [known, undone]) {
        const { view, setup: after } = renderGuide(path, body, setup)
        expect(view).toMatchObject({ state: 'blocked', markers: [], fillable: false, choice: { action } })
        expect(view?.instruction).toContain(instruction)
        expect(after).toEqual(setup)
      }
    },
  )

  test('of whom none is known nothing is said of a user, and any app can be the one', () => {
    expect(renderGuide(pages[1][0], pages[1][1]).view?.choice).toBeNull()
    expect(renderGuide(pages[2][0], pages[2][1]).view?.choice).toEqual({
      action: 'use-app',
      text: { key: 'card_use_app', subs: [] },
    })
  })

  test('a user or an app that may yet be judged the known one is no other until then', () => {
    for (const [path, body] of pages.slice(1)) {
      const { plan, page } = renderGuide(path, body, known)
      const url = new URL(path, 'https://acme.my.salesforce.com')
      const here = { url, org: 'acme.my.salesforce.com' }
      expect(createView(page, document, plan, { ...here, reported: false })?.choice).toBeNull()
      expect(createView(page, document, plan, { ...here, reported: true })?.choice).not.toBeNull()
    }
  })

  test.each([
    ['an administrator’s right', title('Plant'), box('Modify All Data', true)],
    ['no tick at Custom Profile', title('Plant'), box('Custom Profile', false)],
    ['a standard name', title('Standard User'), ''],
  ])('a profile with %s cannot be said to be, before and after the step is done', (_, heading, rows) => {
    for (const apiOnly of [true, false]) {
      const evidence = { ...known, profile: { ...profile, apiOnly } }
      const { view } = renderGuide('/00e000000000099', `${heading}<table>${rows}</table>`, evidence)
      expect(view).toMatchObject({ markers: [], fillable: false, choice: null })
    }
  })

  test('in the form of another profile nothing can be said: what stands there is not yet the org’s', () => {
    const { view } = renderGuide('/00e000000000099/e', title('Field Robots'), {
      ...known,
      profile: { ...profile, apiOnly: false },
    })
    expect(view).toMatchObject({ state: 'blocked', markers: [], choice: null })
  })
})

test.each([
  ['use-profile', 'profile-chosen', pages[0]],
  ['confirm-profile', 'profile-chosen', pages[0]],
  ['withdraw-profile', 'profile-withdrawn', pages[0]],
  ['use-user', 'user-chosen', pages[1]],
  ['use-app', 'app-chosen', pages[2]],
] as const)('a press of %s is told as %s, and one that came to nothing is said', async (action, kind, at) => {
  const { view, plan } = renderGuide(at[0], at[1], known)
  assert(view?.choice)
  const scene = createGuideContext({ ...view, choice: { ...view.choice, action } }, plan)
  await sendRecordChoice(scene, action)
  expect(sendToBackground).toHaveBeenCalledWith({
    type: 'page-report',
    report: expect.objectContaining({ kind }),
  })
  expect(scene.status.notice).toBeNull()
  vi.mocked(sendToBackground).mockResolvedValueOnce(false)
  await sendRecordChoice(scene, action)
  expect(scene.status.notice).toBe('card_not_done')
})
