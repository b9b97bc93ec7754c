/** Lists every page with something to mark, as the practice org serves it and as Salesforce did. */

import type { Page } from 'puppeteer-core'
import { type CaseFieldName, requiredCaseFields } from '../../../src/required-setup.ts'
import type { ControlId } from '../../../src/salesforce/control-ids.ts'
import type { Locator } from '../../../src/salesforce/dom/locator.ts'
import { locatorsFor } from '../../../src/salesforce/dom/locators.ts'
import type { FieldComparisons, FieldDifference } from '../../../src/salesforce/observed-setup.ts'
import type { PageId } from '../../../src/salesforce/page-ids.ts'
import { steps } from '../../../src/setup-guide/steps.ts'
import { manualWay } from '../../../test/support/guide-day.ts'
import { getOrgKey, logInAsAdmin } from '../../harness/extension-fixtures.ts'
import {
  addConnectedAppFixture,
  addProfileFixture,
  addUserFixture,
  addWrongFieldFixture,
} from '../../practice-org/fixtures.ts'
import { findField, findProfile } from '../../practice-org/state.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'
import {
  type CaptureId,
  captures,
  hasCaptures,
  readCaptureHtml,
  swapCaseAndCampaign,
} from './captures/captures.ts'

export interface PageScenario {
  readonly name: string
  readonly page: PageId
  /** Navigates the tab to it, in an org of `prepareOrg`. */
  open(page: Page, org: FakeOrg): Promise<void>
}

/** A control of a page, with its locators. */
export interface ExpectedControl {
  readonly control: ControlId
  readonly optional: boolean
  readonly locators: readonly Locator[]
}

/** Variants by the era of Salesforce's pages. */
export const orgVariants: Readonly<Record<string, Partial<OrgVariant>>> = {
  today: {},
  original: {
    profileUi: 'original',
    profileList: 'original',
    appForm: '2019',
    consumerDisplay: 'reveal',
    header: 'old',
    verification: 'sms',
  },
  enhanced: {
    profileUi: 'enhanced',
    usersList: 'other-columns',
    roleField: 'lookup',
    appForm: '2021',
    verification: 'totp',
    fieldSecurity: 'permission-sets',
    lightningRecordPagesStep: true,
  },
}

const appPages = '/app/mgmt/forceconnectedapps'
const wizard = '/p/setup/field/NewCustomFieldStageManager'

/** Adds an org with the profile, a user of another profile, two wrong fields, and an app. */
export const prepareOrg = (practice: PracticeOrg, name: string, variant: Partial<OrgVariant>): FakeOrg => {
  const org = practice.addOrg(name, variant)
  addProfileFixture(org, 'SpaceIQ API Only', [])
  addUserFixture(org, { profileId: findProfile(org, 'Standard User')?.id ?? '', active: false })
  addWrongFieldFixture(org, 'ExternalID')
  addWrongFieldFixture(org, 'EmployeeNotes', { length: 32768 })
  addConnectedAppFixture(org, { scopes: ['api'], clientCredentials: true })
  return org
}

const profileId = (org: FakeOrg) => org.profiles.at(-1)?.id.slice(0, 15) ?? ''
const appId = (org: FakeOrg) => org.apps[0]?.id.slice(0, 15) ?? ''

type PathOf = string | ((org: FakeOrg) => string)

const go = async (page: Page, org: FakeOrg, path: PathOf) => {
  await page.goto(`https://${getOrgKey(org)}${typeof path === 'string' ? path : path(org)}`)
}

const at = (page: PageId, path: PathOf, name: string = page): PageScenario => ({
  name,
  page,
  open: (tab, org) => go(tab, org, path),
})

const press = async (page: Page, selector: string) => {
  const loaded = page.waitForNavigation()
  await page.$eval(selector, (element) => (element as HTMLElement).click())
  await loaded
}

const put = (page: Page, selector: string, text: string) =>
  page.$eval(
    selector,
    (input, value) => {
      ;(input as HTMLInputElement).value = value
    },
    text,
  )

const next = (page: Page) => press(page, '#stageForm input[name="goNext"]')

/** Opens a stage of the wizard for a field of this type. */
const stage = (page: PageId, dtype: 'S' | 'J', number: number, name: string = page): PageScenario => ({
  name,
  page,
  async open(tab, org) {
    await go(tab, org, `${wizard}?entity=Case&setupid=CaseFields`)
    if (number === 0) return
    await tab.$eval(`#dtype${dtype}`, (radio) => (radio as HTMLInputElement).click())
    await next(tab)
    if (number === 1) return
    await put(tab, '#MasterLabel', 'Department')
    await put(tab, '#DeveloperName', 'Department')
    await put(tab, '#Length', dtype === 'S' ? '255' : '32768')
    if (dtype === 'J') await put(tab, '#Precision', '5')
    await next(tab)
    if (number === 3) await next(tab)
  },
})

