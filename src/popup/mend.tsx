/** *Mend it*: exactly what would be made, then the making, then what became of each. */

import { itemId, type MendItem } from '../check/mend-plan.ts'
import type { ApiState } from '../check/state.ts'
import { t } from '../ui/text.ts'
import { comeUp, focusCheck } from './focus.ts'
import { mendItemText } from './mend-texts.ts'
import { Mended } from './mended.tsx'
import type { Act } from './use-popup.ts'

interface Props {
  readonly org: string
  readonly api: ApiState
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly act: Act
}

const Preview = ({ plan }: { plan: readonly MendItem[] }) => (
  <ul data-mend="preview">
    {plan.map((item) => (
      <li key={itemId(item)} data-item={itemId(item)}>
        {mendItemText(item)}
      </li>
    ))}
  </ul>
)

export const Mend = ({ org, api: { plan, mended, running }, open, setOpen, act }: Props) => {
  // The heading is what is left for certain, above what was made.
  const close = () => {
    setOpen(false)
    focusCheck()
  }
  const confirm = async () => {
    close()
    await act({ type: 'mend', org, items: plan })
  }
  return (
    <>
      {mended && running !== 'mend' && <Mended results={mended} />}
      {plan.length > 0 && !open && (
        <button type="button" data-action="mend" disabled={running !== null} onClick={() => setOpen(true)}>
          {t('mend_button', plan.length)}
        </button>
      )}
      {plan.length > 0 && open && (
        <fieldset class="ask">
          {/* Not the button: what would be made is read before it is made. */}
          <legend ref={comeUp} tabIndex={-1}>
            {t('mend_preview')}
          </legend>
          <Preview plan={plan} />
          <p class="hint">{t('mend_promise')}</p>
          <div class="row">
            <button type="button" data-action="confirm-mend" onClick={() => void confirm()}>
              {t('mend_confirm')}
            </button>
            <button type="button" class="quiet" data-action="cancel" onClick={close}>
              {t('ui_cancel')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  )
}
