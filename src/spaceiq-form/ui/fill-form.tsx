import type { GrantType } from '../../flow-retirement/grant-type.ts'
import type { PopupState } from '../../messages.ts'
import { addresses } from '../../ui/addresses.ts'
import { t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { useRestoreFocus } from '../../ui/use-restore-focus.ts'
import { useUnseenTab } from '../../ui/use-unseen-tab.ts'
import { FormReportView } from './form-report.tsx'
import { type FormPage, useFillSpaceiqForm } from './use-fill-form.ts'

interface Props {
  readonly org: string
  /** The active tab if it shows SpaceIQ. */
  readonly activeTab: PopupState['spaceiq']
  /** How SpaceIQ will log in; null if it was not chosen. */
  readonly grant: GrantType | null
  /** Saves what is typed and chosen; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
}

/** Where the form is as far as known, for a panel that does not see the tab in front. */
const usualFormPage: FormPage = {
  origin: new URL(addresses.spaceiq).origin,
  host: new URL(addresses.spaceiq).host,
  tab: null,
}

/** Fills SpaceIQ's form in the active tab, or tells how to open it. */
export const FillSpaceiqForm = ({ org, activeTab, grant, flush }: Props) => {
  const { filling, report, pressed, requestError, fill } = useFillSpaceiqForm(org, activeTab, flush)
  const button = useRestoreFocus(filling)
  const isTabUnseen = useUnseenTab()
  const page: FormPage | null = activeTab ?? (isTabUnseen ? usualFormPage : null)
  if (!page) {
    return (
      <p class="hint" data-form="ask">
        {t('form_ask')} <ExternalLink href={addresses.spaceiq}>{t('popup_open_spaceiq')}</ExternalLink>
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
        onClick={() => void fill(page)}
      >
        {t(filling ? 'form_filling' : 'form_fill')}
      </button>
      <p id="form-about" class="hint">
        {t(grant === 'password' ? 'form_hint' : 'form_hint_client_credentials', page.host)}
      </p>
      {report && <FormReportView report={report} grant={grant} pressed={pressed} />}
      {requestError && <RequestErrorNote error={requestError} onRetry={() => void fill(page)} />}
    </div>
  )
}
