/**
 * If Salesforce changes a page, the guide still marks the right control, or the card says it is
 * missing.
 */

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import type { LocatedMarker } from '../../../src/setup-guide/page-plan.ts'
import { getOrgKey, openMessagingPage, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { isFullRun, sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import { bundleMutations } from './bundle.ts'
import { hasCaptures } from './captures/captures.ts'
import {
  callInPage,
  expectMarkersAtControls,
  fetchPlannedMarkers,
  getControlName,
  tagMarkedControls,
} from './guided-pages.ts'
import type { MutationResult } from './mutations-in-page.ts'
import {
  createCaptureScenarios,
  listExpectedControls,
  openSetupHome,
  orgVariants,
  type PageScenario,
  pageScenarios,
  prepareOrg,
} from './page-scenarios.ts'

let practice: PracticeOrg
let extension: ExtensionDriver
let code: string

test.beforeAll(async ({ practice: started, extension: installed }) => {
  practice = started
  code = await bundleMutations()
  extension = installed
})

interface Found extends MutationResult {
  readonly scenario: string
}

/** Controls of which a second one would be ambiguous: then none is marked. */
const mayBeEither = (mutation: string) => mutation.startsWith('look-alikes') || mutation === 'all of it'

/** Controls located by label or name: of two with the same one, none is guessed. */
const withoutId = [
  'existingProfileLink',
  'profileToClone',
  'apiOnly',
  'apiEnabled',
  'passwordNeverExpires',
  'appApiName',
  'requireSecret',
  'clientCredentialsFlow',
  'runAs',
]

const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`

const table = (found: readonly Found[]): string => {
  const mutations = [...new Set(found.map(({ mutation }) => mutation))]
  const lines = mutations.map((mutation) => {
    const of = found.filter((one) => one.mutation === mutation)
    const count = (what: MutationResult['found']) => of.filter((one) => one.found === what).length
    const share = percent(count('right'), of.length).padStart(8)
    return `${mutation.padEnd(36)}${share}${['missing', 'wrong'].map((what) => String(count(what as MutationResult['found'])).padStart(9)).join('')}`
  })
  return [`${'change of the page'.padEnd(36)}   found  missing    wrong`, ...lines].join('\n')
}

describe('however a page changes, no other control is taken for the one meant', () => {
  const found: Found[] = []

  const change = async (page: Page, org: FakeOrg, scenario: PageScenario) => {
    await scenario.open(page, org)
    await page.evaluate(code)
    expect(await callInPage(page, 'recognizeCurrentPage'), scenario.name).toBe(scenario.page)
    const outcomes = await callInPage(page, 'runMutations', listExpectedControls(scenario.page, org))
    expect(outcomes, scenario.name).not.toEqual([])
    found.push(...outcomes.map((one) => ({ ...one, scenario: `${org.name} ${scenario.name}` })))
    expect(
      outcomes.filter((one) => one.found === 'wrong'),
      scenario.name,
    ).toEqual([])
  }

  test.each(Object.keys(orgVariants))('on the practice org’s pages, %s', async (variant) => {
    const org = prepareOrg(practice, `mutated-${variant}`, orgVariants[variant] ?? {})
    const page = await extension.browser.newPage()
    await openSetupHome(page, org)
    const all = pageScenarios[variant] ?? []
    for (const scenario of sampleSweep(`pages of ${variant}`, all, Math.ceil(all.length / 3)))
      await change(page, org, scenario)
    await page.close()
  })

  test.skipIf(!hasCaptures)('on saved real pages', async () => {
    const org = prepareOrg(practice, 'mutated-captures', {})
    const page = await extension.browser.newPage()
    const all = createCaptureScenarios(practice)
    for (const scenario of sampleSweep('saved pages', all, Math.ceil(all.length / 2)))
      await change(page, org, scenario)
    await page.close()
  })

  test('and it is still found, unless two could each be it', () => {
    console.log(
      `${table(found)}\n${found.length} look-ups on ${new Set(found.map(({ scenario }) => scenario)).size} pages`,
    )
    const sure = found.filter(({ mutation }) => !mayBeEither(mutation) && mutation !== 'control removed')
    expect(sure.filter((one) => one.found !== 'right')).toEqual([])
    expect(found.filter((one) => one.mutation === 'control removed' && one.found !== 'missing')).toEqual([])
    // An id or access key distinguishes a control from all that look like it.
    const unsure = found.filter((one) => one.found === 'missing' && one.mutation !== 'control removed')
    const controls = new Set(unsure.map(({ control }) => control))
    if (isFullRun) expect(controls).toEqual(new Set(withoutId))
    else expect(withoutId).toEqual(expect.arrayContaining([...controls]))
  })
})

/**
 * Pages recognized by one control only: without it the guide stays silent, since it could be any
 * page.
 */
const toldBy: Readonly<Record<string, string>> = { 'app-saved': 'continue' }

/** Pages whose controls are all optional, or that have nothing to click. */
const nothingNeeded = ['verify-identity', 'consumer-details']

describe('with the guide on the page', () => {
  let org: FakeOrg
  let page: Page

  beforeAll(async () => {
    org = prepareOrg(practice, 'mutated-guided', {})
    page = await extension.browser.newPage()
    await openSetupHome(page, org)
    await sendAsExtensionPage(await openMessagingPage(extension), { type: 'start-over', org: getOrgKey(org) })
    await page.bringToFront()
  })

  /** Visits the scenarios before this one, from which the guide learns what it needs to know. */
  let seen = 0
  const catchUp = async (scenario: PageScenario) => {
    const all = pageScenarios.today ?? []
    for (const before of all.slice(seen, all.indexOf(scenario))) {
      await before.open(page, org)
      await createOverlayDriver(page).waitFor(({ state }) => state?.page === before.page)
    }
    seen = Math.max(seen, all.indexOf(scenario) + 1)
  }

  /** Tags the controls of the plan as it is now, which knows more after each page. */
  const tagPlanned = async (scenario: PageScenario) => {
    const own = requiredCaseFields.find(({ name }) => scenario.name.endsWith(name))?.name
    const field = own ?? (scenario.name.includes('long') ? 'EmployeeNotes' : 'Department')
    return tagMarkedControls(page, code, await fetchPlannedMarkers(extension, org, scenario.page, field))
  }

  const open = async (scenario: PageScenario) => {
    await catchUp(scenario)
    await scenario.open(page, org)
    // Key and secret are captured a moment after the page appears: then nothing is left to do.
    const wanted = scenario.page === 'consumer-details' ? 'done' : undefined
    const { state } = await createOverlayDriver(page).waitFor(
      (view) => view.state?.page === scenario.page && (wanted === undefined || view.state.state === wanted),
    )
    expect(state?.step).not.toBe('')
    const marked = await tagPlanned(scenario)
    await expectMarkersAtControls(page, marked, 'at first')
    return marked
  }

  const needed = async (marked: readonly LocatedMarker[]) => {
    const controls = marked.filter(({ optional }) => !optional).map(({ control }) => control)
    const middles = await callInPage(page, 'getControlCenters', controls)
    return controls.filter((control) => middles[control]?.length)
  }

  const settled = () => createOverlayDriver(page).waitFor(({ state }) => state?.state === 'guiding')

  describe.each(sampleSweep('guided pages', pageScenarios.today ?? [], 6, ({ name }) => name))(
    'on $name',
    (scenario) => {
      test('a control that goes is said to be missing, and marked again once it is back', async () => {
        const marked = await open(scenario)
        const controls = await needed(marked)
        expect(controls.length > 0).toBe(!nothingNeeded.includes(scenario.page))
        for (const control of controls) {
          await settled()
          const before = (await createOverlayDriver(page).getMarkers()).length
          await callInPage(page, 'removeControl', control)
          const gone = await createOverlayDriver(page).waitFor(({ state }) => state?.state !== 'guiding')
          if (toldBy[scenario.page] === control) expect(gone.state).toBeNull()
          else if (control === 'newApp') expect(gone.state?.state).toBe('blocked')
          else {
            expect(gone.state).toMatchObject({ page: scenario.page, state: 'lost' })
            expect(gone.text).toContain(resolveMessage('problem_lost', getControlName(control)))
            // The list of fields has one in each wrong row.
            const taken = marked.filter((one) => one.control === control).length
            expect(gone.markers).toHaveLength(before - taken)
          }
          await callInPage(page, 'restoreControl', control)
          await settled()
          await expectMarkersAtControls(page, marked, `with ${control} back`)
        }
        // Rendered again, slightly offset, while markers show: each moves to the new control.
        for (const { control } of marked) await callInPage(page, 'replaceControl', control)
        await expectMarkersAtControls(page, marked, 're-rendered')
      })
    },
  )

  test('a control that comes late is marked as soon as it is there', async () => {
    const late = ['setup-home', 'profile-list', 'user-list', 'user-edit']
    for (const scenario of (pageScenarios.today ?? []).filter(({ name }) => late.includes(name))) {
      const marked = await open(scenario)
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
      await scenario.open(page, org)
      const before = await createOverlayDriver(page).waitFor(({ state }) => state?.page === scenario.page)
      expect(before.text, scenario.name).toContain(resolveMessage('problem_lost', getControlName(control)))
      await settled()
      // Of two equal controls the one in view is marked: the upper one, as at first.
      await page.evaluate(() => scrollTo(0, 0))
      await expectMarkersAtControls(page, await tagPlanned(scenario), `late on ${scenario.name}`)
      await page.removeScriptToEvaluateOnNewDocument(identifier)
    }
  })
})
