/** What the extension locates on saved Salesforce pages it also locates on the practice org's. */

import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, describe, expect } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import type { LocatorHints } from '../../../src/salesforce/dom/locators.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { bundleProbe } from './bundle.ts'
import {
  type CaptureId,
  captures,
  hasCaptures,
  readCaptureHtml,
  swapCaseAndCampaign,
} from './captures/captures.ts'
import type { ProbeResult, probe } from './captures/probe.ts'

const home = 'https://acme.my.salesforce.com'
const names = requiredCaseFields.map(({ name }) => name)
const noHints: LocatorHints = {
  profileName: '',
  profileId: '',
  username: '',
  userId: '',
  appName: 'SpaceIQ',
  appId: '',
}

/** All controls, so that a new one is compared too. */
const everyControl = Array.from(
  readFileSync('src/salesforce/control-ids.ts', 'utf8').matchAll(/^ {2}\| '(\w+)'$/gm),
  ([, control = '']) => control,
)

type Found = Readonly<Record<string, string>>

interface Pair {
  readonly capture: CaptureId
  /** Opens the practice org's page of the same kind. */
  readonly practice: (page: Page) => Promise<unknown>
  readonly language?: FakeOrg['variant']['language']
  readonly hints?: LocatorHints
  /** The element of each control on the capture. No other may be taken for a control. */
  readonly found: Found
  /** The capture is a fragment: what it lacks is not compared. */
  readonly fragment?: true
  /** Controls on the practice org's page only, with the reason. */
  readonly practiceOnly?: Readonly<Record<string, string>>
  /** Also compares what is extracted; not for fragments and captures of another object. */
  readonly reads?: (real: ProbeResult, practice: ProbeResult) => void
}

const open = (path: string) => (page: Page) => page.goto(home + path)
/** Clicks by script, since a page behind another gets no mouse events. */
const click = (page: Page, selector: string) =>
  page.$eval(selector, (element) => (element as HTMLElement).click())
const press = async (page: Page, selector: string) => {
  await Promise.all([page.waitForNavigation(), click(page, selector)])
}
const fill = (page: Page, values: Readonly<Record<string, string>>) =>
  page.evaluate((given) => {
    for (const [id, value] of Object.entries(given)) {
      const input = document.getElementById(id)
      if (input instanceof HTMLInputElement) input.value = value
    }
  }, values)

const wizard = '/p/setup/field/NewCustomFieldStageManager?entity=Case&setupid=CaseFields'
const toDetails = async (page: Page) => {
  await page.goto(home + wizard)
  await click(page, '#dtypeS')
  await press(page, 'input[name="goNext"]')
}
const details = (name: string) => ({ MasterLabel: name, DeveloperName: name, Length: '255' })
const toSecurity = async (page: Page) => {
  await toDetails(page)
  await fill(page, details('Parity'))
  await press(page, 'input[name="goNext"]')
}

/** Expands it with Salesforce's own script, if collapsed. */
const openSidebar = async (page: Page) => {
  await open(captures.setupHome.path)(page)
  for (const folder of ['Customize', 'Case']) {
    const isOpen = () => page.$eval(`#${folder}_child`, (child) => child.checkVisibility())
    if (!(await isOpen())) await click(page, `#${folder}_icon`)
    expect(await isOpen()).toBe(true)
  }
}

const sidebar: Found = {
  sidebarBuild: 'a#Studio_font',
  sidebarCustomize: 'a#Customize_icon',
  sidebarCases: 'a#Case_icon',
  sidebarCaseFields: 'a#CaseFields_font',
  sidebarCreate: 'a#DevTools_icon',
  sidebarApps: 'a#TabSet_font',
  sidebarManageUsers: 'a#Users_icon',
  sidebarUsers: 'a#ManageUsers_font',
}
const wholeSidebar: Found = { ...sidebar, sidebarProfiles: 'a#EnhancedProfiles_font' }
const stage: Found = {
  fieldLabel: 'input#MasterLabel[MasterLabel][text]',
  fieldLength: 'input#Length[Length][text]',
  fieldName: 'input#DeveloperName[DeveloperName][text]',
  externalId: 'input#IsExternalIdentifier[IsExternalIdentifier][checkbox]',
  next: 'input[goNext][submit]',
}
const save = 'input[save][submit]'
const sharedProfile = 'Cross Org Data Proxy User'

