/** The progress of the field creation, with *Stop*. */

import { caseFields } from '../../../required-setup.ts'
import type { Evidence } from '../../../salesforce/observed-setup.ts'
import { t } from '../../../ui/i18n.ts'
import { useNow } from '../../../ui/use-now.ts'
import type { Act } from '../../../ui/use-popup-state.ts'
import { creationAt } from '../../page-status.ts'
import { type FieldRun, isFresh, patience } from '../field-creation.ts'

interface Props {
  readonly org: string
  readonly run: FieldRun | null
  readonly evidence: Evidence
  readonly act: Act
}

export const RunProgress = ({ org, run, evidence, act }: Props) => {
  const until = run?.state === 'running' ? run.at + patience : 0
  // A creation whose page never loaded has timed out, but only another page would report it.
  if (!isFresh(run, useNow(until))) return null
  const { number, name, value } = creationAt(evidence, run)
  const text = t('run_creating', number, caseFields.length, name)
  return (
    <section class="note" data-run="running">
      <p role="status">{text}</p>
      <progress aria-label={text} value={value} />
      <p>
        <button type="button" data-action="stop" onClick={() => void act({ type: 'stop-run', org })}>
          {t('run_stop')}
        </button>
      </p>
    </section>
  )
}
