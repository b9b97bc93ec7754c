// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  consumerSecretFixture,
  createDispatchRecorder,
  createPopupState,
  fixedNow,
  passwordFixture,
  popupOrgKey,
} from '../../test/support/popup-fixtures.ts'
import type { PopupState } from '../messages.ts'
import type { FieldComparisons } from '../salesforce/observed-setup.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { PopupView } from './popup-view.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

let root: HTMLElement

beforeEach(() => {
  vi.useFakeTimers({ now: fixedNow })
  root = document.createElement('div')
  document.body.replaceChildren(root)
})

afterEach(() => {
  render(null, root)
  vi.useRealTimers()
})

const flowSetting = `https://${popupOrgKey}/lightning/setup/OauthOidcSettings/home`

const draw = async (content: ComponentChild) => settle(() => render(content, root))

const show = async (change: Partial<PopupState> = {}) => {
  const { sent, act } = createDispatchRecorder()
  const choose = vi.fn()
  await draw(<PopupView state={createPopupState(change)} dispatch={act} chooseOrg={choose} />)
  return { sent, choose }
}

const rest = (ms: number) =>
  settle(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })

const find = (selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

const click = (selector: string) =>
  settle(async () => {
    find(selector).click()
    await vi.advanceTimersByTimeAsync(0)
  })

const findings: FieldComparisons = {
  ExternalID: { status: 'wrong', differences: [{ what: 'externalId', is: false, shouldBe: true }] },
  Department: { status: 'wrong', differences: [{ what: 'length', is: 80, shouldBe: 255 }] },
  Team: { status: 'wrong', differences: [{ what: 'type', is: 'Long Text Area', shouldBe: 'Text' }] },
  CurrentSeat: { status: 'found' },
  NewSeat: { status: 'found' },
  EmployeeAssets: { status: 'saved' },
  EmployeeNotes: { status: 'missing' },
}

test('without an org, Start cannot be pressed and says why', async () => {
  await show({ org: null })
  const start = find('[data-action="start"]')
  expect(start.hasAttribute('disabled')).toBe(true)
  expect(find(`#${start.getAttribute('aria-describedby')}`).textContent).toContain('Salesforce')
  expect(root.querySelector('a[href="https://login.salesforce.com/"]')).not.toBeNull()
})

test('before the start the limits are said, and Start starts', async () => {
  const { sent } = await show({ orgState: emptyOrgState })
  await rest(0)
  expect(root.textContent).toContain('February 20, 2027')
  expect(root.textContent).toContain('connected apps')
  await click('[data-action="start"]')
  expect(sent).toEqual([{ type: 'start-guide', org: popupOrgKey }])
})

test('after its last day the notice says that the flow is gone', async () => {
  vi.setSystemTime(new Date('2027-03-01'))
  await show({ orgState: emptyOrgState })
  expect(root.textContent).toContain('retired the OAuth username-password flow')
})

test('the intro says where the flow is allowed, and opens it in the org', async () => {
  await show({ orgState: emptyOrgState })
  const intro = find('[data-limits]').textContent
  expect(intro).toContain('Summer ’23')
  expect(intro).toContain('OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows')
  expect(root.querySelector(`[data-limits] a[href="${flowSetting}"]`)).not.toBeNull()
})

test('neither secret is in the text or the markup', async () => {
  await show()
  expect(root.textContent).not.toContain(consumerSecretFixture)
  expect(root.textContent).not.toContain(passwordFixture)
  expect(root.innerHTML).not.toContain(consumerSecretFixture)
  expect(root.innerHTML).not.toContain(passwordFixture)
  for (const name of ['password', 'clientSecret']) {
    expect(find(`input[name="${name}"]`).getAttribute('type')).toBe('password')
  }
})

test('the five inputs stand in the order of SpaceIQ’s tab, each with its provenance', async () => {
  await show()
  const names = [...root.querySelectorAll('.values input')].map((input) => input.getAttribute('name'))
  expect(names).toEqual(['username', 'password', 'clientSecret', 'clientId', 'domain'])
  expect(find('#value-clientSecret-about').textContent).toBe('Consumer details of SpaceIQ, 2:02 PM')
  expect(find('#value-password-about').textContent).toBe('Typed by you, 2:02 PM')
  expect(find('#value-domain-about').textContent).toBe('From the address of your Salesforce tab')
})

test('what Review fixes made is not said to have been typed', async () => {
  const { values } = createPopupState()
  const made = { value: passwordFixture, provenance: { from: 'mended', at: fixedNow } } as const
  await show({ values: { ...values, password: made } })
  expect(find('#value-password-about').textContent).toBe('Created by the fix, 2:02 PM')
})

test('the first Go to page is the current step’s', async () => {
  const { sent } = await show()
  expect(find('[data-action="show-me"]').classList.contains('primary')).toBe(true)
  await click('[data-action="show-me"]')
  expect(sent).toEqual([{ type: 'show-step', org: popupOrgKey, step: 'profile' }])
})

test('the fields are listed with how they differ', async () => {
  await show({ orgState: { ...emptyOrgState, guideActive: true, observedSetup: { fields: findings } } })
  const listed = find('[data-step="fields"] .differences').textContent
  expect(listed).toContain('ExternalID: External ID isn’t selected but should be')
  expect(listed).toContain('Department: Length is 80 but should be 255')
  expect(listed).toContain('Team: Data Type is Long Text Area but should be Text')
  expect(find('[data-field="ExternalID"]').textContent).toContain('Needs a change')
  expect(find('[data-field="EmployeeNotes"]').textContent).toContain('Missing')
  expect(find('[data-step="fields"] .evidence').textContent).toContain('2 of 7')
})

test('a step can be skipped and done after all', async () => {
  const { sent } = await show({ orgState: { ...emptyOrgState, guideActive: true, skippedSteps: ['app'] } })
  await click('li[data-step="user"] [data-action="skip"]')
  await click('li[data-step="app"] [data-action="unskip"]')
  expect(sent).toEqual([
    { type: 'set-step-skipped', org: popupOrgKey, step: 'user', skipped: true },
    { type: 'set-step-skipped', org: popupOrgKey, step: 'app', skipped: false },
  ])
})

test('Start over asks once', async () => {
  const { sent } = await show()
  await click('[data-action="start-over"]')
  expect(sent).toEqual([])
  expect(find('fieldset.ask legend').textContent).toContain('values, and token')
  await click('[data-action="confirm-start-over"]')
  expect(sent).toEqual([{ type: 'start-over', org: popupOrgKey }])
})

test('the guide can be hidden, and shown again', async () => {
  const first = await show()
  await click('[data-action="hide"]')
  expect(first.sent).toEqual([{ type: 'set-overlay-hidden', org: popupOrgKey, hidden: true }])
  const second = await show({ orgState: { ...emptyOrgState, guideActive: true, overlayHidden: true } })
  await click('[data-action="show"]')
  expect(second.sent).toEqual([{ type: 'set-overlay-hidden', org: popupOrgKey, hidden: false }])
})

test('the wait for a new connected app counts down and goes away', async () => {
  const evidence = { connectedAppSavedAt: fixedNow - 9 * 60_000 }
  await show({ orgState: { ...emptyOrgState, guideActive: true, observedSetup: evidence } })
  expect(find('[data-wait]').textContent).toContain('1:00 left')
  await rest(1000)
  expect(find('[data-wait]').textContent).toContain('0:59 left')
  await rest(60_000)
  expect(root.querySelector('[data-wait]')).toBeNull()
})

test('another org can be chosen where there is one', async () => {
  const { choose } = await show({ others: ['globex.my.salesforce.com'] })
  const select = find('select[name="org"]') as HTMLSelectElement
  select.value = 'globex.my.salesforce.com'
  await settle(() => {
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(choose).toHaveBeenCalledWith('globex.my.salesforce.com')
})

test('every control has a name, and every input a label', async () => {
  await show({ hasToken: false })
  for (const button of root.querySelectorAll('button')) {
    expect(button.getAttribute('aria-label') ?? button.textContent).not.toBe('')
  }
  for (const input of root.querySelectorAll('input')) {
    expect(root.querySelector(`label[for="${input.id}"]`)).not.toBeNull()
  }
})
