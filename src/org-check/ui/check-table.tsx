import { type PlainMessageKey, t, tCount, translateText } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { CheckRow } from '../row.ts'
import { arrangeRows, type RowGroup } from './arrange-rows.ts'
import { AttentionFilter, useAttentionFilter } from './attention-filter.tsx'
import { RowAct } from './row-act.tsx'

const statusKeys: Record<CheckRow['status'], PlainMessageKey> = {
  right: 'check_status_right',
  wrong: 'check_status_wrong',
  unknown: 'check_status_unknown',
}

interface Props {
  readonly org: string
  readonly rows: readonly CheckRow[]
  /** Opens the repair preview; null if nothing can be repaired. */
  readonly onRepair: (() => void) | null
  readonly dispatch: Dispatch
}

const RowHeading = ({ label, status }: { label: string; status: CheckRow['status'] }) => (
  <th scope="row">
    {label}
    <span class="check-status">{t(statusKeys[status])}</span>
  </th>
)

const RowDetails = ({ details }: Pick<CheckRow, 'details'>) => (
  <>
    {details.map(({ key, subs }) => (
      <p key={key + subs.join()}>{translateText({ key, subs })}</p>
    ))}
  </>
)

const SingleRow = ({ org, row, onRepair, dispatch }: Omit<Props, 'rows'> & { row: CheckRow }) => {
  const label = translateText(row.label)
  return (
    <tr data-check-row={row.id} data-status={row.status}>
      <RowHeading label={label} status={row.status} />
      <td>
        <RowDetails details={row.details} />
        <RowAct org={org} row={row} label={label} onRepair={onRepair} dispatch={dispatch} />
      </td>
    </tr>
  )
}

/** Fields of which the same is said: that once, with one act for all, and the fields folded. */
const FieldsRows = ({ org, row, rows, onRepair, dispatch }: Props & { row: CheckRow }) => {
  const label = tCount('check_fields', rows.length)
  return (
    <>
      <tr data-check-group="fields" data-status={row.status}>
        <RowHeading label={label} status={row.status} />
        <td>
          <RowDetails details={row.details} />
          <RowAct org={org} row={row} label={label} onRepair={onRepair} dispatch={dispatch} />
        </td>
      </tr>
      <tr class="folded-rows">
        <td colSpan={2}>
          <details data-check-fold="fields">
            <summary>{t('check_fields_each')}</summary>
            <table class="check-table">
              <tbody>
                {rows.map((field) => (
                  <tr key={field.id} data-check-row={field.id} data-status={field.status}>
                    <RowHeading label={translateText(field.label)} status={field.status} />
                    <td>
                      <RowDetails details={field.details} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </td>
      </tr>
    </>
  )
}

const Table = ({ groups, ...rest }: Omit<Props, 'rows'> & { groups: readonly RowGroup[] }) => (
  <table class="check-table">
    <thead class="unseen">
      <tr>
        <th scope="col">{t('check_column_what')}</th>
        <th scope="col">{t('check_column_found')}</th>
      </tr>
    </thead>
    <tbody>
      {groups.map(({ row, rows }) =>
        rows.length === 1 ? (
          <SingleRow key={row.id} row={row} {...rest} />
        ) : (
          <FieldsRows key={row.id} row={row} rows={rows} {...rest} />
        ),
      )}
    </tbody>
  </table>
)

/** The results of a check: what needs attention, then what is right, folded with its number. */
export const CheckTable = ({ rows, ...rest }: Props) => {
  const [isFiltered, setIsFiltered] = useAttentionFilter()
  const { attention, right } = arrangeRows(rows)
  const canFilter = attention.length > 0 && right.length > 0
  return (
    <>
      {canFilter && <AttentionFilter isOn={isFiltered} onChange={setIsFiltered} />}
      {attention.length > 0 && <Table groups={attention} {...rest} />}
      {right.length > 0 && (
        <details data-check-fold="right" hidden={canFilter && isFiltered}>
          <summary>{tCount('check_right', rows.filter(({ status }) => status === 'right').length)}</summary>
          <Table groups={right} {...rest} />
        </details>
      )}
    </>
  )
}
