import type { Drafts } from '../../credentials/ui/use-drafts.ts'
import type { PopupState } from '../../messages.ts'
import { t } from '../../ui/i18n.ts'
import { Link, spaceiqUrl } from '../../ui/link.tsx'
import { TroubleNote } from '../../ui/request-error.tsx'
import { useRefocus } from '../../ui/use-refocus.ts'
import { FormReport } from './form-report.tsx'
import { useFillSpaceiq } from './use-fill-form.ts'

interface Props {
  readonly org: string
  /** The active tab if it shows SpaceIQ. */
  readonly front: PopupState['spaceiq']
  readonly drafts: Drafts
}

/** Fills SpaceIQ's form in the active tab, or tells how to open it. */
export const FillSpaceiq = ({ org, front, drafts }: Props) => {
  const { filling, report, pressed, trouble, fill } = useFillSpaceiq(org, front, drafts)
  const button = useRefocus(filling)
  if (!front) {
    return (
      <p class="hint" data-form="ask">
        {t('form_ask')} <Link href={spaceiqUrl}>{t('popup_open_spaceiq')}</Link>
      </p>
    )
  }
  return (
    <div class="activate">
      <button
        ref={button}
        type="button"
        data-action="fill-spaceiq"
        disabled={filling}
        aria-busy={filling}
        aria-describedby="form-about"
        onClick={() => void fill(front)}
      >
        {t(filling ? 'form_filling' : 'form_fill')}
      </button>
      <p id="form-about" class="hint">
        {t('form_hint', front.host)}
      </p>
      {report && <FormReport report={report} pressed={pressed} />}
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void fill(front)} />}
    </div>
  )
}
