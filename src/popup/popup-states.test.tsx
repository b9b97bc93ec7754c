// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { now, org, stateWith } from '../../test/support/popup-fixtures.ts'
import { click, describedBy, find, inTab, root, show, withRecord } from '../../test/support/render-popup.tsx'
import { said, type TextKey } from '../../test/support/texts.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import { emptyRecord } from '../setup-guide/org-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))

describe('the org’s tab', () => {
  test.each(['signed-out', 'maintenance', 'verifying'] as const)(
    '%s: what happened, and one way on',
    async (tab) => {
      const { sent } = await show(inTab(tab))
      const name = tab.replace('-', '_')
      const notice = find(`[data-tab="${tab}"]`)
      expect(root.querySelector(`#${notice.getAttribute('aria-labelledby')}`)?.textContent).toBe(
        said(`popup_tab_${name}_title` as TextKey),
      )
      expect(notice.textContent).toContain(said(`popup_tab_${name}_text` as TextKey))
      expect(root.querySelectorAll('button.primary[data-action="show-me"]')).toHaveLength(1)
      await click('[data-action="show-me"]')
      expect(sent).toEqual([{ type: 'show-me', org }])
    },
  )

  test('signed out: in so many words', async () => {
    await show(inTab('signed-out'))
    expect(find('[data-tab]').textContent).toContain(
      'Sign in again: Salesforce brings you back to the page, and the guide goes on.',
    )
  })

  test.each(['setup', 'elsewhere', null] as const)('%s: nothing is said', async (tab) => {
    await show(inTab(tab))
    expect(root.querySelector('[data-tab]')).toBeNull()
    expect(find('.next [data-action="show-me"]').classList.contains('primary')).toBe(true)
  })

  test('before the start it is said, and Start is the button', async () => {
    await show({ ...inTab('signed-out'), record: emptyRecord })
    expect(root.querySelector('[data-tab="signed-out"] button')).toBeNull()
    find('[data-action="start"]')
  })

  test('of a setup that is over is nobody’s business', async () => {
    const evidence: Evidence = { activation: { status: 'active', at: now } }
    await show({ ...inTab('signed-out'), ...withRecord({ running: false, evidence }) })
    expect(root.querySelector('[data-tab]')).toBeNull()
  })

  test('the values can be gone to all the same', async () => {
    await show({ ...inTab('signed-out'), ...withRecord({ chosen: 'activate' }) })
    expect(find('.next [data-action="show-me"]').dataset.step).toBe('activate')
  })
})

describe('a page that takes the card away', () => {
  test('is told of, with the way to have it back', async () => {
    const { sent } = await show(withRecord({ hidden: true, keptOff: true }))
    const notice = find('[data-kept-off]')
    expect(notice.textContent).toContain(said('popup_kept_off_title'))
    expect(notice.textContent).toContain(said('popup_kept_off_text'))
    await click('[data-kept-off] [data-action="show-again"]')
    expect(sent).toEqual([{ type: 'show', org, hidden: false }])
  })

  test('is not blamed for what the admin put away', async () => {
    await show(withRecord({ hidden: true }))
    expect(root.querySelector('[data-kept-off]')).toBeNull()
  })
})

describe('the username-password flow at Activate', () => {
  test('before its end: that it is used, until when, and where it is allowed', async () => {
    await show()
    const notice = find('[data-flow="before"]')
    expect(notice.textContent).toContain('February 20, 2027')
    expect(notice.textContent).toContain('Summer ’23')
    expect(notice.textContent).toContain(
      'OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows',
    )
    expect(notice.textContent).toContain('Release Updates')
    const link = notice.querySelector('a')
    expect(link?.getAttribute('href')).toBe(`https://${org}/lightning/setup/OauthOidcSettings/home`)
    expect(link?.getAttribute('rel')).toContain('noopener')
    expect(describedBy('[data-action="activate"]')).toContain('February 20, 2027')
  })

  test('after its end: the warning comes first, and Activate can still be pressed', async () => {
    vi.setSystemTime(new Date('2027-02-20T00:00:00Z'))
    const { sent } = await show()
    const warning = find('[data-flow="after"]')
    const button = find('[data-action="activate"]')
    expect(warning.textContent).toContain('can no longer work')
    expect(warning.textContent).toContain('OAuth client credentials')
    expect(warning.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
    expect(describedBy('[data-action="activate"]')).toContain('switched the OAuth username-password flow off')
    expect(root.querySelector('[data-flow="before"]')).toBeNull()
    await click('[data-action="activate"]')
    expect(sent).toEqual([{ type: 'activate', org, endpoint: stateWith().endpoint }])
  })

  test('an open popup changes as the day comes', async () => {
    vi.setSystemTime(new Date('2027-02-19T23:59:58Z'))
    await show()
    find('[data-flow="before"]')
    await settle(async () => {
      await vi.advanceTimersByTimeAsync(2000)
    })
    find('[data-flow="after"]')
  })

  test('and what is active already is warned of', async () => {
    vi.setSystemTime(new Date('2027-03-01T00:00:00Z'))
    await show({ activation: { sending: false, outcome: { kind: 'active', at: now } } })
    find('[data-flow="after"]')
    find('[data-outcome="active"]')
  })
})

describe('the org it speaks of', () => {
  const uat = 'acme--uat.sandbox.my.salesforce.com'

  test('is named at the top and at Activate, with its kind', async () => {
    await show(inTab('setup', uat))
    expect(find('header .org').textContent).toContain(uat)
    expect(find('header .kind').textContent).toBe('Sandbox')
    expect(find('#activate-for').textContent).toBe(`Sends the values of this org to SpaceIQ: ${uat} Sandbox`)
    expect(describedBy('[data-action="activate"]')).toContain(`${uat} Sandbox`)
  })

  test('production is called that', async () => {
    await show()
    expect(find('header .kind').textContent).toBe('Production')
  })

  test('a host that does not tell gets no name', async () => {
    await show(inTab('setup', 'na112.salesforce.com'))
    expect(root.querySelector('.kind')).toBeNull()
  })

  test('the choice tells the kinds apart', async () => {
    await show({ others: [uat] })
    const options = [...root.querySelectorAll('option')].map(({ value, textContent }) => [value, textContent])
    expect(options).toEqual([
      [uat, `${uat} · Sandbox`],
      [org, `${org} · Production`],
    ])
  })
})

test('ids are there once, and what is named by them is there', async () => {
  await show({ ...inTab('signed-out'), ...withRecord({ evidence: { creationClosed: true } }) })
  const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const element of root.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
    const named = `${element.getAttribute('aria-labelledby') ?? ''} ${element.getAttribute('aria-describedby') ?? ''}`
    for (const id of named.split(' ').filter(Boolean)) expect(ids).toContain(id)
  }
})