/** Asserts that both lists have label, API name and data type in the same columns. */
const readsLikeAFieldList = ({ fields }: ProbeResult) => {
  expect(fields.length).toBeGreaterThan(0)
  for (const { apiName, type } of fields) {
    expect(apiName).toMatch(/^\w+__c$/)
    expect(type).toMatch(/^[A-Z][\w ]+/)
  }
}

const pairs: readonly Pair[] = [
  { capture: 'setupHome', practice: openSidebar, found: wholeSidebar },
  {
    capture: 'setupNavTree',
    practice: async (page) => {
      await open(captures.setupHome.path)(page)
      await click(page, '#Users_icon')
    },
    language: 'zh_CN',
    found: sidebar,
    practiceOnly: { sidebarProfiles: 'the capture is of Professional Edition, which has no profiles' },
  },
  {
    capture: 'fieldList',
    practice: open('/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'),
    found: {
      ...wholeSidebar,
      caseFieldsHeader: 'h3 "Case Custom Fields & Relationships"',
      newField: 'input[new_field][button]',
      editField: 'a "Edit"',
    },
    reads: (real, practice) => {
      readsLikeAFieldList(real)
      readsLikeAFieldList(practice)
    },
  },
  {
    capture: 'fieldType',
    practice: open(wizard),
    found: {
      ...wholeSidebar,
      typeText: 'input#dtypeS[dtype][radio]',
      typeLongText: 'input#dtypeJ[dtype][radio]',
      next: 'input[goNext][submit]',
    },
  },
  {
    capture: 'fieldDetails',
    practice: toDetails,
    found: { ...wholeSidebar, ...stage },
  },
  {
    capture: 'fieldRefused',
    practice: async (page) => {
      await toDetails(page)
      await fill(page, details('EngineeringReqNumber'))
      await press(page, 'input[name="goNext"]')
    },
    found: { ...wholeSidebar, ...stage },
    reads: (real, practice) => {
      const general = (errors: readonly string[]) =>
        errors.map((one) => one.replace(/named \w+/, 'named ...'))
      expect(real.errors.length).toBeGreaterThan(0)
      expect(general(practice.errors)).toEqual(general(real.errors))
    },
  },
  {
    capture: 'fieldSecurity',
    practice: toSecurity,
    hints: { ...noHints, profileName: sharedProfile },
    fragment: true,
    found: {
      profileVisible: 'input#d00e...[d00e...][checkbox]',
      profileReadOnly: 'input#r00e...[r00e...][checkbox]',
      allVisible: 'input#d000000000000000[d000000000000000][checkbox]',
    },
  },
  {
    capture: 'fieldLayouts',
    practice: async (page) => {
      await toSecurity(page)
      await press(page, 'input[name="goNext"]')
    },
    fragment: true,
    found: {},
  },
  {
    capture: 'verifyIdentity',
    practice: open(captures.verifyIdentity.path),
    found: { verificationCode: 'input#emc[emc][text]', verify: 'input#save[save][submit]' },
  },
  { capture: 'login', practice: (page) => page.goto('https://login.salesforce.com/'), found: {} },
  { capture: 'loginInSpanish', practice: (page) => page.goto('https://login.salesforce.com/'), found: {} },
]

/** Saved pages without a page of the guide: only what every page has may be located. */
const strangers: Readonly<Partial<Record<CaptureId, Found>>> = {
  accountHome: { newUser: 'input[new][button]', save },
  // Its Save has another name than its Quick Save.
  customButtonEdit: { ...wholeSidebar, save, saveChange: 'input[save_close][submit]' },
  configureMyTabs: { save },
  publicGroupEdit: { save },
  detailFrame: { edit: 'input[edit][button]' },
  lightningFrame: { save: 'input[save][button]' },
  templateList: { edit: 'input[edit][button]' },
  otherWizard: { next: 'input[goNext][submit]' },
}

