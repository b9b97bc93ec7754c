/** The progress of the field creation, with *Stop*. */

import { requiredCaseFields } from '../../../required-setup.ts'
import type { ObservedSetup } from '../../../salesforce/observed-setup.ts'
import { t } from '../../../ui/i18n.ts'
import { useNow } from '../../../ui/use-now.ts'
import type { Dispatch } from '../../../ui/use-popup-state.ts'
import { getFieldCreationProgress } from '../../page-status.ts'
import {
  FIELD_CREATION_PAGE_TIMEOUT_MS,
  type FieldCreation,
  isFieldCreationActive,
} from '../field-creation.ts'

interface Props {
  readonly org: string
  readonly fieldCreation: FieldCreation | null
  readonly setup: ObservedSetup
  readonly dispatch: Dispatch
}

export const FieldCreationProgress = ({ org, fieldCreation, setup, dispatch }: Props) => {
  const until = fieldCreation?.state === 'running' ? fieldCreation.at + FIELD_CREATION_PAGE_TIMEOUT_MS : 0
  // A creation whose page never loaded has timed out, but only another page would report it.
  if (!isFieldCreationActive(fieldCreation, useNow(until))) return null
  const { number, name, value } = getFieldCreationProgress(setup, fieldCreation)
  const text = t('run_creating', number, requiredCaseFields.length, name)
  return (
    <section class="note" data-run="running">
      <p role="status">{text}</p>
      <progress aria-label={text} value={value} />
      <p>
        <button
          type="button"
          data-action="stop"
          onClick={() => void dispatch({ type: 'stop-field-creation', org })}
        >
          {t('run_stop')}
        </button>
      </p>
    </section>
  )
}
