import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'

interface Props {
  readonly org: string
  /** The guide is not active: nothing waits for the access. */
  readonly isQuiet: boolean
  /** The browser's question was not answered with Allow. */
  readonly isRefused: boolean
  readonly onContinue: () => void
}

/** Explains that an active guide has no access to its org, and asks for it again. */
export const MissingAccessNotice = ({ org, isQuiet, isRefused, onContinue }: Props) => (
  <section class={isQuiet ? 'note' : 'note warn'} data-access="missing" aria-labelledby="access-title">
    <h2 id="access-title">{t('ui_trouble_access')}</h2>
    <p>{t('access_missing_text', org)}</p>
    <button
      type="button"
      class={isQuiet ? 'quiet' : 'primary'}
      data-action="allow-access"
      onClick={onContinue}
    >
      {t('access_continue')}
    </button>
    {isRefused && (
      <>
        <p role="alert">{t('access_refused_settings')}</p>
        <CopyDetails event="allow-access: not granted" />
      </>
    )}
  </section>
)

/** Says what was not allowed at Start, and what still works. */
export const RefusedAccessNotice = ({ org, host }: { org: string; host: string }) => (
  <section class="note warn" data-access="refused" aria-labelledby="refused-title">
    <h2 id="refused-title">{t('access_refused_title')}</h2>
    <p role="alert">{t('access_refused_text', org, host)}</p>
    <p>{t('access_refused_works')}</p>
    <p>
      <strong>{t('access_refused_next')}</strong>
    </p>
    <CopyDetails event="start: access not granted" />
  </section>
)

/** Says that the guide in another org waits for access, and leads to that org. */
export const WaitingGuide = ({ org, onChoose }: { org: string; onChoose: (org: string) => void }) => (
  <p class="note" data-access="waiting">
    {t('access_waiting', org)}{' '}
    <button type="button" class="quiet" data-action="choose-waiting" onClick={() => onChoose(org)}>
      {t('access_waiting_show')}
    </button>
  </p>
)
