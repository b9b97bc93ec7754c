// @vitest-environment happy-dom
/** One primary button on the card, and it is the next right act; rows that begin with a verb. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { getMessage, resolveMessage } from '../../../../test/support/texts.ts'
import { blockedView } from '../blocked-views.ts'
import type { ResolvedMarker, View } from '../view-model.ts'
import { renderCardContents } from './card.ts'

beforeEach(() => vi.stubGlobal('chrome', { i18n: { getMessage } }))

const marker = (
  control: string,
  kind: string,
  item: Partial<ResolvedMarker> = {},
  more: object = {},
): ResolvedMarker =>
  ({
    marker: { control, action: { kind, ...more } },
    number: 1,
    element: document.createElement('input'),
    hidden: false,
    done: null,
    isMissing: false,
    ...item,
  }) as unknown as ResolvedMarker

const render = (change: Partial<View>) => {
  const view = { ...blockedView('user-edit', 'user', 'Do this'), state: 'guiding' as const, ...change }
  const root = document.createElement('section')
  root.append(...renderCardContents(view, { notice: null, filling: false, picking: false }, {} as never))
  return root
}

const link = (action: string) => ({ text: action, href: '#', action })
const open = marker('lastName', 'type', { done: false }, { value: 'SpaceIQ' })
const filled = marker('lastName', 'type', { done: true }, { value: 'SpaceIQ' })
const save = marker('save', 'press', { number: 2 })

describe('the primary button', () => {
  test.each<[string, Partial<View>, string | null]>([
    ['is Fill this page while something is open', { markers: [open, save], fillable: true }, 'fill'],
    ['is Salesforce’s own once all is filled', { markers: [filled, save], fillable: true }, null],
    ['is none of the card’s where there is nothing to fill', { markers: [save] }, null],
    ['is the creation of the missing fields', { missing: 'Team', markers: [save] }, 'create-fields'],
    ['is Continue after one that ended', { missing: 'Team', resumable: 'all' }, 'create-fields'],
    ['is Stop while fields are created', { creation: { text: '1 of 7', value: 0.1 } }, 'stop'],
    [
      'is the first of the ways on',
      { links: [link('open-classic'), link('switch-classic')] },
      'open-classic',
    ],
    ['is not the way back to an earlier step', { links: [link('still-open')] }, null],
    ['opens the extension where only that is left', { links: [link('open-popup')] }, 'open-popup'],
    [
      'takes an app that may be SpaceIQ’s',
      { choice: { action: 'use-app', text: { key: 'card_use_app', subs: [] } }, links: [link('next')] },
      'use-app',
    ],
    [
      'is the way to the known profile rather than taking another',
      {
        choice: { action: 'use-profile', text: { key: 'card_use_profile', subs: [] } },
        links: [link('next')],
      },
      'next',
    ],
  ])('%s', (_, change, expected) => {
    const primary = [...render(change).querySelectorAll<HTMLElement>('.main')]
    expect(primary.map(({ dataset }) => dataset.action)).toEqual(expected ? [expected] : [])
  })

  test('Fill this page stays at hand as a quiet one', () => {
    const button = render({ markers: [filled, save], fillable: true }).querySelector('[data-action="fill"]')
    expect(button?.classList.contains('main')).toBe(false)
    expect(render({ markers: [save] }).querySelector('[data-action="fill"]')).toBeNull()
  })
})

describe('a row', () => {
  const text = (item: ResolvedMarker) => render({ markers: [item] }).querySelector('li')?.textContent ?? ''

  test.each([
    ['press', 'save', 'Click Save'],
    ['tick', 'apiOnly', 'Select API Only User'],
    ['untick', 'externalId', 'Deselect External ID'],
    ['pick', 'typeText', 'Select Text'],
    ['look', 'connectedApps', 'Find Connected Apps'],
    ['ask', 'email', 'Enter Email'],
    ['hold-scope', 'selectedScopes', 'Check that Selected OAuth Scopes lists'],
  ])('begins with a verb: %s', (kind, control, expected) => {
    expect(text(marker(control, kind))).toContain(expected)
  })

  test('that comes later looks grey, has no number, and says so to those who do not see it', () => {
    const row = render({ markers: [marker('save', 'press', { hidden: true, number: 0 })] }).querySelector(
      'li',
    )
    expect(row?.className).toBe('later off')
    expect(row?.querySelector('.n')?.textContent).toBe('·')
    expect(row?.querySelector('.sr')?.textContent).toBe(resolveMessage('card_hidden'))
  })

  test.each([
    [3, 2, 'Number 3 in SpaceIQ’s manual'],
    [2, 2, null],
    [undefined, 2, null],
  ])('whose number in the manual is %s and drawn is %d has the hint %s', (manual, number, hint) => {
    const item = marker('next', 'press', { number })
    const row = render({
      markers: [{ ...item, marker: { ...item.marker, ...(manual ? { manual } : {}) } }],
    }).querySelector('li')
    expect(row?.querySelector('.n')?.textContent).toBe(String(number))
    expect(row?.getAttribute('title')).toBe(hint)
  })
})

test('the choice of page layouts stands right before the button that uses it, and each field once', () => {
  const rows = [{ name: 'Team', text: 'missing', status: 'missing' }]
  const card = render({ missing: 'Team', rows })
  const footer = card.querySelector('footer')
  expect(footer?.firstElementChild?.querySelector('select')).not.toBeNull()
  expect(footer?.children[1]?.getAttribute('data-action')).toBe('create-fields')
  expect(card.textContent?.match(/Team/g)).toHaveLength(1)
})

describe('a control found by a way that rests on little', () => {
  const remark = resolveMessage('card_check_control')
  const row = (item: Partial<ResolvedMarker>) =>
    render({ markers: [marker('continue', 'press', item)] }).querySelector('li .what')?.textContent

  test('is to be checked, beside its name', () => {
    expect(row({ remark })).toContain('Click Continue (check that this is the right control)')
  })

  test('else nothing stands beside the name', () => {
    expect(row({})?.trim()).toBe('Click Continue')
  })
})
