/** Salesforce changes its pages: what the guide points at is still the right control, or the card says it is missing. */

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect } from 'vitest'
import { caseFields } from '../../../src/required-setup.ts'
import type { FindableMarker } from '../../../src/setup-guide/page-plan.ts'
import { keyOf, oursOf, tell } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import { overlay } from '../../harness/overlay.ts'
import type { OrgState, PracticeOrg } from '../../practice-org/types.ts'
import { everything, sampled } from '../../support/sample.ts'
import { said } from '../../support/texts.ts'
import { bundleDrift } from './bundle.ts'
import { haveCaptures } from './captures/captures.ts'
import { expectAtControls, inPage, nameOf, plannedOn, tagMarked } from './guided-pages.ts'
import type { Outcome } from './mutations-in-page.ts'
import { captureScenes, enter, prepare, type Scene, scenes, wantedOn, worlds } from './page-scenarios.ts'

let practice: PracticeOrg
let chromium: Chromium
let code: string

test.beforeAll(async ({ practice: started, extension }) => {
  practice = started
  code = await bundleDrift()
  chromium = extension
})

interface Found extends Outcome {
  readonly scene: string
}

/** What Salesforce could mean by a second such control is not known: then none is pointed at. */
const mayBeEither = (mutation: string) => mutation.startsWith('look-alikes') || mutation === 'all of it'

/** Found by label or name: one of two that have the same is not guessed. */
const withoutId = [
  'existingProfileLink',
  'profileToClone',
  'apiOnly',
  'apiEnabled',
  'passwordNeverExpires',
  'appApiName',
  'requireSecret',
]

