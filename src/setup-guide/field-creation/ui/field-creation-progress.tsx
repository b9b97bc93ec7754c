/** The creation of the missing fields while it goes on: how far it is, and *Stop*. */

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
  // One whose page never came up is over, and nobody says so before another page comes up.
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
