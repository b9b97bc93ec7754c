// @vitest-environment happy-dom
/** Sealing and receiving, as two people see it. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPopupState, emptyCredentialsFixture } from '../../../test/support/popup-fixtures.ts'
import {
  createKeyFixture,
  passwordValues,
  sealedOrg,
  sealFixture,
} from '../../../test/support/sealed-fixtures.ts'
import { resolveMessage } from '../../../test/support/texts.ts'
import type { PageMessage, PopupState } from '../../messages.ts'
import { openText } from '../open-text.ts'
import { formatReceivingCode } from '../receiving-code.ts'
import { getPublicKey } from '../receiving-key.ts'
import { HandOverPage } from './hand-over-page.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const root = document.createElement('div')
const find = (selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}
/** Lets what was begun come to its end: hashes and keys take more than a turn. */
const wait = (seen: () => unknown) =>
  vi.waitFor(
    async () => {
      await settle(async () => void (await new Promise((go) => setTimeout(go, 5))))
      expect(seen()).toBeTruthy()
    },
    // A busy machine may take its time.
    { timeout: 60_000 },
  )
const click = (selector: string) => settle(() => find(selector).click())
const paste = (selector: string, text: string) =>
  settle(() => {
    const field = find(selector) as HTMLTextAreaElement
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
const textOf = (selector: string) => (root.querySelector(selector) as HTMLTextAreaElement | null)?.value

const session = new Map<string, unknown>()
const sent: PageMessage[] = []
let state: PopupState
let refuseReceiving = false

const open = async (org: string | null) => {
  await settle(() => render(<HandOverPage org={org} />, root))
  await wait(() => root.querySelector('main section, main p'))
}

beforeEach(() => {
  document.body.replaceChildren(root)
  session.clear()
  sent.length = 0
  refuseReceiving = false
  state = createPopupState()
  // Happy DOM has none.
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_: string, act: () => unknown) => act() },
  })
  browser.storage.session.get.mockImplementation((async (key: string) => ({
    [key]: session.get(key),
  })) as never)
  browser.storage.session.set.mockImplementation((async (items: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(items)) session.set(key, value)
  }) as never)
  browser.storage.session.remove.mockImplementation((async (key: string) => session.delete(key)) as never)
  browser.runtime.sendMessage.mockImplementation(async (message: PageMessage) => {
    sent.push(message)
    if (message.type === 'get-popup-state') return { ok: true, value: state }
    if (message.type === 'get-values-to-seal') return { ok: true, value: passwordValues }
    if (refuseReceiving) return { ok: false, reason: 'storage-failed' }
    return { ok: true, value: undefined }
  })
})
afterEach(() => render(null, root))

describe('the admin', () => {
  test('seals after comparing the words, and the text opens with the colleague’s key', async () => {
    const key = await createKeyFixture(Date.now())
    await open(sealedOrg)
    await paste('#pasted-code', await formatReceivingCode(getPublicKey(key)))
    await wait(() => root.querySelectorAll('.words li').length === 6)
    expect((find('[data-action="seal-values"]') as HTMLButtonElement).disabled).toBe(true)
    await click('input[name="confirm-words"]')
    await click('[data-action="seal-values"]')
    await wait(() => textOf('#sealed-text'))
    expect(await openText(textOf('#sealed-text') ?? '', key, {}, Date.now())).toMatchObject({
      org: sealedOrg,
      sealed: passwordValues,
    })
    expect(sent).toContainEqual({ type: 'get-values-to-seal', org: sealedOrg, grant: 'password' })
  })

  test('confirms another code anew, and what was sealed for the one before is gone', async () => {
    const codes = await Promise.all(
      [1, 2].map(async () => formatReceivingCode(getPublicKey(await createKeyFixture(Date.now())))),
    )
    await open(sealedOrg)
    await paste('#pasted-code', codes[0] ?? '')
    await wait(() => root.querySelector('input[name="confirm-words"]'))
    await click('input[name="confirm-words"]')
    await click('[data-action="seal-values"]')
    await wait(() => textOf('#sealed-text'))
    const before = find('.words').textContent
    await paste('#pasted-code', codes[1] ?? '')
    await wait(() => root.querySelector('.words') && find('.words').textContent !== before)
    expect((find('input[name="confirm-words"]') as HTMLInputElement).checked).toBe(false)
    expect(root.querySelector('#sealed-text')).toBeNull()
  })

  test('is told of a code that is none', async () => {
    await open(sealedOrg)
    await paste('#pasted-code', 'spaceiq-receive-1.00')
    await wait(() => find('#pasted-code-problem').textContent === resolveMessage('seal_code_bad'))
    expect(find('#pasted-code').getAttribute('aria-invalid')).toBe('true')
    expect(root.querySelector('[data-action="seal-values"]')).toBeNull()
  })

  test('is told which values are missing', async () => {
    state = createPopupState({ values: emptyCredentialsFixture })
    await open(sealedOrg)
    expect(find('[data-obstacle]').textContent).toContain(resolveMessage('value_password_label'))
  })

  test('copies a request without a secret', async () => {
    const write = vi.fn(async (_: string) => undefined)
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } })
    await open(sealedOrg)
    await click('[data-action="copy-request"]')
    const [text = ''] = write.mock.calls[0] ?? []
    expect(text).toContain(sealedOrg)
    expect(text).toContain('General Integrations')
    for (const { value } of Object.values(state.values).filter((one) => !one.value.includes(sealedOrg)))
      expect(text).not.toContain(value)
  })
})

