/** The run that creates the missing fields: what each page that comes up means for it. */

import { expect, test } from 'vitest'
import {
  advanceFieldCreation,
  type FieldCreation,
  type FieldCreationEvent,
  startFieldCreation,
} from './field-creation.ts'

const tab = 7
const now = 1_700_000_000_000
const began = startFieldCreation(tab, 'all', now)
const onPage = (
  page: FieldCreationEvent['page'],
  more: Partial<FieldCreationEvent> = {},
): FieldCreationEvent => ({
  page,
  tab,
  now,
  errors: [],
  missing: ['Team', 'NewSeat'],
  ...more,
})
/** The run after these pages, and the last one's order. */
const through = (...events: readonly FieldCreationEvent[]) =>
  events.reduce<ReturnType<typeof advanceFieldCreation>>(
    ({ creation: run }, event) => advanceFieldCreation(run, event),
    {
      creation: began,
      instruction: null,
    },
  )
const presses = (run: FieldCreation, event: FieldCreationEvent) =>
  advanceFieldCreation(run, event).instruction?.press ?? null

const wizard = [
  onPage('case-fields'),
  onPage('field-type'),
  onPage('field-details'),
  onPage('field-security'),
  onPage('field-layouts'),
]

test('goes through the wizard’s four stages and on to the next field, with the layouts chosen once', () => {
  const orders = wizard.map((_, index) => through(...wizard.slice(0, index + 1)).instruction)
  expect(orders.map((order) => order?.press)).toEqual(['newField', 'next', 'next', 'next', 'saveField'])
  expect(new Set(orders.map((order) => order?.layouts))).toEqual(new Set(['all']))
  const next = through(...wizard, onPage('case-fields', { missing: ['NewSeat'] }))
  expect([next.instruction?.press, next.creation.field]).toEqual(['newField', 'NewSeat'])
})

test('is done when nothing is missing any more', () => {
  expect(through(...wizard, onPage('case-fields', { missing: [] })).creation.state).toBe('done')
})

test('in another tab a page means nothing', () => {
  const other = onPage('case-fields', { tab: 8 })
  expect(advanceFieldCreation(began, other)).toEqual({ creation: began, instruction: null })
})

test('whose time is over is ended by a page in any tab, since its own tab may be gone', () => {
  const long = now + 120_000
  const last = through(...wizard.slice(0, 2)).creation
  for (const page of ['case-fields', 'user-list', null] as const) {
    const { creation: run, instruction: order } = advanceFieldCreation(
      last,
      onPage(page, { tab: 8, now: long }),
    )
    expect([run.state, run.reason, run.field, order]).toEqual(['failed', 'stale', 'Team', null])
    // A moment earlier its tab may still be at it.
    const other = onPage(page, { tab: 8, now: long - 1 })
    expect(advanceFieldCreation(last, other)).toEqual({ creation: last, instruction: null })
  }
})

test.each([
  ['left', onPage('user-list')],
  // What another page refuses is no answer to the run.
  ['left', onPage('app-edit', { errors: ['No.'] })],
  ['left', onPage(null, { errors: ['Welcome to this page of Setup.'], isElsewhere: true })],
  ['left', onPage(null)],
  ['refused', onPage('field-details', { errors: ['No.'] })],
  ['stale', onPage('field-details', { now: now + 120_000 })],
  ['unclear', onPage('field-type')],
  ['sets', onPage('field-security-sets')],
  // Before its security: then it may be that page, in another shape.
  ['fill', onPage('field-record-pages')],
] as const)('ends as %s, and presses nothing', (reason, event) => {
  const { creation: run, instruction: order } = through(...wizard.slice(0, 2), event)
  expect([run.state, run.reason, order]).toEqual(['failed', reason, null])
})

test('a field whose wizard is through and which the list does not have is not tried again', () => {
  expect(through(...wizard, onPage('case-fields')).creation.reason).toBe('unclear')
})

test.each([2, 3, 4])(
  'the list, after %i pages and before Save, is the admin’s leaving, and not Salesforce’s doing',
  (pages) => {
    const { creation: run, instruction: order } = through(...wizard.slice(0, pages), onPage('case-fields'))
    expect([run.state, run.reason, order]).toEqual(['failed', 'left', null])
  },
)

test('passes the step for record pages on, once, after that of the security', () => {
  const pages = onPage('field-record-pages')
  const { creation: run, instruction: order } = through(...wizard.slice(0, 4), pages)
  expect([run.state, order?.press]).toEqual(['running', 'next'])
  expect(presses(run, onPage('field-layouts'))).toBe('saveField')
  expect(advanceFieldCreation(run, pages).creation.reason).toBe('unclear')
})

test('ends on a page in place of the wizard, with what that page says', () => {
  const event = onPage(null, { errors: ['Case has no room for more fields.'] })
  const { creation: run, instruction: order } = through(wizard[0] ?? event, event)
  expect([run.state, run.reason, run.field, run.message, order]).toEqual([
    'failed',
    'refused',
    'Team',
    'Case has no room for more fields.',
    null,
  ])
})

test('ends on the list as soon as it shows that the org puts a namespace before its fields', () => {
  for (const before of [[], wizard]) {
    const { creation: run, instruction: order } = through(
      ...before,
      onPage('case-fields', { missing: ['NewSeat'], prefix: 'acmens' }),
    )
    expect([run.state, run.reason, run.message, order]).toEqual(['failed', 'prefix', 'acmens', null])
  }
})

test('continued on the page that stopped it, it goes to the list first, where the field is tried again', () => {
  const refused = onPage('field-details', { errors: ['No.'] })
  const { creation: run, instruction: order } = advanceFieldCreation(began, refused)
  expect(order).toEqual({ fill: false, press: 'list', layouts: 'all' })
  expect(presses(run, onPage('case-fields'))).toBe('newField')
})
