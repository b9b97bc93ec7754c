/** What counts as filled by the guide and then seen saved. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ControlId } from '../salesforce/control-ids.ts'
import type { PageReport } from '../salesforce/extract/page-report.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { withPageReport } from './background/org-state-changes.ts'
import { advanceFieldCreation, startFieldCreation } from './field-creation/field-creation.ts'
import { type FilledPage, getPageRecordId, withFill, withFollowedFills } from './filled-page.ts'
import { emptyOrgState, type OrgState } from './org-state.ts'
import type { SeenChange } from './saved-change.ts'
import { findSavedChanges } from './saved-pages.ts'

const root = 'https://acme.my.salesforce.com'
const TAB = 7
const START = 1_000_000

/** Somebody who follows the guide in one tab: what is filled there, and what the pages report. */
const createTab = (before: OrgState = { ...emptyOrgState, guideActive: true }) => {
  let [state, fills, now] = [before, [] as readonly FilledPage[], START]
  const changes: SeenChange[] = []
  const tick = () => {
    now += 1_000
    return now
  }
  return {
    changes,
    get state() {
      return state
    },
    set state(next: OrgState) {
      state = next
    },
    get fills() {
      return fills
    },
    wait: (ms: number) => {
      now += ms
    },
    fill(page: PageId, path: string, ...controls: readonly ControlId[]) {
      const recordId = getPageRecordId(new URL(path, root))
      const at = tick()
      fills = withFill(fills, { key: `fill ${page}`, tab: TAB, page, recordId, controls, at, savedAs: null })
    },
    report(path: string, report: PageReport, tab = TAB) {
      const [url, at] = [new URL(path, root), tick()]
      const after = withPageReport(state, report, url, at)
      const seen = findSavedChanges(fills, { tab, report, url, before: state, after, now: at })
      state = after
      fills = seen.fills
      changes.push(...seen.changes)
    },
  }
}

type Tab = ReturnType<typeof createTab>

const summarize = ({ changes }: Tab) =>
  changes.map(({ source, change: { kind, action, name, id, details } }) =>
    [source, kind, action, name, id ?? '-', ...details].join(' '),
  )

const profilePath = '/00e5g0000012345'
const profileDetail = (name: string, permissions: Record<string, boolean> = {}): PageReport => ({
  kind: 'profile-detail',
  values: { name, licence: 'Salesforce', ...permissions },
})

describe('a cloned profile', () => {
  const clone = '/00e/e?clone=1'
  const named = (name: string): PageReport => ({ kind: 'profile-named', name })

  test('is recorded once its own page shows it', () => {
    const tab = createTab()
    tab.fill('profile-clone', clone, 'profileName')
    tab.report(clone, named('SpaceIQ  API Only'))
    tab.report(profilePath, profileDetail('SpaceIQ API Only', { apiOnly: false }))
    expect(summarize(tab)).toEqual(['guide profile made SpaceIQ API Only 00e5g0000012345'])
    expect(tab.changes[0]?.change).toMatchObject({ at: START + 1_000, until: START + 3_000 })
    tab.report(profilePath, profileDetail('SpaceIQ API Only', { apiOnly: false }))
    expect(tab.changes).toHaveLength(1)
  })

  test.each<[string, (tab: Tab) => void]>([
    ['was not filled', (tab) => tab.report(clone, named('P'))],
    ['was filled but not saved', (tab) => tab.fill('profile-clone', clone, 'profileName')],
    [
      'was refused',
      (tab) => {
        tab.fill('profile-clone', clone, 'profileName')
        tab.report(clone, named('P'))
        tab.report(clone, { kind: 'profile-clone', values: { name: 'P' } })
      },
    ],
    [
      'was left for another page',
      (tab) => {
        tab.fill('profile-clone', clone, 'profileName')
        tab.report(clone, named('P'))
        tab.report(profilePath, profileDetail('Another'))
      },
    ],
    [
      'was saved much later',
      (tab) => {
        tab.fill('profile-clone', clone, 'profileName')
        tab.report(clone, named('P'))
        tab.wait(3_600_000)
      },
    ],
  ])('is not recorded if it %s', (_, act) => {
    const tab = createTab()
    act(tab)
    tab.report(profilePath, profileDetail('P'))
    expect(tab.changes).toEqual([])
  })

  test('is not recorded for what another tab shows', () => {
    const tab = createTab()
    tab.fill('profile-clone', clone, 'profileName')
    tab.report(clone, named('P'))
    tab.report(profilePath, profileDetail('P'), TAB + 1)
    expect(tab.changes).toEqual([])
    expect(tab.fills).toHaveLength(1)
  })
})

