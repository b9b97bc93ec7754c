// @vitest-environment happy-dom
/** Whatever the background refuses a page of ours, the admin reads why and what to do, and no name of a check. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { fixedNow } from '../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot } from '../../test/support/render-popup.tsx'
import type { PageRefusal } from '../messages.ts'
import { type PlainMessageKey, t } from './i18n.ts'
import { refusalTexts } from './refusal-texts.ts'
import { RequestErrorNote } from './request-error.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

/** All of them: one without texts is a type error. */
const reasons = Object.keys(refusalTexts) as readonly PageRefusal[]
/** What no admin can bring about. */
const faults: readonly PageRefusal[] = [
  'sender-id',
  'sender-address',
  'wrong-context',
  'malformed',
  'no-such-org',
]
const general: readonly PlainMessageKey[] = ['ui_trouble_refused', 'ui_trouble_refused_next']

const show = async (reason: PageRefusal, onDismiss?: () => void) => {
  const onRetry = vi.fn()
  const trouble = { kind: 'refused', reason, messageType: 'fill-spaceiq-form', at: fixedNow } as const
  await settle(() =>
    render(
      <RequestErrorNote error={trouble} onRetry={onRetry} {...(onDismiss ? { onDismiss } : {})} />,
      popupRoot,
    ),
  )
  return onRetry
}
const again = () => popupRoot.querySelector('[data-action="again"]')

describe.each(reasons)('%s', (reason) => {
  const { cause, next, canRetry: helps } = refusalTexts[reason]

  test('has a cause and a next move, in words of the admin', async () => {
    await show(reason)
    const text = findInPopup('[role="alert"]').textContent ?? ''
    expect(text).toContain(t(cause))
    expect(text).toContain(t(next))
    expect(text).not.toMatch(/\$\d|_|refused:/)
    if (reason.includes('-')) expect(text).not.toContain(reason)
  })

  test('is named to support, with what was asked and when', async () => {
    const writeText = vi.fn(async (_: string) => undefined)
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
    await show(reason)
    await clickInPopup('[data-action="copy-details"]')
    expect(writeText.mock.calls[0]?.[0].split('\n')).toEqual([
      'SpaceIQ Setup Assistant: 0.1.0',
      `What: fill-spaceiq-form: refused ${reason}`,
      `When: ${new Date(fixedNow).toISOString()}`,
      'Browser: Mozilla/5.0',
    ])
  })

  test('offers to try again only where that can end otherwise', async () => {
    const onRetry = await show(reason)
    expect(again() !== null).toBe(helps)
    if (helps) await clickInPopup('[data-action="again"]')
    expect(onRetry).toHaveBeenCalledTimes(helps ? 1 : 0)
  })
})

test('the advice to reload the extension is given for faults of the extension alone', () => {
  for (const reason of reasons) {
    const { cause, next } = refusalTexts[reason]
    expect(
      [cause, next].filter((key) => general.includes(key)),
      reason,
    ).toEqual(faults.includes(reason) ? general : [])
  }
})

test.each<PageRefusal>(['switched-off', 'org-not-allowed', 'session-id'])(
  '%s: the same again would be refused again',
  async (reason) => {
    await show(reason, () => undefined)
    expect(again()).toBeNull()
    expect(popupRoot.querySelector('[data-action="dismiss"]')).not.toBeNull()
  },
)

test('a reason of a background of another version has the general advice', async () => {
  for (const reason of ['brand-new', 'constructor']) {
    await show(reason as PageRefusal)
    for (const key of general) expect(findInPopup('[role="alert"]').textContent).toContain(t(key))
  }
})
