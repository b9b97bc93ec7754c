import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'

interface Props {
  readonly org: string
  /** The browser's question was not answered with Allow. */
  readonly isRefused: boolean
  readonly onContinue: () => void
}

/** Explains that an active guide has no access to its org, and asks for it again. */
export const MissingAccessNotice = ({ org, isRefused, onContinue }: Props) => (
  <section class="note warn" data-access="missing" aria-labelledby="access-title">
    <h2 id="access-title">{t('access_missing_title')}</h2>
    <p>{t('access_missing_text', org)}</p>
    <button type="button" class="primary" data-action="allow-access" onClick={onContinue}>
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