describe('permissions of a profile', () => {
  const edit = `${profilePath}/e`
  const values = { apiOnly: true, apiEnabled: true, passwordNeverExpires: true }

  test('are recorded as far as the fill selected them and the page shows them', () => {
    const tab = createTab()
    tab.report(profilePath, profileDetail('SpaceIQ API Only', { apiOnly: false, apiEnabled: true }))
    tab.fill('profile-edit', edit, 'apiOnly', 'passwordNeverExpires', 'caseRead')
    tab.report(edit, { kind: 'profile-edit', values })
    tab.report(profilePath, profileDetail('SpaceIQ API Only', { ...values, passwordNeverExpires: false }))
    expect(summarize(tab)).toEqual([
      'guide permissions changed SpaceIQ API Only 00e5g0000012345 PermissionsApiUserOnly',
    ])
  })

  test('are not recorded after Cancel', () => {
    const tab = createTab()
    tab.fill('profile-edit', edit, 'apiOnly')
    tab.report(profilePath, profileDetail('SpaceIQ API Only', values))
    expect(tab.changes).toEqual([])
  })
})

describe('a user', () => {
  const [form, path] = ['/005/e', '/0055g0000012345']
  const detail = (change = {}): PageReport => ({
    kind: 'user-detail',
    values: {
      fullName: 'SpaceIQ Integration',
      username: 'robot@acme.example',
      profileName: 'SpaceIQ API Only',
      active: true,
      ...change,
    },
  })

  const saved: PageReport = { kind: 'user-named', name: 'Robot@acme.example' }
  const shown: PageReport = { kind: 'user-edit', values: {} }

  test('is recorded once their page shows them', () => {
    const tab = createTab()
    tab.report(form, shown)
    tab.fill('user-edit', form, 'lastName', 'username')
    tab.report(form, saved)
    tab.report(path, detail())
    expect(summarize(tab)).toEqual(['guide user made robot@acme.example 0055g0000012345'])
  })

  test('is not recorded if they were known, or if they are somebody else', () => {
    const known = createTab()
    known.report(path, detail())
    known.fill('user-edit', form, 'lastName')
    known.report(form, saved)
    known.report(path, detail())
    const other = createTab()
    other.fill('user-edit', form, 'lastName')
    other.report(form, saved)
    other.report(path, detail({ fullName: 'Jane Doe', profileName: 'Sales' }))
    expect([...known.changes, ...other.changes]).toEqual([])
  })

  test.each<[string, readonly PageReport[]]>([
    ['without a click on Save', []],
    ['after Salesforce refused the form', [saved, shown]],
    ['after Save with another username', [{ kind: 'user-named', name: 'robot.2@acme.example' }]],
    ['after Save without a username', [{ kind: 'user-named', name: '' }]],
  ])('that was there before is not recorded as made %s', (_, reports) => {
    const tab = createTab()
    tab.fill('user-edit', form, 'lastName', 'username')
    for (const report of reports) tab.report(form, report)
    tab.report(path, detail())
    expect(tab.changes).toEqual([])
    expect(tab.fills).toEqual([])
  })

  test('is recorded as changed with what differs on their page, and not after Cancel', () => {
    const tab = createTab()
    tab.report(path, detail({ profileName: 'Standard User', active: false }))
    tab.fill('user-change', `${path}/e`, 'userProfile', 'active')
    tab.report(path, detail({ profileName: 'Standard User', active: false }))
    expect(tab.changes).toEqual([])
    tab.fill('user-change', `${path}/e`, 'userProfile', 'active')
    tab.report(path, detail())
    expect(summarize(tab)).toEqual([
      'guide user changed robot@acme.example 0055g0000012345 ProfileId IsActive',
    ])
  })
})

