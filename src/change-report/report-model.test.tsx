// @vitest-environment happy-dom
/** The report has what the popup's tabs show of the org, and none of the values. */

import fc from 'fast-check'
import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { createPopupState, fixedNow, popupOrgKey } from '../../test/support/popup-fixtures.ts'
import { popupRoot, renderPopup } from '../../test/support/render-popup.tsx'
import { resolveMessage } from '../../test/support/texts.ts'
import { type ChangeRecord, changeKinds, changeSources } from '../change-record/change.ts'
import type { PopupState } from '../messages.ts'
import { type ApiState, emptyApiState } from '../org-check/api-state.ts'
import { type LoginOutcome, loginOutcomeKinds } from '../org-check/login-test/login-kinds.ts'
import type { RepairItem } from '../org-check/repair/repair-item.ts'
import { apiReasonTexts } from '../org-check/row.ts'
import type { ApiReason } from '../salesforce/api/errors.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { translateReport } from './report.ts'
import { writeReportMarkdown } from './report-markdown.ts'
import { createReport } from './report-model.ts'
import { ReportView } from './ui/report-view.tsx'
import { toReportWords } from './ui/report-words.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const facts = { now: fixedNow, extensionVersion: '0.2.0', browser: 'Firefox 147.0' }

/** Marks that find each other in no text by chance, and that no Markdown escapes. */
const secretMark = /secret\d{6}/g
const wordMark = /word\d{6}/g
const recordMark = /record\d{6}/g

let count = 0
const mark = (name: 'secret' | 'word' | 'record') => {
  count += 1
  return `${name}${String(count).padStart(6, '0')}`
}
/** A text that the org, its API or its pages gave. */
const orgWord = fc.constant(null).map(() => mark('word'))
const recordWord = fc.constant(null).map(() => mark('record'))
const secret = fc.constant(null).map(() => mark('secret'))

const reasons = Object.keys(apiReasonTexts) as ApiReason[]
const reason = fc.constantFrom(...reasons)
const time = fc.integer({ min: fixedNow - 10 * 86_400_000, max: fixedNow })
const flag = fc.constantFrom(true, false, null)

const rows = fc.array(
  fc.record({
    status: fc.constantFrom('right' as const, 'wrong' as const, 'unknown' as const),
    isField: fc.boolean(),
    label: fc.record({ key: fc.constant('check_field'), subs: fc.tuple(orgWord) }),
    details: fc.array(
      fc.record({ key: fc.constant('check_session_named'), subs: fc.tuple(orgWord, orgWord) }),
      { maxLength: 2 },
    ),
    action: fc.constant(null),
  }),
  { maxLength: 6 },
)

const report: fc.Arbitrary<ApiState['report']> = fc.oneof(
  fc.constant(null),
  fc.record({ ok: fc.constant(false as const), at: time, reason, code: secret }),
  fc
    .record({ rows, at: time, organizationId: orgWord, username: orgWord })
    .map(({ rows: made, ...rest }) => ({
      ok: true as const,
      ...rest,
      rows: [
        ...made.map(({ isField, ...row }, index) => ({
          id: `${isField ? 'field-' : 'row-'}${index}`,
          ...row,
        })),
        {
          id: 'session',
          status: 'right' as const,
          label: { key: 'check_session', subs: [] },
          details: [{ key: 'check_session_user', subs: [rest.username] }],
          action: null,
        },
      ],
    })),
)

const outcome = (grant: 'password' | 'client_credentials'): fc.Arbitrary<LoginOutcome | null> =>
  fc.option(
    fc
      .record({
        kind: fc.constantFrom(...loginOutcomeKinds),
        at: time,
        username: orgWord,
        host: orgWord,
        said: orgWord,
        line: fc.record({ status: orgWord, time: orgWord }),
        near: fc.array(orgWord, { maxLength: 2 }),
        unrevoked: fc.boolean(),
      })
      .map((one) => (grant === 'password' ? one : { ...one, grant })),
  )

const repairItem: fc.Arbitrary<RepairItem> = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), username: orgWord, profile: orgWord }),
  fc.record({ kind: fc.constant('profile' as const), name: orgWord, base: orgWord }),
  fc.record({ kind: fc.constant('licence' as const), name: orgWord, username: orgWord }),
  fc.record({ kind: fc.constant('password' as const), username: orgWord }),
)