describe.skipIf(!hasCaptures)('a real page and its like in the practice org', () => {
  let practice: PracticeOrg
  let org: FakeOrg
  let extension: ExtensionDriver
  let page: Page
  let script: string
  const table: string[] = []

  test.beforeAll(async ({ practice: started, extension: installed, acme }) => {
    script = await bundleProbe()
    practice = started
    org = acme
    extension = installed
    page = await extension.browser.newPage()
    await page.goto(`${home}/practice/login?startURL=%2Fhome%2Fhome.jsp`)
  })

  afterAll(async () => {
    if (table.length > 0) console.log(table.join('\n'))
  })

  const probed = async (hints: LocatorHints): Promise<ProbeResult> => {
    await page.evaluate(script)
    return page.evaluate(
      (address, controls, given, fields) =>
        (Reflect.get(globalThis, 'Probe') as { probe: typeof probe }).probe(address, controls, given, fields),
      page.url(),
      everyControl,
      hints,
      names,
    )
  }

  const probedCapture = async (id: CaptureId, hints: LocatorHints): Promise<ProbeResult> => {
    const address = home + swapCaseAndCampaign(captures[id].path)
    practice.overrides.set(address.replace('https://', ''), swapCaseAndCampaign(readCaptureHtml(id)))
    try {
      await page.goto(address)
      return await probed(hints)
    } finally {
      practice.overrides.clear()
    }
  }

  const foundIn = ({ controls }: ProbeResult) => everyControl.filter((control) => controls[control] !== null)
  /** Asserts each control's element; any other located control must be one of these elements. */
  const expectFound = (probed: ProbeResult, wanted: Found) => {
    const seen = (control: string) => probed.controls[control]?.replace(' (hidden)', '')
    for (const [control, element] of Object.entries(wanted)) expect(seen(control), control).toBe(element)
    const elements = Object.values(wanted)
    expect(foundIn(probed).filter((control) => !elements.includes(seen(control) ?? ''))).toEqual([])
  }
  const row = (...cells: readonly (string | null | undefined)[]) =>
    table.push(cells.map((cell, index) => (cell ?? '-').padEnd([18, 20, 50][index] ?? 0)).join(' '))

  test('every control is compared', () => {
    expect(everyControl.length).toBeGreaterThan(60)
    row('capture', 'control', 'on the real page', "on the practice org's")
  })

  test.each(pairs)('$capture: the same controls, and no other', async (pair) => {
    const hints = pair.hints ?? noHints
    const real = await probedCapture(pair.capture, hints)
    org.variant.language = pair.language ?? 'en'
    await pair.practice(page)
    const like = await probed(hints)
    org.variant.language = 'en'

    const only = Object.keys(pair.practiceOnly ?? {})
    for (const control of foundIn(real)) {
      row(pair.capture, control, real.controls[control], like.controls[control])
    }
    for (const control of only) row(pair.capture, control, null, `${pair.practiceOnly?.[control]}`)
    const absent = everyControl.filter((control) => !real.controls[control] && !like.controls[control])
    row(pair.capture, `${absent.length} others`, 'not there', 'not there')

    expectFound(real, pair.found)
    const asked = pair.fragment
      ? Object.keys(pair.found)
      : everyControl.filter((control) => !only.includes(control))
    const compared = ({ controls }: ProbeResult) =>
      Object.fromEntries(asked.map((name) => [name, controls[name]]))
    expect(compared(like)).toEqual(compared(real))
    expect([like.page, like.object]).toEqual([real.page, real.object])
    if (!pair.fragment) expect([like.type, like.named]).toEqual([real.type, real.named])
    if (pair.reads) pair.reads(real, like)
    else expect([real.errors, like.errors]).toEqual([[], []])
  })

  test('the row of a profile is found by its id too', async () => {
    const idIn = /d(00e\w{15})/.exec(
      await page.goto(home).then(() => readCaptureHtml('fieldSecurity').replace(/handle\w+\([^)]*\)/g, '')),
    )?.[1]
    const byId = { ...noHints, profileId: idIn ?? '' }
    const real = await probedCapture('fieldSecurity', byId)
    const profile = org.profiles.find((one) => one.name === sharedProfile)
    await toSecurity(page)
    const like = await probed({ ...noHints, profileId: profile?.id ?? '' })
    expect(real.controls.profileVisible).toBe('input#d00e...[d00e...][checkbox]')
    for (const control of ['profileVisible', 'profileReadOnly']) {
      expect(like.controls[control]).toBe(real.controls[control])
    }
  })

  test.each(Object.keys(strangers) as CaptureId[])('%s: nothing but what it shares', async (id) => {
    const real = await probedCapture(id, noHints)
    for (const control of foundIn(real)) row(id, control, real.controls[control])
    expectFound(real, strangers[id] ?? {})
    expect(real.page).toBe(id === 'detailFrame' ? 'user-detail' : null)
  })
})
