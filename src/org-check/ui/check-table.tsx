import { PasswordFlowLink } from '../../flow-retirement/ui/flow-retirement-link.tsx'
import { ShowMeButton } from '../../setup-guide/ui/show-me.tsx'
import { type PlainMessageKey, t, translateText } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { CheckRow } from '../row.ts'

const statusKeys: Record<CheckRow['status'], PlainMessageKey> = {
  right: 'check_status_right',
  wrong: 'check_status_wrong',
  unknown: 'check_status_unknown',
}

const userActionKeys = {
  unfreeze: 'check_unfreeze',
  unlock: 'check_unlock',
} as const satisfies Record<string, PlainMessageKey>

interface Props {
  readonly org: string
  readonly rows: readonly CheckRow[]
  /** Opens the repair preview; null if nothing can be repaired. */
  readonly onRepair: (() => void) | null
  readonly dispatch: Dispatch
}

const Row = ({ org, row, onRepair, dispatch }: Omit<Props, 'rows'> & { row: CheckRow }) => {
  const label = translateText(row.label)
  return (
    <tr data-check-row={row.id} data-status={row.status}>
      <th scope="row">
        {label}
        <span class="check-status">{t(statusKeys[row.status])}</span>
      </th>
      <td>
        {row.details.map(({ key, subs }) => (
          <p key={key + subs.join()}>{translateText({ key, subs })}</p>
        ))}
        {row.action?.kind === 'show-me' && row.status !== 'right' && (
          <ShowMeButton org={org} step={row.action.step} dispatch={dispatch} />
        )}
        {row.action?.kind === 'mend' && onRepair && (
          <button
            type="button"
            class="quiet"
            data-action="mend"
            aria-label={t('mend_row_label', label)}
            onClick={onRepair}
          >
            {t('mend_row')}
          </button>
        )}
        {row.action?.kind === 'open-user' && (
          <ExternalLink href={`https://${org}/${row.action.id}?noredirect=1&isUserEntityOverride=1`}>
            {t(userActionKeys[row.action.press])}
          </ExternalLink>
        )}
        {row.id === 'flow' && row.status !== 'right' && <PasswordFlowLink org={org} />}
      </td>
    </tr>
  )
}

/** The table of check results: status, details and suggested action per row. */
export const CheckTable = ({ org, rows, onRepair, dispatch }: Props) => (
  <table class="check-table">
    <thead class="unseen">
      <tr>
        <th scope="col">{t('check_column_what')}</th>
        <th scope="col">{t('check_column_found')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row key={row.id} org={org} row={row} onRepair={onRepair} dispatch={dispatch} />
      ))}
    </tbody>
  </table>
)