describe('the colleague', () => {
  const createCode = async () => {
    await open(null)
    await click('[data-action="create-code"]')
    await wait(() => textOf('#receiving-code') && root.querySelectorAll('.words li').length === 6)
    return session.get('receiving-key') as Awaited<ReturnType<typeof createKeyFixture>>
  }

  test('opens the text once: the key is gone, the values are in the background', async () => {
    const key = await createCode()
    state = createPopupState({ orgState: { ...state.orgState, guideActive: false } })
    await paste('#pasted-text', await sealFixture(key, Date.now()))
    await click('[data-action="open-text"]')
    await wait(() => root.querySelector('#values-title'))
    expect(session.has('receiving-key')).toBe(false)
    expect(sent.filter(({ type }) => type === 'receive-credentials')).toEqual([
      { type: 'receive-credentials', org: sealedOrg, sealedAt: expect.any(Number), ...passwordValues },
    ])
    expect(find('#values-title').textContent).toContain(sealedOrg)
    expect(document.activeElement).toBe(find('#values-title'))
    expect(find('.note.warn').textContent).toBe(resolveMessage('receive_unproven'))
    expect(find('[data-action="activate"]')).toBeTruthy()
    // The popup shows the values when it is opened over SpaceIQ's form.
    expect(session.get(`shown-tab:${sealedOrg}`)).toEqual({ place: 'values', due: 'steps' })
  })

  test('loses nothing where the background could not store it: Try again sends it again', async () => {
    const key = await createCode()
    refuseReceiving = true
    await paste('#pasted-text', await sealFixture(key, Date.now()))
    await click('[data-action="open-text"]')
    await wait(() => root.querySelector('[data-action="again"]'))
    refuseReceiving = false
    await click('[data-action="again"]')
    await wait(() => root.querySelector('#values-title'))
    expect(sent.filter(({ type }) => type === 'receive-credentials')).toHaveLength(2)
  })

  test('keeps the code where the text is not for it, and is told', async () => {
    await createCode()
    await paste('#pasted-text', await sealFixture(await createKeyFixture(Date.now()), Date.now()))
    await click('[data-action="open-text"]')
    await wait(() => find('#pasted-text-problem').textContent === resolveMessage('receive_other_recipient'))
    expect(session.has('receiving-key')).toBe(true)
    expect(sent.some(({ type }) => type === 'receive-credentials')).toBe(false)
  })

  test('finds the same code on another page, until it is cleared', async () => {
    await createCode()
    const code = textOf('#receiving-code')
    await settle(() => render(null, root))
    await open(null)
    await wait(() => textOf('#receiving-code') === code)
    await click('[data-action="clear-code"]')
    await wait(() => root.querySelector('[data-action="create-code"]'))
    expect(session.has('receiving-key')).toBe(false)
  })

  test('finds no code that is older than a day', async () => {
    session.set('receiving-key', await createKeyFixture(Date.now() - 24 * 60 * 60 * 1000))
    await open(null)
    await wait(() => !session.has('receiving-key'))
    expect(find('[data-action="create-code"]')).toBeTruthy()
  })
})

test.each([sealedOrg, null])('a policy switches it off: %s', async (org) => {
  state = createPopupState({ policy: { allowed: true, off: ['seal'] } })
  await open(org)
  await wait(() => root.querySelector('.warning'))
  expect(root.querySelector('[data-action="create-code"], [data-action="seal-values"]')).toBeNull()
})