const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`

const table = (found: readonly Found[]): string => {
  const mutations = [...new Set(found.map(({ mutation }) => mutation))]
  const lines = mutations.map((mutation) => {
    const of = found.filter((one) => one.mutation === mutation)
    const count = (what: Outcome['found']) => of.filter((one) => one.found === what).length
    const share = percent(count('right'), of.length).padStart(8)
    return `${mutation.padEnd(36)}${share}${['missing', 'wrong'].map((what) => String(count(what as Outcome['found'])).padStart(9)).join('')}`
  })
  return [`${'change of the page'.padEnd(36)}   found  missing    wrong`, ...lines].join('\n')
}

describe('however a page changes, no other control is taken for the one meant', () => {
  const found: Found[] = []

  const change = async (page: Page, org: OrgState, scene: Scene) => {
    await scene.open(page, org)
    await page.evaluate(code)
    expect(await inPage(page, 'pageHere'), scene.name).toBe(scene.page)
    const outcomes = await inPage(page, 'drift', wantedOn(scene.page, org))
    expect(outcomes, scene.name).not.toEqual([])
    found.push(...outcomes.map((one) => ({ ...one, scene: `${org.name} ${scene.name}` })))
    expect(
      outcomes.filter((one) => one.found === 'wrong'),
      scene.name,
    ).toEqual([])
  }

  test.each(Object.keys(worlds))('on the practice org’s pages, %s', async (world) => {
    const org = prepare(practice, `drift-${world}`, worlds[world] ?? {})
    const page = await chromium.browser.newPage()
    await enter(page, org)
    const all = scenes[world] ?? []
    for (const scene of sampled(`pages of ${world}`, all, Math.ceil(all.length / 3)))
      await change(page, org, scene)
    await page.close()
  })

  test.skipIf(!haveCaptures)('on saved real pages', async () => {
    const org = prepare(practice, 'drift-captures', {})
    const page = await chromium.browser.newPage()
    const all = captureScenes(practice)
    for (const scene of sampled('saved pages', all, Math.ceil(all.length / 2))) await change(page, org, scene)
    await page.close()
  })

  test('and it is still found, unless two could each be it', () => {
    console.log(
      `${table(found)}\n${found.length} look-ups on ${new Set(found.map(({ scene }) => scene)).size} pages`,
    )
    const sure = found.filter(({ mutation }) => !mayBeEither(mutation) && mutation !== 'control removed')
    expect(sure.filter((one) => one.found !== 'right')).toEqual([])
    expect(found.filter((one) => one.mutation === 'control removed' && one.found !== 'missing')).toEqual([])
    // What Salesforce gives an id, or a key, is told from all that looks like it.
    const unsure = found.filter((one) => one.found === 'missing' && one.mutation !== 'control removed')
    const controls = new Set(unsure.map(({ control }) => control))
    if (everything) expect(controls).toEqual(new Set(withoutId))
    else expect(withoutId).toEqual(expect.arrayContaining([...controls]))
  })
})

/** A page that nothing tells but this one control: without it the guide keeps silent, for it could be any page. */
const toldBy: Readonly<Record<string, string>> = { 'app-saved': 'continue' }

/** Where all is optional, as only some orgs have it, or there is nothing to press. */
const nothingNeeded = ['verify-identity', 'consumer-details']

describe('with the guide on the page', () => {
  let org: OrgState
  let page: Page

  beforeAll(async () => {
    org = prepare(practice, 'drift-guided', {})
    page = await chromium.browser.newPage()
    await enter(page, org)
    await tell(await oursOf(chromium), { type: 'start-over', org: keyOf(org) })
    await page.bringToFront()
  })

  /** What the guide knows by a scene it has seen on those before it. */
  let seen = 0
  const catchUp = async (scene: Scene) => {
    const all = scenes.today ?? []
    for (const before of all.slice(seen, all.indexOf(scene))) {
      await before.open(page, org)
      await overlay(page).waitFor(({ state }) => state?.page === before.page)
    }
    seen = Math.max(seen, all.indexOf(scene) + 1)
  }

  const open = async (scene: Scene) => {
    await catchUp(scene)
    await scene.open(page, org)
    // Key and secret are picked up a moment after their page has come up: then it needs nothing any more.
    const wanted = scene.page === 'consumer-details' ? 'done' : undefined
    const { state } = await overlay(page).waitFor(
      (view) => view.state?.page === scene.page && (wanted === undefined || view.state.state === wanted),
    )
    expect(state?.step).not.toBe('')
    const own = caseFields.find(({ name }) => scene.name.endsWith(name))?.name
    const field = own ?? (scene.name.includes('long') ? 'EmployeeNotes' : 'Department')
    const marked = await tagMarked(page, code, await plannedOn(chromium, org, scene.page, field))
    await expectAtControls(page, marked, 'at first')
    return marked
  }

  const needed = async (marked: readonly FindableMarker[]) => {
    const controls = marked.filter(({ optional }) => !optional).map(({ control }) => control)
    const middles = await inPage(page, 'middles', controls)
    return controls.filter((control) => middles[control]?.length)
  }

  const settled = () => overlay(page).waitFor(({ state }) => state?.state === 'guiding')

  describe.each(sampled('guided pages', scenes.today ?? [], 6, ({ name }) => name))('on $name', (scene) => {
    test('a control that goes is said to be missing, and marked again once it is back', async () => {
      const marked = await open(scene)
      const controls = await needed(marked)
      expect(controls.length > 0).toBe(!nothingNeeded.includes(scene.page))
      for (const control of controls) {
        await settled()
        const before = (await overlay(page).markers()).length
        await inPage(page, 'takeAway', control)
        const gone = await overlay(page).waitFor(({ state }) => state?.state !== 'guiding')
        if (toldBy[scene.page] === control) expect(gone.state).toBeNull()
        else if (control === 'newApp') expect(gone.state?.state).toBe('blocked')
        else {
          expect(gone.state).toMatchObject({ page: scene.page, state: 'lost' })
          expect(gone.text).toContain(said('problem_lost', nameOf(control)))
          // The list of fields has one in each row that is wrong.
          const taken = marked.filter((one) => one.control === control).length
          expect(gone.markers).toHaveLength(before - taken)
        }
        await inPage(page, 'bringBack', control)
        await settled()
        await expectAtControls(page, marked, `with ${control} back`)
      }
      // Rendered anew while the markers are up, a little aside: each moves to what is there now.
      for (const { control } of marked) await inPage(page, 'rerender', control)
      await expectAtControls(page, marked, 're-rendered')
    })
  })

  test('a control that comes late is marked as soon as it is there', async () => {
    const late = ['setup-home', 'profile-list', 'user-list', 'user-edit']
    for (const scene of (scenes.today ?? []).filter(({ name }) => late.includes(name))) {
      const marked = await open(scene)
      const [control = ''] = await needed(marked)
      const [selector] = marked.find((one) => one.control === control)?.find ?? []
      const { identifier } = await page.evaluateOnNewDocument((css) => {
        addEventListener('DOMContentLoaded', () => {
          const places = [...document.querySelectorAll(css)].map((element) => {
            const place = document.createComment('')
            element.replaceWith(place)
            return () => place.replaceWith(element)
          })
          setTimeout(() => {
            for (const putBack of places) putBack()
          }, 1_000)
        })
      }, selector?.css ?? '')
      await scene.open(page, org)
      const before = await overlay(page).waitFor(({ state }) => state?.page === scene.page)
      expect(before.text, scene.name).toContain(said('problem_lost', nameOf(control)))
      await settled()
      await expectAtControls(page, await tagMarked(page, code, marked), `late on ${scene.name}`)
      await page.removeScriptToEvaluateOnNewDocument(identifier)
    }
  })
})
