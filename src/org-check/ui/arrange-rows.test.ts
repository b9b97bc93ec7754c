import { expect, test } from 'vitest'
import { text } from '../../platform/text.ts'
import { type CheckRow, failRow, passRow, repairAction, unknownRow } from '../row.ts'
import { arrangeRows, type RowGroup } from './arrange-rows.ts'

const row = (id: string, result: Pick<CheckRow, 'status' | 'details' | 'action'>): CheckRow => ({
  id,
  label: text('check_field', id),
  ...result,
})
const missing = failRow(repairAction, text('check_field_missing'))
const right = passRow(text('check_field_right'))
const idsOf = (groups: readonly RowGroup[]) => groups.map(({ rows }) => rows.map(({ id }) => id))

test('what is wrong comes first, then what is to be reviewed, and what is right apart', () => {
  const { attention, right: fine } = arrangeRows([
    row('org', right),
    row('updates', unknownRow(null)),
    row('user', missing),
    row('flow', right),
    row('app', missing),
  ])
  expect(idsOf(attention)).toEqual([['user'], ['app'], ['updates']])
  expect(idsOf(fine)).toEqual([['org'], ['flow']])
})

test('fields of which the same is said share a row, at the place of the first', () => {
  const { attention } = arrangeRows([
    row('user', missing),
    row('field-Team', missing),
    row('field-CurrentSeat', missing),
    row('app', missing),
    row('field-NewSeat', missing),
  ])
  expect(idsOf(attention)).toEqual([['user'], ['field-Team', 'field-CurrentSeat', 'field-NewSeat'], ['app']])
})

test.each<[string, Pick<CheckRow, 'status' | 'details' | 'action'>]>([
  ['its words', failRow(repairAction, text('check_field_fls_none'))],
  ['what can be done', failRow(null, text('check_field_missing'))],
  ['its status', unknownRow(repairAction, text('check_field_missing'))],
])('a field that differs in %s stands apart', (_, other) => {
  const { attention } = arrangeRows([
    row('field-Team', missing),
    row('field-NewSeat', other),
    row('field-CurrentSeat', missing),
  ])
  expect(idsOf(attention)).toContainEqual(['field-NewSeat'])
  expect(idsOf(attention)).toContainEqual(['field-Team', 'field-CurrentSeat'])
})

test('no other rows share one, whatever they say', () => {
  expect(idsOf(arrangeRows([row('profile', missing), row('user', missing)]).attention)).toEqual([
    ['profile'],
    ['user'],
  ])
})

test('no row is lost or doubled', () => {
  const rows = ['org', 'field-Team', 'user', 'field-NewSeat'].flatMap((id) => [
    row(`${id}`, right),
    row(`${id}-2`, missing),
  ])
  const { attention, right: fine } = arrangeRows(rows)
  expect([...attention, ...fine].flatMap(({ rows: all }) => all.map(({ id }) => id)).sort()).toEqual(
    rows.map(({ id }) => id).sort(),
  )
})