const openAppForm = async (page: Page, org: FakeOrg) => {
  await go(page, org, `${appPages}/forceAppEdit.apexp?retURL=%2F02u`)
  await page.$eval('[id$=":isOauth"]', (box) => (box as HTMLInputElement).click())
  await page.waitForFunction(
    () => document.querySelector('textarea[id*="callback" i]')?.checkVisibility() === true,
    { polling: 50 },
  )
}

const openAppSaved = async (page: Page, org: FakeOrg) => {
  await go(page, org, `${appPages}/forceAppEdit.apexp?retURL=%2F02u`)
  const name = `Another${Date.now()}`
  await put(page, '[id$="nameSection:name"]', name)
  // It has no id.
  await put(page, 'input[type="text"][id*=":appsection:j_id"]', name)
  await put(page, '[id$="emailSection:contactEmail"]', 'it@acme.example')
  await press(page, 'input[type="submit"][id$=":save"]')
}

const openManaged = async (page: Page, org: FakeOrg) => {
  await go(page, org, (one) => `${appPages}/forceAppDetail.apexp?applicationId=${appId(one)}`)
  await press(page, '[id$=":manageConsumer"]')
}

const appDetail = at('app-detail', (org) => `${appPages}/forceAppDetail.apexp?applicationId=${appId(org)}`)
const policies = '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage'
const appPolicies = at('app-policies', (org) => `${policies}/d?applicationId=${appId(org)}`)
const appPoliciesEdit = at('app-policies-edit', (org) => `${policies}/e?applicationId=${appId(org)}`)
const profileDetail = at('profile-detail', (org) => `/${profileId(org)}`)
const profileEdit = at('profile-edit', (org) => `/${profileId(org)}/e`)
const profileClone = at('profile-clone', '/_ui/perms/ui/profile/ProfileClone/e')
const userEdit = at('user-edit', '/005/e')
const userChange = at('user-change', (org) => `/${org.users.at(-1)?.id.slice(0, 15)}/e`)
const fieldChange = (field: CaseFieldName): PageScenario =>
  at(
    'field-change',
    (org) => `/${findField(org, field)?.id.slice(0, 15)}/e?setupid=CaseFields`,
    `field-change, ${field}`,
  )
const appEdit: PageScenario = { name: 'app-edit', page: 'app-edit', open: openAppForm }
const verify: PageScenario = { name: 'verify-identity', page: 'verify-identity', open: openManaged }

export const pageScenarios: Readonly<Record<keyof typeof orgVariants, readonly PageScenario[]>> = {
  today: [
    at('setup-home', '/setup/forcecomHomepage.apexp?setupid=ForceCom'),
    at('profile-list', '/00e?setupid=EnhancedProfiles'),
    profileClone,
    profileDetail,
    profileEdit,
    at('user-list', '/005?isUserEntityOverride=1&setupid=ManageUsers'),
    userEdit,
    at('user-detail', (org) => `/${org.users.at(-1)?.id.slice(0, 15)}?noredirect=1`),
    userChange,
    at('case-fields', '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'),
    fieldChange('ExternalID'),
    fieldChange('EmployeeNotes'),
    stage('field-type', 'S', 0),
    stage('field-details', 'S', 1, 'field-details, text'),
    stage('field-details', 'J', 1, 'field-details, long text'),
    stage('field-security', 'S', 2),
    stage('field-layouts', 'S', 3),
    at('apps', '/02u?setupid=TabSet'),
    appEdit,
    { name: 'app-saved', page: 'app-saved', open: openAppSaved },
    appDetail,
    verify,
    {
      name: 'consumer-details',
      page: 'consumer-details',
      async open(page, org) {
        await openManaged(page, org)
        if (!(await page.$('#emc'))) return
        await put(page, '#emc', org.mailbox.findLast((mail) => mail.code)?.code ?? '')
        await press(page, 'form#editPage input#save')
      },
    },
  ],
  original: [
    at('setup-home', '/setup/forcecomHomepage.apexp?setupid=ForceCom'),
    at('profile-list', '/00e?setupid=Profiles'),
    appEdit,
    appDetail,
  ],
  enhanced: [
    profileClone,
    profileDetail,
    at('profile-edit', (org) => `/${profileId(org)}/e?s=SystemPermissions`),
    at('user-list', '/005?isUserEntityOverride=1&setupid=ManageUsers'),
    userEdit,
    stage('field-security-sets', 'S', 2),
    stage('field-record-pages', 'S', 3),
    userChange,
    appEdit,
    // Only an optional step marks anything here.
    appPolicies,
    appPoliciesEdit,
    verify,
  ],
}

