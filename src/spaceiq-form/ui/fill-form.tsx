import type { CredentialDrafts } from '../../credentials/ui/use-drafts.ts'
import type { PopupState } from '../../messages.ts'
import { t } from '../../ui/i18n.ts'
import { ExternalLink, spaceiqUrl } from '../../ui/link.tsx'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { useRestoreFocus } from '../../ui/use-refocus.ts'
import { FormReportView } from './form-report.tsx'
import { useFillSpaceiqForm } from './use-fill-form.ts'

interface Props {
  readonly org: string
  /** The active tab if it shows SpaceIQ. */
  readonly front: PopupState['spaceiq']
  readonly drafts: CredentialDrafts
}

/** Fills SpaceIQ's form in the active tab, or tells how to open it. */
export const FillSpaceiqForm = ({ org, front, drafts }: Props) => {
  const { filling, report, pressed, requestError: trouble, fill } = useFillSpaceiqForm(org, front, drafts)
  const button = useRestoreFocus(filling)
  if (!front) {
    return (
      <p class="hint" data-form="ask">
        {t('form_ask')} <ExternalLink href={spaceiqUrl}>{t('popup_open_spaceiq')}</ExternalLink>
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
      {report && <FormReportView report={report} pressed={pressed} />}
      {trouble && <RequestErrorNote error={trouble} onAgain={() => void fill(front)} />}
    </div>
  )
}
