/** Arranges the rows of a check for reading: problems first, and fields that are alike together. */

import type { CheckRow } from '../row.ts'

/** One row, or the Case fields of which the same is said. */
export interface RowGroup {
  /** The first of the rows. */
  readonly row: CheckRow
  /** All rows of the group; more than one of Case fields alone. */
  readonly rows: readonly CheckRow[]
}

export interface ArrangedRows {
  /** Wrong, then to be reviewed, each in the order of the guide's steps. */
  readonly attention: readonly RowGroup[]
  readonly right: readonly RowGroup[]
}

const isFieldRow = ({ id }: CheckRow): boolean => id.startsWith('field-')

/** Returns what two field rows have in common if they may share a row. */
const getLikeness = (row: CheckRow): string =>
  isFieldRow(row) ? JSON.stringify([row.status, row.details, row.action]) : row.id

/** Groups the rows that are alike, at the place of the first. */
const groupRows = (rows: readonly CheckRow[]): readonly RowGroup[] => {
  const groups = new Map<string, RowGroup>()
  for (const row of rows) {
    const likeness = getLikeness(row)
    const group = groups.get(likeness)
    groups.set(likeness, group ? { ...group, rows: [...group.rows, row] } : { row, rows: [row] })
  }
  return [...groups.values()]
}

/** Arranges the rows of a check. */
export const arrangeRows = (rows: readonly CheckRow[]): ArrangedRows => {
  const withStatus = (wanted: CheckRow['status']) => rows.filter(({ status }) => status === wanted)
  return {
    attention: groupRows([...withStatus('wrong'), ...withStatus('unknown')]),
    right: groupRows(withStatus('right')),
  }
}
