// @vitest-environment happy-dom
/** Check my org and Review fixes in the popup: what asks before what, and what is said. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot, renderPopup } from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { listOrgPatterns } from '../../org-access/org-patterns.ts'
import { type ApiState, emptyApiState } from '../api-state.ts'
import type { RepairItem } from '../repair/repair-item.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const request = vi.mocked(browser.permissions.request)
const withApi = (change: Partial<ApiState>) => renderPopup({ api: { ...emptyApiState, ...change } })
const report = (rows: Extract<ApiState['report'], { ok: true }>['rows']) =>
  ({ ok: true, at: fixedNow, rows }) as const

beforeEach(() => {
  request.mockReset()
})

test('the click takes the session’s permission, and the org’s hosts where they were given back', async () => {
  request.mockResolvedValue(true)
  const { sent } = await renderPopup()
  await clickInPopup('[data-action="check-org"]')
  expect(request).toHaveBeenCalledWith({
    origins: [...listOrgPatterns(popupOrgKey)],
    permissions: ['cookies'],
  })
  expect(sent).toEqual([{ type: 'check-org', org: popupOrgKey }])
})

test('refused, nothing is asked of the org, and the way without it is said', async () => {
  request.mockResolvedValue(false)
  const { sent } = await renderPopup()
  await clickInPopup('[data-action="check-org"]')
  expect(sent).toEqual([])
  expect(findInPopup('[data-check="refused"]').textContent).toContain('page by page')
})

test.each(['check', 'mend'] as const)('while the %s goes on it can be stopped', async (running) => {
  const { sent } = await withApi({ activeJob: running })
  await clickInPopup('[data-action="stop"]')
  expect(sent).toEqual([{ type: 'cancel-job', org: popupOrgKey }])
})

test('an API that cannot be used leads back to the pages', async () => {
  await withApi({ report: { ok: false, at: fixedNow, reason: 'access-control' } })
  expect(findInPopup('[data-check="access-control"]').textContent).toContain('page by page')
})

test('an org without an API is none that SpaceIQ can work with: that is said, and no way on that leads nowhere', async () => {
  await withApi({ report: { ok: false, at: fixedNow, reason: 'api-disabled' } })
  const text = findInPopup('[data-check="api-disabled"]').textContent
  expect(text).toContain(resolveMessage('api_disabled'))
  expect(text).not.toContain(resolveMessage('check_by_hand'))
})

test('page layouts are chosen in the preview: those that are deselected are not sent', async () => {
  const layouts = [
    { id: '00h000000000001AAA', name: 'Sales' },
    { id: '00h000000000002AAA', name: 'Support' },
  ]
  const item = { kind: 'layouts', fields: ['Team'], layouts } as const
  const { sent } = await withApi({ report: report([]), repairPlan: [item] })
  await clickInPopup('[data-action="mend"]')
  await clickInPopup('input[name="layout"][value="00h000000000001AAA"]')
  await clickInPopup('[data-action="confirm-mend"]')
  expect(sent).toEqual([
    { type: 'repair-org', org: popupOrgKey, items: [{ ...item, layouts: layouts.slice(1) }] },
  ])
})

test('what keeps Review fixes from making more is said before anything is made, with a way there', async () => {
  const note = { text: { key: 'mend_not_inactive', subs: ['a@x.example'] }, step: 'user' } as const
  const { sent } = await withApi({ report: report([]), repairPlan: [], repairNotes: [note] })
  expect(findInPopup('[data-mend="notes"]').textContent).toContain(
    resolveMessage('mend_not_inactive', 'a@x.example'),
  )
  await clickInPopup('[data-mend="notes"] [data-action="show-me"]')
  expect(sent).toEqual([{ type: 'show-step', org: popupOrgKey, step: 'user' }])
})

test('a password that Salesforce does not take says how to set it by hand, with a way to the user', async () => {
  const item = { kind: 'password', username: 'a@x.example' } as const
  const { sent } = await withApi({
    report: report([]),
    repairResults: [{ item, end: 'failed', reason: 'by-hand', message: '' }],
  })
  expect(findInPopup('[data-item="password"]').textContent).toContain(resolveMessage('api_by_hand'))
  await clickInPopup('[data-mend="done"] [data-action="show-me"]')
  expect(sent).toEqual([{ type: 'show-step', org: popupOrgKey, step: 'user' }])
})

test('nothing is made before the preview is confirmed, and only what it showed', async () => {
  const plan: readonly RepairItem[] = [
    { kind: 'field', name: 'Team' },
    { kind: 'user', username: 'spaceiq@acme.example', profile: 'SpaceIQ API Only' },
  ]
  const { sent } = await withApi({
    report: report([
      {
        id: 'field-Team',
        status: 'wrong',
        label: { key: 'check_field', subs: ['Team'] },
        details: [{ key: 'check_field_missing', subs: [] }],
        action: { kind: 'mend' },
      },
    ]),
    repairPlan: plan,
  })
  const inRow = 'tr[data-check-row="field-Team"] [data-action="mend"]'
  expect(findInPopup(inRow).textContent).toBe('Review the fix')
  expect(findInPopup(inRow).getAttribute('aria-label')).toBe('Review the fix: Field Team')
  await clickInPopup(inRow)
  expect(sent).toEqual([])
  expect(findInPopup('[data-mend="preview"]').textContent).toContain('spaceiq@acme.example')
  await clickInPopup('[data-action="confirm-mend"]')
  expect(sent).toEqual([{ type: 'repair-org', org: popupOrgKey, items: plan }])
})

test.each(['[data-check="done"] > [data-action="mend"]', 'tr [data-action="mend"]'])(
  'the preview that %s opens comes into sight and is what has the focus, not what makes it all',
  async (opener) => {
    const row = {
      id: 'user',
      status: 'wrong',
      label: { key: 'check_user', subs: [] },
      details: [],
      action: { kind: 'mend' },
    } as const
    await withApi({ report: report([row]), repairPlan: [{ kind: 'set' }] })
    const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
    await clickInPopup(opener)
    expect(document.activeElement).toBe(findInPopup('fieldset.ask legend'))
    expect(scrolled.mock.instances).toEqual([findInPopup('fieldset.ask legend')])
    scrolled.mockRestore()
  },
)

test('what failed says why in Salesforce’s words', async () => {
  await withApi({
    report: report([]),
    repairResults: [
      { item: { kind: 'field', name: 'Team' }, end: 'failed', reason: 'invalid', message: 'No room left' },
    ],
  })
  expect(findInPopup('[data-item="field-Team"]').textContent).toContain('No room left')
})

test('a new app is tried again by itself when its time has come', async () => {
  const { sent } = await withApi({
    loginTest: { kind: 'not-ready', at: fixedNow, retryAt: fixedNow + 30_000 },
  })
  expect(popupRoot.textContent).toContain('0:30')
  await settle(async () => {
    await vi.advanceTimersByTimeAsync(29_000)
  })
  expect(sent).toEqual([])
  await settle(async () => {
    await vi.advanceTimersByTimeAsync(1_500)
  })
  expect(sent).toEqual([{ type: 'test-login', org: popupOrgKey }])
})

test('a sign-in that worked says what it does not prove, one that came to nothing what Salesforce said', async () => {
  const host = popupOrgKey
  await withApi({ loginTest: { kind: 'success', at: fixedNow, username: 'u@acme.example', host } })
  expect(findInPopup('[data-sign-in="success"]').textContent).toContain(resolveMessage('signin_unproven'))
  await withApi({
    loginTest: { kind: 'data-refused', at: fixedNow, host, said: 'SOME_CODE: its words', unrevoked: true },
  })
  const note = findInPopup('[data-sign-in="data-refused"]')
  expect(note.className).toContain('warn')
  for (const text of [
    'SOME_CODE: its words',
    resolveMessage('signin_token_no_proof'),
    resolveMessage('signin_unrevoked'),
  ])
    expect(note.textContent).toContain(text)
})

test('a name that the org has not is told with the names it has', async () => {
  const near = ['u@acme.example.uat', 'u@acme.example.dev']
  await withApi({ loginTest: { kind: 'no-such-user', at: fixedNow, username: 'u@acme.example', near } })
  const told = findInPopup('[data-sign-in="no-such-user"]').textContent
  for (const text of [popupOrgKey, 'u@acme.example', ...near]) expect(told).toContain(text)
})

test.each([
  ['unfreeze', 'check_unfreeze'],
  ['unlock', 'check_unlock'],
] as const)('an account that cannot sign in has the way to its page: %s', async (press, key) => {
  const id = '005000000000018AAA'
  const row = {
    id: 'user',
    status: 'wrong',
    label: { key: 'check_user', subs: [] },
    details: [],
    action: { kind: 'open-user', id, press },
  } as const
  await withApi({ report: report([row]) })
  const link = findInPopup('[data-check-row="user"] a') as HTMLAnchorElement
  expect(link.href).toBe(`https://${popupOrgKey}/${id}?noredirect=1&isUserEntityOverride=1`)
  expect(link.textContent).toContain(resolveMessage(key))
})
