// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { createPopupState, fixedNow, popupOrgKey } from '../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  getDescription,
  popupRoot,
  renderPopup,
  withOrgState,
  withTabState,
} from '../../test/support/render-popup.tsx'
import { resolveMessage } from '../../test/support/texts.ts'
import { summer26 } from '../flow-retirement/open-way.ts'
import type { Underscored } from '../platform/substitutions.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { emptyOrgState, type OrgState } from '../setup-guide/org-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

describe('the org’s tab', () => {
  test.each(['signed-out', 'maintenance', 'verifying'] as const)(
    '%s: what happened, and one way on',
    async (tab) => {
      const { sent } = await renderPopup(withTabState(tab))
      const name = tab.replace('-', '_') as Underscored<typeof tab>
      const notice = findInPopup(`[data-tab-state="${tab}"]`)
      expect(popupRoot.querySelector(`#${notice.getAttribute('aria-labelledby')}`)?.textContent).toBe(
        resolveMessage(`popup_tab_${name}_title`),
      )
      expect(notice.textContent).toContain(resolveMessage(`popup_tab_${name}_text`))
      expect(popupRoot.querySelectorAll('button.primary[data-action="show-me"]')).toHaveLength(1)
      await clickInPopup('[data-action="show-me"]')
      expect(sent).toEqual([{ type: 'show-step', org: popupOrgKey }])
    },
  )

  test('signed out: in so many words', async () => {
    await renderPopup(withTabState('signed-out'))
    expect(findInPopup('[data-tab-state]').textContent).toContain(
      'Log in again. Salesforce returns to the page, and the guide continues.',
    )
  })

  test.each(['setup', 'elsewhere', null] as const)('%s: nothing is said', async (tab) => {
    await renderPopup(withTabState(tab))
    expect(popupRoot.querySelector('[data-tab-state]')).toBeNull()
    expect(findInPopup('.next [data-action="show-me"]').classList.contains('primary')).toBe(true)
  })

  test('before the start it is said, and Start is the button', async () => {
    await renderPopup({ ...withTabState('signed-out'), orgState: emptyOrgState })
    expect(popupRoot.querySelector('[data-tab-state="signed-out"] button')).toBeNull()
    findInPopup('[data-action="start"]')
  })

  test('of a setup that is over is nobody’s business', async () => {
    const setup: ObservedSetup = { activation: { status: 'active', at: fixedNow } }
    await renderPopup({
      ...withTabState('signed-out'),
      ...withOrgState({ guideActive: false, observedSetup: setup }),
    })
    expect(popupRoot.querySelector('[data-tab-state]')).toBeNull()
  })

  test('the values can be gone to all the same', async () => {
    await renderPopup({ ...withTabState('signed-out'), ...withOrgState({ chosenStep: 'activate' }) })
    expect(findInPopup('.next [data-action="show-me"]').dataset.step).toBe('activate')
  })
})

describe('a page that takes the card away', () => {
  test('is told of, with the way to have it back', async () => {
    const { sent } = await renderPopup(withOrgState({ overlayHidden: true, overlayRemoved: true }))
    const notice = findInPopup('[data-kept-off]')
    expect(notice.textContent).toContain(resolveMessage('popup_kept_off_title'))
    expect(notice.textContent).toContain(resolveMessage('popup_kept_off_text'))
    await clickInPopup('[data-kept-off] [data-action="show-again"]')
    expect(sent).toEqual([{ type: 'set-overlay-hidden', org: popupOrgKey, hidden: false }])
  })

  test('is not blamed for what the admin put away', async () => {
    await renderPopup(withOrgState({ overlayHidden: true }))
    expect(popupRoot.querySelector('[data-kept-off]')).toBeNull()
  })
})

const lockedOrg = { passwordFlowBlocked: true, organizationCreatedAt: summer26 }