const repairResults = fc.option(
  fc.uniqueArray(
    fc.record({
      item: repairItem,
      end: fc.constantFrom('made' as const, 'there' as const, 'failed' as const, 'skipped' as const),
      reason: fc.option(reason),
      message: fc.oneof(fc.constant(''), orgWord),
    }),
    { selector: ({ item }) => item.kind, maxLength: 4 },
  ),
)

const api: fc.Arbitrary<ApiState> = fc
  .record({
    report,
    repairResults,
    repairNotes: fc.array(
      fc.record({ text: fc.record({ key: fc.constant('mend_not_inactive'), subs: fc.tuple(orgWord) }) }),
      { maxLength: 2 },
    ),
    loginTest: outcome('password'),
    clientCredentialsTest: outcome('client_credentials'),
  })
  .map((one) => ({ ...emptyApiState, ...one }))

const orgState = fc
  .record({
    user: fc.record({ id: orgWord, username: orgWord, profileName: orgWord, active: flag, email: orgWord }),
    profile: fc.record({
      id: orgWord,
      name: orgWord,
      licence: orgWord,
      apiOnly: flag,
      apiEnabled: flag,
      passwordNeverExpires: flag,
    }),
    connectedApp: fc.record({
      applicationId: orgWord,
      name: orgWord,
      callback: flag,
      fullScope: flag,
      secretNotRequired: flag,
    }),
    chosenGrant: fc.constantFrom(null, 'password' as const, 'client_credentials' as const),
    isStarted: fc.constantFrom(true, true, false),
    skipped: fc.boolean(),
  })
  .map(({ chosenGrant, isStarted, skipped, ...observedSetup }) => ({
    ...emptyOrgState,
    guideActive: isStarted,
    chosenGrant,
    observedSetup: isStarted ? observedSetup : {},
    skippedSteps: skipped ? (['fields'] as const) : [],
  }))

const changes: fc.Arbitrary<ChangeRecord> = fc.record({
  version: fc.constant(1 as const),
  organizationId: fc.constant(null),
  changes: fc.uniqueArray(
    fc.record({
      key: recordWord,
      at: time,
      until: time,
      source: fc.constantFrom(...changeSources),
      kind: fc.constantFrom(...changeKinds),
      action: fc.constantFrom('made' as const, 'changed' as const),
      name: recordWord,
      id: fc.option(recordWord),
      details: fc.array(recordWord, { maxLength: 2 }),
      author: fc.option(fc.record({ id: recordWord, username: recordWord })),
      takenBackAt: fc.option(time),
    }),
    { selector: ({ key }) => key, maxLength: 3 },
  ),
})

const held = fc.record({
  value: secret,
  provenance: fc.record({ from: fc.constant('typed' as const), at: time }),
})

const popupState: fc.Arbitrary<PopupState> = fc
  .record({
    orgState,
    api,
    changes,
    values: fc.record({
      username: held,
      password: held,
      clientSecret: held,
      clientId: held,
      domain: held,
    }),
    contactEmail: secret,
    off: fc.constantFrom([], [], ['api'] as const),
  })
  .map(({ off, ...change }) => createPopupState({ ...change, policy: { allowed: true, off } }))

const createWords = (state: PopupState) => {
  const made = createReport(state, facts)
  if (!made) throw new Error('No report')
  return { model: JSON.stringify(made), report: translateReport(made, toReportWords) }
}

/** Returns the marks of a kind in a text. */
const marksIn = (text: string, pattern: RegExp): readonly string[] => [...new Set(text.match(pattern))]

