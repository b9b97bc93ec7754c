// @vitest-environment happy-dom
/** The practice org marks what rests on little by the same data that the guide finds controls by. */

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ControlId } from '../../../src/salesforce/control-ids.ts'
import { getCertainty } from '../../../src/salesforce/dom/evidence.ts'
import { queryLocator } from '../../../src/salesforce/dom/locator.ts'
import { controlIds, waysTo } from '../../../src/salesforce/dom/locators.ts'
import { toLocator, type Way } from '../../../src/salesforce/dom/way.ts'
import { pageRules } from '../../../src/salesforce/pages/pages.ts'
import { recognizePage } from '../../../src/salesforce/pages/recognize.ts'
import { listPageControls } from '../../repository/page-controls.ts'
import { stubVisibility } from '../../support/render-guide.ts'
import { logInClient, type OrgClient } from '../client.ts'
import {
  addConnectedAppFixture,
  addProfileFixture,
  addUserFixture,
  addWrongFieldFixture,
} from '../fixtures.ts'
import { startPracticeOrg } from '../index.ts'
import { toMarkedCertainty } from '../pages/certainty.ts'
import { findField } from '../state.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../types.ts'

vi.setConfig({ testTimeout: 60_000 })

let practice: PracticeOrg
beforeAll(async () => {
  practice = await startPracticeOrg()
})
afterAll(() => practice.close())
beforeEach(stubVisibility)

const variants: Readonly<Record<string, Partial<OrgVariant>>> = {
  today: {},
  older: { appForm: '2021', profileUi: 'enhanced', fieldSecurity: 'permission-sets', verification: 'totp' },
  japanese: { language: 'ja' },
  spanish: { language: 'es' },
}

const prepare = (name: string): FakeOrg => {
  const org = practice.addOrg(`certainty-${name}`, variants[name] ?? {})
  addProfileFixture(org, 'SpaceIQ API Only', [])
  addUserFixture(org)
  addWrongFieldFixture(org, 'EmployeeNotes', { length: 32768 })
  addConnectedAppFixture(org, { scopes: ['api'], clientCredentials: true })
  return org
}

const wizard = '/p/setup/field/NewCustomFieldStageManager'
const apps = '/app/mgmt/forceconnectedapps'
const policies = '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage'

interface Served {
  readonly path: string
  readonly body: string
}

/** Requests every page that has a control of which little is known, and some others. */
const visitPages = async (client: OrgClient, org: FakeOrg): Promise<readonly Served[]> => {
  const profile = org.profiles.at(-1)?.id.slice(0, 15)
  const field = findField(org, 'EmployeeNotes')?.id.slice(0, 15)
  const app = `applicationId=${org.apps[0]?.id}`
  const paths = [
    '/_ui/perms/ui/profile/ProfileClone/e',
    `/${profile}?s=SystemPermissions`,
    `/${profile}/e?s=SystemPermissions`,
    '/005/e',
    `/${field}/e`,
    '/02u',
    `${apps}/forceAppEdit.apexp?${app}`,
    `${apps}/forceAppDetail.apexp?${app}`,
    `${policies}/d?${app}`,
    `${policies}/e?${app}`,
  ]
  const served = await Promise.all(
    paths.map(async (path): Promise<Served> => ({ path, body: (await client.get(path)).body })),
  )
  const answers = {
    entity: 'Case',
    setupid: 'CaseFields',
    MasterLabel: 'A',
    DeveloperName: 'A',
    goNext: 'Next',
  }
  const post = async (form: Record<string, string>): Promise<Served> => ({
    path: wizard,
    body: (await client.post(wizard, { ...answers, ...form })).body,
  })
  return [
    ...served,
    await post({ currentStage: '0', dtype: 'J' }),
    await post({ currentStage: '1', dtype: 'S', Length: '255', visited_0: '1' }),
  ]
}

const hintsOf = (org: FakeOrg) => ({
  profileName: 'SpaceIQ API Only',
  profileId: org.profiles.at(-1)?.id ?? '',
  username: org.users.at(-1)?.username ?? '',
  userId: org.users.at(-1)?.id ?? '',
  appName: org.apps[0]?.name ?? '',
  appId: org.apps[0]?.id ?? '',
})

/** Finds with a way what it matches, whichever record it is of. */
const queryAnyRecord = (one: Way): readonly Element[] => {
  const { row: _, text: __, only: ___, ...locator } = toLocator(one)
  return queryLocator(locator, document)
}

const markOf = (element: Element | undefined) => element?.getAttribute('data-certainty') ?? null

describe.each(Object.keys(variants))('in the org %s', (name) => {
  test('a control is marked exactly where the way that finds it rests on little', async () => {
    const org = prepare(name)
    const client = await logInClient(practice, org)
    const hints = hintsOf(org)
    const pages = listPageControls()
    let marks = 0
    for (const { path, body } of await visitPages(client, org)) {
      document.documentElement.innerHTML = body.replace(/<link[^>]*>/g, '')
      const page = recognizePage(pageRules, new URL(path, 'https://acme.my.salesforce.com'), document)
      expect(page, path).not.toBeNull()
      const explained = new Set<Element>()
      const onPage = (control: ControlId) => page !== null && (pages[control] ?? []).includes(page)
      for (const control of controlIds.filter(onPage)) {
        const found = waysTo(control, hints).find((one) => queryAnyRecord(one)[0])
        if (!found) continue
        const certainty = toMarkedCertainty(getCertainty(found.evidence))
        const element = queryLocator(toLocator(found), document)[0] ?? queryAnyRecord(found)[0]
        expect(markOf(element), `${path}: ${control}`).toBe(certainty)
        // Buttons stand above and below; the ways of one certainty may tell them apart.
        for (const one of waysTo(control, hints))
          if (toMarkedCertainty(getCertainty(one.evidence)) === certainty)
            for (const same of queryAnyRecord(one)) explained.add(same)
      }
      const marked = [...document.querySelectorAll('[data-certainty]')]
      marks += marked.length
      const unexplained = marked.filter((one) => !explained.has(one) && markOf(one) !== 'unknown')
      expect(
        unexplained.map((one) => one.outerHTML.slice(0, 200)),
        path,
      ).toEqual([])
    }
    expect(marks).toBeGreaterThan(5)
  })
})
