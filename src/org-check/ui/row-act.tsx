import { PasswordFlowLink } from '../../flow-retirement/ui/flow-retirement-link.tsx'
import type { MessageKey } from '../../platform/substitutions.ts'
import { ShowMeButton } from '../../setup-guide/ui/show-me.tsx'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { CheckRow } from '../row.ts'

const userActionKeys = {
  unfreeze: 'check_unfreeze',
  unlock: 'check_unlock',
} as const satisfies Record<string, PlainMessageKey>

interface Props {
  readonly org: string
  readonly row: CheckRow
  /** The row as its heading calls it. */
  readonly label: string
  /** Opens the repair preview; null if nothing can be repaired. */
  readonly onRepair: (() => void) | null
  readonly dispatch: Dispatch
}

/** Findings about the password flow that its switch does not change. */
const beyondSwitch: readonly string[] = [
  'check_flow_over',
  'check_flow_locked',
] satisfies readonly MessageKey[]

/** The one next act of a row; nothing for a row that is right, or that no click helps. */
export const RowAct = ({ org, row, label, onRepair, dispatch }: Props) => {
  const { id, status, details, action } = row
  if (status === 'right') return null
  switch (action?.kind) {
    case 'show-me':
      return <ShowMeButton org={org} step={action.step} dispatch={dispatch} />
    case 'mend':
      return onRepair ? (
        <button
          type="button"
          class="quiet"
          data-action="mend"
          aria-label={t('mend_row_label', label)}
          onClick={onRepair}
        >
          {t('mend_row')}
        </button>
      ) : null
    case 'open-user':
      return (
        <ExternalLink href={`https://${org}/${action.id}?noredirect=1&isUserEntityOverride=1`}>
          {t(userActionKeys[action.press])}
        </ExternalLink>
      )
    default:
      return id === 'flow' && !details.some(({ key }) => beyondSwitch.includes(key)) ? (
        <PasswordFlowLink org={org} />
      ) : null
  }
}