describe('the username-password flow at Activate', () => {
  test('before its end: that it is used, until when, and where it is allowed', async () => {
    await renderPopup()
    const notice = findInPopup('[data-flow="before"]')
    expect(notice.textContent).toContain('February 20, 2027')
    expect(notice.textContent).toContain('Summer ’23')
    expect(notice.textContent).toContain(
      'OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows',
    )
    expect(notice.textContent).toContain('Release Updates')
    const link = notice.querySelector('a')
    expect(link?.getAttribute('href')).toBe(`https://${popupOrgKey}/lightning/setup/OauthOidcSettings/home`)
    expect(link?.getAttribute('rel')).toContain('noopener')
    expect(getDescription('[data-action="activate"]')).toContain('February 20, 2027')
  })

  test('after its end: the warning comes first, and Activate can still be pressed', async () => {
    vi.setSystemTime(new Date('2027-02-20T00:00:00Z'))
    await renderPopup()
    expect(findInPopup('[data-flow="after"]').textContent).toContain('no longer works this way')
    const { sent } = await renderPopup(withOrgState({ chosenGrant: 'client_credentials' }))
    const warning = findInPopup('[data-flow="after"]')
    const button = findInPopup('[data-action="activate"]')
    expect(warning.textContent).not.toContain('no longer works this way')
    expect(warning.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
    expect(getDescription('[data-action="activate"]')).toContain('retired the OAuth username-password flow')
    expect(popupRoot.querySelector('[data-flow="before"]')).toBeNull()
    await clickInPopup('[data-action="activate"]')
    expect(sent).toEqual([
      {
        type: 'activate',
        org: popupOrgKey,
        endpoint: createPopupState().endpoint,
        grant: 'client_credentials',
      },
    ])
  })

  test.each<[string, Partial<OrgState>, string, string, string]>([
    [
      'an org of Summer ’26',
      { observedSetup: lockedOrg },
      'locked',
      'create-external-client-app',
      'grayed out',
    ],
    [
      'an org that switched it off',
      { observedSetup: { passwordFlowBlocked: true } },
      'before',
      'password-off',
      'turned off',
    ],
    [
      'a login that worked',
      { observedSetup: { passwordFlowWorkedAt: fixedNow } },
      'settled',
      'password',
      'as the manual says',
    ],
    [
      'client credentials, chosen where no app can be created',
      { observedSetup: { connectedAppCreationClosed: true }, chosenGrant: 'client_credentials' },
      'settled',
      'create-external-client-app',
      'External Client App Manager',
    ],
  ])('says the way that is open: %s', async (_, state, flow, way, words) => {
    await renderPopup(withOrgState(state))
    const notice = findInPopup('[data-way]')
    expect(notice.dataset).toMatchObject({ flow, way })
    expect(notice.textContent).toContain(words)
    expect(getDescription('[data-action="activate"]')).toContain(words)
  })

  test('does not warn of migrating the app once client credentials are chosen', async () => {
    await renderPopup(withOrgState({ chosenGrant: 'password' }))
    expect(findInPopup('[data-way]').textContent).toContain('Migrate to External Client App')
    await renderPopup(withOrgState({ chosenGrant: 'client_credentials' }))
    expect(findInPopup('[data-way]').textContent).not.toContain('Migrate to External Client App')
  })

  test('an open popup changes as the day comes', async () => {
    vi.setSystemTime(new Date('2027-02-19T23:59:58Z'))
    await renderPopup()
    findInPopup('[data-flow="before"]')
    await settle(async () => {
      await vi.advanceTimersByTimeAsync(2000)
    })
    findInPopup('[data-flow="after"]')
  })

  test('and what is active already is warned of', async () => {
    vi.setSystemTime(new Date('2027-03-01T00:00:00Z'))
    await renderPopup({ activation: { sending: false, outcome: { kind: 'active', at: fixedNow } } })
    findInPopup('[data-flow="after"]')
    findInPopup('[data-outcome="active"]')
  })
})

describe('the org it speaks of', () => {
  const uat = 'acme--uat.sandbox.my.salesforce.com'

  test('is named at the top and at Activate, with its kind', async () => {
    await renderPopup(withTabState('setup', uat))
    expect(findInPopup('header .org').textContent).toContain(uat)
    expect(findInPopup('header .kind').textContent).toBe('Sandbox')
    expect(findInPopup('#activate-for').textContent).toBe(
      `Sends the values of this org to SpaceIQ: ${uat} Sandbox`,
    )
    expect(getDescription('[data-action="activate"]')).toContain(`${uat} Sandbox`)
  })

  test('production is called that', async () => {
    await renderPopup()
    expect(findInPopup('header .kind').textContent).toBe('Production')
  })

  test('a host that does not tell gets no name', async () => {
    await renderPopup(withTabState('setup', 'na112.salesforce.com'))
    expect(popupRoot.querySelector('.kind')).toBeNull()
  })

  test('the choice tells the kinds apart', async () => {
    await renderPopup({ others: [uat] })
    const options = [...popupRoot.querySelectorAll('option')].map(({ value, textContent }) => [
      value,
      textContent,
    ])
    expect(options).toEqual([
      [uat, `${uat} · Sandbox`],
      [popupOrgKey, `${popupOrgKey} · Production`],
    ])
  })
})

test('ids are there once, and what is named by them is there', async () => {
  await renderPopup({
    ...withTabState('signed-out'),
    ...withOrgState({ observedSetup: { connectedAppCreationClosed: true } }),
  })
  const ids = [...popupRoot.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const element of popupRoot.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
    const named = `${element.getAttribute('aria-labelledby') ?? ''} ${element.getAttribute('aria-describedby') ?? ''}`
    for (const id of named.split(' ').filter(Boolean)) expect(ids).toContain(id)
  }
})