describe('a connected app', () => {
  const form = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'
  const id = '06P5g0000012345'
  const detailPath = `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${id}`
  const detail = (name: string): PageReport => ({
    kind: 'app-detail',
    values: { name, addresses: 'https://api.spaceiq.com', scopes: 'Full access (full)' },
  })

  test('is recorded once it is saved, and gets its id from its own page', () => {
    const tab = createTab()
    tab.fill('app-edit', form, 'appName', 'callbackUrl')
    tab.report(form, { kind: 'app-named', name: 'SpaceIQ' })
    expect(tab.changes).toEqual([])
    tab.report(form, { kind: 'app-saved' })
    tab.report(detailPath, detail('SpaceIQ'))
    expect(summarize(tab)).toEqual([
      'guide connected-app made SpaceIQ ',
      `guide connected-app made SpaceIQ ${id}`,
    ])
    // One and the same change in the record.
    expect(new Set(tab.changes.map(({ key }) => key)).size).toBe(1)
  })

  test('that exists is recorded as changed, with what was filled', () => {
    const tab = createTab()
    tab.fill('app-edit', `${form}?applicationId=${id}`, 'callbackUrl', 'addScope')
    tab.report(`${form}?applicationId=${id}`, { kind: 'app-named', name: 'Tickets' })
    tab.report(`${form}?applicationId=${id}`, { kind: 'app-saved' })
    expect(summarize(tab)).toEqual([`guide connected-app changed Tickets ${id} callbackUrl scopes`])
  })

  test('is not recorded if Salesforce refused it', () => {
    const tab = createTab()
    tab.fill('app-edit', form, 'appName')
    tab.report(form, { kind: 'app-named', name: 'SpaceIQ' })
    tab.report(form, { kind: 'app-refused', values: { said: 'no' } })
    tab.report(detailPath, detail('SpaceIQ'))
    expect(tab.changes).toEqual([])
  })
})

describe('fields', () => {
  const list = '/p/setup/layout/LayoutFieldList?type=Case'
  const wizard = '/p/setup/field/NewCustomFieldStageManager'
  const listed = (...names: readonly string[]): PageReport => ({
    kind: 'case-fields',
    listed: names.map((name) => ({ apiName: `${name}__c`, type: 'Text(255)' })),
  })

  test('that were filled and saved in the wizard are recorded once the list shows them', () => {
    const tab = createTab()
    tab.report(list, listed())
    // Save & New leads to the next field without the list.
    for (const name of ['Team', 'NewSeat', 'Department']) {
      tab.fill('field-details', wizard, 'fieldLabel')
      tab.report(wizard, { kind: 'field-shown', name })
      tab.report(wizard, { kind: 'field-saved', name })
    }
    tab.report(list, listed('Team', 'NewSeat'))
    expect(summarize(tab)).toEqual(['guide field made Team__c -', 'guide field made NewSeat__c -'])
    tab.report(list, listed('Team', 'NewSeat', 'Department'))
    expect(tab.changes).toHaveLength(2)
  })

  test('that the admin entered without the guide are not', () => {
    const tab = createTab()
    tab.report(list, listed())
    tab.report(wizard, { kind: 'field-saved', name: 'Team' })
    tab.report(list, listed('Team'))
    expect(tab.changes).toEqual([])
  })

  test('that were there before are not, though the creation ran', () => {
    const tab = createTab()
    tab.report(list, listed('Team'))
    tab.state = { ...tab.state, fieldCreation: startFieldCreation(TAB, 'proposed', START) }
    tab.report(list, listed('Team'))
    expect(tab.changes).toEqual([])
  })

  test('that field creation saved are recorded as its own, one by one', () => {
    const tab = createTab()
    tab.report(list, listed())
    tab.state = { ...tab.state, fieldCreation: startFieldCreation(TAB, 'proposed', START) }
    const done: string[] = []
    for (const name of ['ExternalID', 'Department']) {
      for (const page of [
        'case-fields',
        'field-type',
        'field-details',
        'field-security',
        'field-layouts',
      ] as const) {
        const { fieldCreation } = tab.state
        if (!fieldCreation) throw new Error('no creation')
        const missing = [name]
        const event = { page, tab: TAB, now: START + 5_000, errors: [], missing }
        tab.state = { ...tab.state, fieldCreation: advanceFieldCreation(fieldCreation, event).creation }
      }
      done.push(name)
      tab.report(list, listed(...done))
    }
    expect(summarize(tab)).toEqual([
      'field-creation field made ExternalID__c -',
      'field-creation field made Department__c -',
    ])
    expect(new Set(tab.changes.map(({ key }) => key)).size).toBe(2)
  })

  test('that field creation saved have one key, should a stopped worker see them twice', () => {
    const tab = createTab()
    tab.report(list, listed())
    const running = startFieldCreation(TAB, 'proposed', START)
    const before: OrgState = {
      ...tab.state,
      fieldCreation: { ...running, field: 'Team', stage: 4, pressed: 'Team saveField 4' },
    }
    for (const _ of ['before it stopped', 'after it stopped']) {
      tab.state = before
      tab.report(list, listed('Team'))
    }
    expect(tab.changes).toHaveLength(2)
    expect(new Set(tab.changes.map(({ key }) => key)).size).toBe(1)
  })

  test('that were corrected are recorded with what was wrong', () => {
    const tab = createTab()
    tab.report(list, { kind: 'case-fields', listed: [{ apiName: 'Team__c', type: 'Text(80)' }] })
    tab.fill('field-change', '/00N5g0000012345/e', 'fieldLength')
    tab.report(list, listed('Team'))
    expect(summarize(tab)).toEqual(['guide field changed Team__c 00N5g0000012345 length'])
  })
})

