// @vitest-environment happy-dom
import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createDispatchRecorder,
  createPopupState,
  emptyCredentialsFixture,
  fixedNow,
  popupOrgKey,
} from '../../../test/support/popup-fixtures.ts'
import { resolveMessage } from '../../../test/support/texts.ts'
import type { PageMessage, PopupState } from '../../messages.ts'
import { PopupView } from '../../popup/popup-view.tsx'
import type { ActivationFailure, ActivationOutcome } from '../outcome.ts'
import { outcomeTexts } from './outcome-texts.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
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

type Act = (message: PageMessage) => Promise<boolean>

const show = async (change: Partial<PopupState> = {}, act: Act = createDispatchRecorder().act) =>
  settle(() =>
    render(<PopupView state={createPopupState(change)} dispatch={act} chooseOrg={() => undefined} />, root),
  )

const find = <E extends HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

const button = () => find<HTMLButtonElement>('[data-action="activate"]')
const rest = (ms: number) =>
  settle(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
const type = (name: string, value: string) =>
  settle(() => {
    const input = find<HTMLInputElement>(`input[name="${name}"]`)
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })

const failed = (failure: Partial<ActivationFailure>): PopupState['activation'] => ({
  sending: false,
  outcome: { kind: 'invalid', at: fixedNow, tries: 1, ...failure },
})

describe('every outcome', () => {
  const kinds = Object.keys(outcomeTexts) as ActivationOutcome['kind'][]

  test.each(kinds)('%s says what it is and what comes next', async (kind) => {
    const outcome =
      kind === 'active' || kind === 'pending' ? { kind, at: fixedNow } : { kind, at: fixedNow, tries: 1 }
    await show({ activation: { sending: false, outcome } })
    const { title, text } = outcomeTexts[kind]
    const told = find(`[data-outcome="${kind}"]`).textContent
    expect(told).toContain(resolveMessage(title))
    expect(told).toContain(resolveMessage(text))
    expect(find(`[data-outcome="${kind}"] strong`).textContent).not.toBe('')
  })

  test('no two share a text', () => {
    for (const part of ['title', 'text', 'next'] as const) {
      const texts = kinds.map((kind) => resolveMessage(outcomeTexts[kind][part]))
      expect(new Set(texts).size, part).toBe(kinds.length)
    }
  })
})

test('an accepted activation takes the place of the form', async () => {
  await show({
    activation: { sending: false, outcome: { kind: 'active', at: fixedNow, integrationId: 'int-1' } },
  })
  expect(root.querySelector('input')).toBeNull()
  expect(find('[data-outcome="active"]').textContent).toContain('int-1')
  await settle(() => find('[data-action="send-again"]').click())
  expect(root.querySelector('input[name="username"]')).not.toBeNull()
})

describe('an outcome that comes while the popup is open', () => {
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
  const sendAndGet = async (outcome: ActivationOutcome) => {
    await show()
    button().focus()
    await settle(async () => {
      button().click()
      await vi.advanceTimersByTimeAsync(0)
    })
    scrolled.mockClear()
    await show({ activation: { sending: false, outcome } })
  }

  test('stands right below the button where it failed, in sight, and the focus stays', async () => {
    const errors = [{ field: 'password', message: 'Wrong password' }] as const
    await sendAndGet({ kind: 'invalid', at: fixedNow, tries: 1, errors })
    const card = find('[data-outcome="invalid"]')
    expect(card.previousElementSibling).toBe(find('.activate'))
    expect(scrolled.mock.instances).toEqual([card])
    expect(document.activeElement).toBe(button())
    expect(find('input[name="password"]').getAttribute('aria-invalid')).toBe('true')
  })

  test('takes the place of the form where it was accepted: its heading is in sight and has the focus', async () => {
    await sendAndGet({ kind: 'active', at: fixedNow })
    expect(scrolled.mock.instances).toEqual([find('#values-title')])
    expect(document.activeElement).toBe(find('#values-title'))
    expect(find('[role="status"]').textContent).toBe(resolveMessage(outcomeTexts.active.title))
  })

  test('does not take the focus from where the admin went meanwhile', async () => {
    await show()
    await show({ activation: { sending: true, outcome: null } })
    find('[data-action="options"]').focus()
    await show({ activation: { sending: false, outcome: { kind: 'active', at: fixedNow } } })
    expect(document.activeElement).toBe(find('[data-action="options"]'))
  })

  test('is told once, and not at all where the popup opens on it', async () => {
    const told = { activation: { sending: false, outcome: { kind: 'active', at: fixedNow } } } as const
    scrolled.mockClear()
    await show(told)
    await show({ ...told, hasToken: false })
    expect(scrolled).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(document.body)
    expect(find('[role="status"]').textContent).toBe('')
  })
})

test('activated with values of one’s own and the guide never started, that comes first and no step is due', async () => {
  const { orgState: record } = createPopupState()
  const evidence = { activation: { status: 'active', at: fixedNow } } as const
  await show({ orgState: { ...record, guideActive: false, observedSetup: evidence } })
  expect(find('main').firstElementChild?.querySelector('[data-outcome="active"]')).not.toBeNull()
  expect(root.querySelector('.next')).toBeNull()
  expect(root.querySelector('[aria-current="step"]')).toBeNull()
  expect(find('li[data-step="profile"] [data-action="show-me"]')).not.toBeNull()
  await show({ orgState: { ...record, guideActive: true, observedSetup: evidence } })
  expect(find('.next')).not.toBeNull()
})

test('an acceptance is remembered after the session is over', async () => {
  const { orgState: record } = createPopupState()
  await show({
    orgState: {
      ...record,
      guideActive: false,
      observedSetup: { activation: { status: 'pending', at: fixedNow } },
    },
  })
  expect(find('[data-outcome="pending"]').textContent).toContain('still setting')
})

test('a field error stands at its field until it is edited', async () => {
  await show({
    activation: failed({ status: 422, errors: [{ field: 'password', message: 'Wrong password' }] }),
  })
  const input = find('input[name="password"]')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(find(`#${input.getAttribute('aria-describedby')}`).textContent).toContain('Wrong password')
  vi.advanceTimersByTime(5)
  await type('password', 'another')
  expect(find('input[name="password"]').getAttribute('aria-invalid')).toBe('false')
})

test('SpaceIQ’s wait is counted down, and Activate waits with it', async () => {
  await show({ activation: failed({ kind: 'rate-limited', status: 429, retryAt: fixedNow + 90_000 }) })
  expect(button().disabled).toBe(true)
  expect(find('#activate-about').textContent).toContain('1:30')
  await rest(90_000)
  expect(button().disabled).toBe(false)
})

test('a double click sends once, and the button says that it is sending', async () => {
  let end = (_: boolean): void => undefined
  const act = vi.fn(
    (_: PageMessage) =>
      new Promise<boolean>((resolve) => {
        end = resolve
      }),
  )
  await show({}, act)
  await settle(async () => {
    button().click()
    button().click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(act.mock.calls).toEqual([
    [{ type: 'activate', org: popupOrgKey, endpoint: createPopupState().endpoint, grant: 'password' }],
  ])
  expect(button().disabled).toBe(true)
  expect(button().getAttribute('aria-busy')).toBe('true')
  await settle(async () => {
    end(true)
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(button().disabled).toBe(false)
})

test('with a value missing nothing is sent, and the first empty field is led to', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({ values: emptyCredentialsFixture, hasToken: false }, act)
  await settle(() => button().click())
  expect(sent).toEqual([])
  expect(document.activeElement?.getAttribute('name')).toBe('username')
  expect(find('#activate-about').textContent).toContain('SpaceIQ API token')
  expect(find('input[name="token"]').getAttribute('aria-invalid')).toBe('true')
})

test('what is typed is sent after a pause, tidied', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({}, act)
  await type('clientId', ' 3MVG9a')
  await rest(299)
  expect(sent).toEqual([])
  await rest(1)
  expect(sent).toEqual([{ type: 'set-credential', org: popupOrgKey, name: 'clientId', value: '3MVG9a' }])
})

test('a field that was left shows what is held, once it is', async () => {
  const { act } = createDispatchRecorder()
  await show({}, act)
  await settle(() => find('input[name="username"]').focus())
  await type('username', 'me@acme.example')
  await rest(1000)
  expect(find<HTMLInputElement>('input[name="username"]').value).toBe('me@acme.example')
  await settle(() => find('input[name="username"]').blur())
  await rest(1000)
  expect(find<HTMLInputElement>('input[name="username"]').value).toBe(
    createPopupState().values.username.value,
  )
})

test('what is typed goes with the popup', async () => {
  const browser = (await import('webextension-polyfill')).default
  await show()
  await type('password', 'typed late')
  await settle(() => {
    dispatchEvent(new Event('pagehide'))
  })
  expect(browser.runtime.sendMessage).toHaveBeenCalledWith({
    type: 'set-credential',
    org: popupOrgKey,
    name: 'password',
    value: 'typed late',
  })
})

test('what is typed is sent before the activation', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({ hasToken: false }, act)
  await type('token', 'token-1 ')
  await settle(async () => {
    button().click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(sent).toEqual([
    { type: 'set-token', org: popupOrgKey, token: 'token-1' },
    { type: 'activate', org: popupOrgKey, endpoint: createPopupState().endpoint, grant: 'password' },
  ])
})

test('a value that could not be handed over stops the activation', async () => {
  const act = vi.fn(async (message: PageMessage) => message.type !== 'set-credential')
  await show({}, act)
  await type('password', 'p')
  await settle(async () => {
    button().click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(act.mock.calls.map(([message]) => message.type)).not.toContain('activate')
})

test('a Salesforce session is not kept and not sent', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({}, act)
  await type('clientSecret', '00D000000000001!AQ4AQFakeSession')
  await rest(1000)
  await settle(() => button().click())
  expect(sent).toEqual([])
  expect(find('#value-clientSecret-about').textContent).toContain('session')
})

test('an unusual key is a warning, not an obstacle', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({}, act)
  await type('clientId', 'custom-key')
  expect(find('#value-clientId-about').textContent).toContain('3MVG9')
  await settle(async () => {
    button().click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(sent.map((message) => message.type)).toEqual(['set-credential', 'activate'])
})

test('Clear says that values and token go, is sent, and drops what is typed', async () => {
  const { sent, act } = createDispatchRecorder()
  await show({ values: emptyCredentialsFixture }, act)
  await type('password', 'half a pass')
  expect(find('[data-action="forget"]').textContent).toBe('Clear values and token')
  await settle(async () => {
    find('[data-action="forget"]').click()
    await vi.advanceTimersByTimeAsync(1000)
  })
  expect(sent).toEqual([{ type: 'clear-credentials', org: popupOrgKey }])
  expect(find('[role="status"]').textContent).toBe('Values and token cleared.')
  expect(find<HTMLInputElement>('input[name="password"]').value).toBe('')
})

test('Replace leads to the field that takes its place', async () => {
  await show()
  find('[data-action="replace-token"]').focus()
  await settle(() => find('[data-action="replace-token"]').click())
  expect(document.activeElement).toBe(find('input[name="token"]'))
})

test('Clear clipboard gives the focus back to the button that copied', async () => {
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: vi.fn(async () => undefined) } })
  await show()
  const copy = '[data-action="copy"][data-value="clientSecret"]'
  for (const selector of [copy, '[data-action="clear-clipboard"]']) {
    find(selector).focus()
    await settle(async () => {
      find(selector).click()
      await vi.advanceTimersByTimeAsync(0)
    })
  }
  expect(find('[role="status"]').textContent).toBe(resolveMessage('value_clipboard_cleared'))
  expect(document.activeElement).toBe(find(copy))
  vi.unstubAllGlobals()
})

test('a copied secret is announced without its value, with a reminder', async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  await show()
  await settle(async () => {
    find('[data-action="copy"][data-value="clientSecret"]').click()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(writeText).toHaveBeenCalledWith(createPopupState().values.clientSecret.value)
  expect(find('[role="status"]').textContent).toContain('Clear the clipboard')
  vi.unstubAllGlobals()
})