/** Logs in without the guide. */
export const openSetupHome = (page: Page, org: FakeOrg) =>
  logInAsAdmin(page, org, '/setup/forcecomHomepage.apexp')

const usable: readonly (readonly [capture: CaptureId, page: PageId, about: 'case' | 'any'])[] = [
  ['setupHome', 'setup-home', 'any'],
  ['setupNavTree', 'setup-home', 'any'],
  ['fieldList', 'case-fields', 'case'],
  ['fieldType', 'field-type', 'case'],
  ['fieldDetails', 'field-details', 'case'],
  ['fieldRefused', 'field-details', 'case'],
  ['fieldSecurity', 'field-security', 'case'],
  ['verifyIdentity', 'verify-identity', 'any'],
]

/** The saved pages about Case at their real URLs; empty without captures. */
export const createCaptureScenarios = (practice: PracticeOrg): readonly PageScenario[] =>
  (hasCaptures ? usable : []).map(([capture, page, about]) => ({
    name: `capture ${capture}`,
    page,
    async open(tab, org) {
      const path = about === 'case' ? swapCaseAndCampaign(captures[capture].path) : captures[capture].path
      const address = getOrgKey(org) + path.replace(/\?.*/, '')
      const html = readCaptureHtml(capture)
      practice.overrides.set(address, about === 'case' ? swapCaseAndCampaign(html) : html)
      try {
        await go(tab, org, path)
      } finally {
        practice.overrides.delete(address)
      }
    },
  }))

/** Lists all controls that any step marks on this page, in any state of the org. */
export const listExpectedControls = (page: PageId, org: FakeOrg): readonly ExpectedControl[] => {
  const profile = { id: profileId(org), name: 'SpaceIQ API Only', licence: 'Salesforce' }
  const permissions = { apiOnly: true, apiEnabled: true, passwordNeverExpires: true }
  const differences: Readonly<Partial<Record<CaseFieldName, readonly FieldDifference[]>>> = {
    ExternalID: [
      { what: 'length', is: 50, shouldBe: 255 },
      { what: 'externalId', is: false, shouldBe: true },
    ],
    EmployeeNotes: [{ what: 'length', is: 32768, shouldBe: 1024 }],
  }
  const fields = Object.fromEntries(
    requiredCaseFields.map(({ name }) => [
      name,
      differences[name] ? { status: 'wrong', differences: differences[name] } : { status: 'missing' },
    ]),
  ) as FieldComparisons
  const username = org.users.at(-1)?.username ?? ''
  const user = { id: '', username, profileName: 'Standard User', active: false }
  const connectedApp = {
    applicationId: appId(org),
    name: 'SpaceIQ',
    callback: true,
    fullScope: true,
    secretNotRequired: true,
    clientCredentials: { apiScope: true, flowEnabled: true, runAs: '' },
  }
  const hints = {
    profileName: profile.name,
    profileId: profile.id,
    username,
    userId: user.id,
    appName: 'SpaceIQ',
    appId: appId(org),
  }
  const situations = ['Department', 'ExternalID', 'EmployeeNotes'].flatMap((field) =>
    [{}, { user, connectedApp, profile: { ...profile, ...permissions } }].map((observed) => ({
      setup: { ...observed, fields },
      orgName: org.name,
      contactEmail: '',
      fieldName: field,
      way: manualWay,
      supportLetter: '',
      startPath: () => null,
    })),
  )
  const markers = Object.values(steps)
    .flatMap(({ pages: stops }) => stops)
    .filter((stop) => stop.page === page)
    .flatMap((stop) => situations.flatMap((situation) => stop.markers(situation)))
  const wanted = new Map<ControlId, ExpectedControl>()
  for (const { control, row, optional } of markers) {
    if (wanted.has(control)) continue
    // Forms before 2022 lack it.
    if (control === 'clientCredentialsFlow' && org.variant.appForm !== '2025') continue
    wanted.set(control, { control, optional: optional === true, locators: locatorsFor(control, hints, row) })
  }
  return [...wanted.values()]
}