describe('what is in the report', () => {
  test('is no secret, in the model, in Markdown and on the page', async () => {
    await fc.assert(
      fc.asyncProperty(popupState, async (state) => {
        const { model, report: words } = createWords(state)
        const root = document.createElement('div')
        await settle(() => render(<ReportView report={words} />, root))
        const all = [model, writeReportMarkdown(words), root.innerHTML].join('\n')
        render(null, root)
        expect(marksIn(JSON.stringify(state), secretMark).length).toBeGreaterThanOrEqual(6)
        expect(marksIn(all, secretMark)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('stands on the popup’s tabs too, or in the record of changes', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(popupState, async (state) => {
        const { model, report: words } = createWords(state)
        await renderPopup(state)
        const shown = popupRoot.outerHTML
        const reported = `${model}\n${writeReportMarkdown(words)}`
        const marks = marksIn(reported, wordMark)
        seen += marks.length
        expect(marks.filter((one) => !shown.includes(one))).toEqual([])
        const recorded = marksIn(JSON.stringify(state.changes), recordMark)
        expect(marksIn(reported, recordMark).filter((one) => !recorded.includes(one))).toEqual([])
        render(null, popupRoot)
      }),
      { numRuns: 100 },
    )
    expect(seen).toBeGreaterThan(300)
  })

  test('is the same in Markdown and on the page', async () => {
    await fc.assert(
      fc.asyncProperty(popupState, async (state) => {
        const { report: words } = createWords(state)
        const root = document.createElement('div')
        await settle(() => render(<ReportView report={words} />, root))
        const onPage = root.textContent ?? ''
        render(null, root)
        const markdown = writeReportMarkdown(words)
        for (const pattern of [wordMark, recordMark])
          expect([...marksIn(markdown, pattern)].sort()).toEqual([...marksIn(onPage, pattern)].sort())
      }),
      { numRuns: 50 },
    )
  })
})

describe('what was not asked', () => {
  const sectionOf = (state: PopupState, id: string) => {
    const { report: words } = createWords(state)
    const section = words.sections.find((one) => one.id === id)
    return JSON.stringify(section?.rows.length ? section.rows : section?.empty)
  }

  test('is not checked, and left open', () => {
    const state = createPopupState()
    expect(sectionOf(state, 'asked').split(resolveMessage('report_not_checked'))).toHaveLength(4)
    expect(sectionOf(state, 'found')).toContain(resolveMessage('report_no_rows'))
    expect(sectionOf(state, 'open')).toContain(resolveMessage('check_title'))
    expect(sectionOf(state, 'open')).toContain(resolveMessage('signin_button'))
    expect(sectionOf(state, 'changed')).toContain(resolveMessage('report_no_changes'))
  })

  test('is said where policy turns the API off', () => {
    const state = createPopupState({ policy: { allowed: true, off: ['api'] } })
    expect(sectionOf(state, 'asked')).toContain(resolveMessage('policy_api_off'))
  })

  test.each([
    ['a refused question', 'api_forbidden', 'report_not_checked'],
    ['an answer that says neither', 'check_flow_untold', 'report_uncertain'],
  ] as const)('is not judged: %s', (_, key, certainty) => {
    const row = {
      id: 'flow',
      status: 'unknown',
      label: { key: 'check_flow', subs: [] },
      details: [{ key, subs: [] }],
      action: null,
    } as const
    const state = createPopupState({
      api: { ...emptyApiState, report: { ok: true, at: fixedNow, rows: [row] } },
    })
    expect(sectionOf(state, 'found')).toContain(resolveMessage(certainty))
    expect(sectionOf(state, 'found')).not.toContain(resolveMessage('report_read'))
  })
})

describe('there is no report', () => {
  test.each([
    ['of no org', createPopupState({ org: null })],
    ['of an org that policy excludes', createPopupState({ policy: { allowed: false, off: [] } })],
    [
      'of a host that is no org’s',
      createPopupState({
        org: { key: 'evil.example', domain: { ok: false, reason: 'x' }, open: false, tab: null },
      }),
    ],
  ])('%s', (_, state) => {
    expect(createReport(state, facts)).toBeNull()
  })
})

test('a change is told with its id, its author, a link to its page, and when it was taken back', () => {
  const change = {
    key: '1',
    at: fixedNow,
    until: fixedNow,
    source: 'repair',
    kind: 'profile',
    action: 'made',
    name: 'SpaceIQ API Only',
    id: '00e5g00000777QxAAA',
    details: ['ApiUserOnly'],
    author: { id: '0055g00000777QxAAA', username: 'admin@acme.example' },
    takenBackAt: fixedNow,
  } as const
  const { report: words } = createWords(
    createPopupState({ changes: { version: 1, organizationId: '00D5g000000AbCdEAI', changes: [change] } }),
  )
  const markdown = writeReportMarkdown(words)
  expect(markdown).toContain(`[SpaceIQ API Only](https://${popupOrgKey}/00e5g00000777QxAAA)`)
  expect(markdown).toContain('ApiUserOnly')
  expect(markdown).toContain('[`admin@acme.example`]')
  expect(markdown).toContain(resolveMessage('report_taken_back'))
  expect(markdown).toContain('00D5g000000AbCdEAI')
})