describe('what is stored of fills', () => {
  const createFill = (key: string, tab: number, at = START): FilledPage => ({
    key,
    tab,
    page: 'profile-clone',
    recordId: '',
    controls: ['profileName'],
    at,
    savedAs: null,
  })

  test('a fill that no longer counts does not make one of the same form too old', () => {
    const late = START + 3_600_001
    const fills = withFill([createFill('old', TAB)], createFill('new', TAB, late))
    expect(fills).toEqual([createFill('new', TAB, late)])
    const soon = withFill([createFill('old', TAB)], createFill('new', TAB, START + 5_000))
    expect(soon).toEqual([createFill('new', TAB)])
  })

  test('what became of some fills leaves the others, and those stored meanwhile, as they are', () => {
    const seen = [createFill('a', 7), createFill('b', 7), createFill('c', 8)]
    const [, b, c] = seen as [FilledPage, FilledPage, FilledPage]
    const followed = [{ ...b, savedAs: 'P' }, c]
    const meanwhile = [...seen.slice(0, 2), { ...c, savedAs: 'Q' }, createFill('d', 9)]
    expect(withFollowedFills(meanwhile, seen, followed)).toEqual([
      { ...b, savedAs: 'P' },
      { ...c, savedAs: 'Q' },
      createFill('d', 9),
    ])
    // What was removed meanwhile does not come back; nothing to change is nothing to write.
    const others = [createFill('d', 9)]
    expect(withFollowedFills(others, seen, followed)).toBe(others)
  })
})

test('nothing but names and ids of what was saved gets in, whatever a page reports', () => {
  const secret = 'S3cr3t-Value-Of-A-Page'
  const kinds = ['profile-detail', 'profile-edit', 'user-detail', 'app-detail', 'consumer-details'] as const
  const reports = fc.constantFrom(...kinds).map(
    (kind): PageReport => ({
      kind,
      values: {
        name: 'SpaceIQ',
        fullName: 'SpaceIQ Integration',
        username: 'robot@acme.example',
        email: secret,
        addresses: secret,
        scopes: secret,
        keys: secret,
        licence: secret,
        consumerSecret: secret,
        apiOnly: true,
      },
    }),
  )
  const paths = fc.constantFrom(profilePath, '/0055g0000012345', '/app/mgmt/x?applicationId=06P5g0000012345')
  const pages = fc.constantFrom<PageId>('profile-clone', 'profile-edit', 'user-edit', 'app-edit')
  fc.assert(
    fc.property(fc.array(fc.tuple(pages, paths, reports), { maxLength: 8 }), (steps) => {
      const tab = createTab()
      for (const [page, path, report] of steps) {
        tab.fill(page, path, 'apiOnly', 'appName')
        tab.report(path, { kind: 'app-named', name: 'SpaceIQ' })
        tab.report(path, report)
      }
      expect(JSON.stringify(tab.changes)).not.toContain(secret)
    }),
  )
})
