import { useState } from 'preact/hooks'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'
import { requestSiteAccess } from './use-site-access.ts'

/** Explains that the browser blocks Salesforce's pages for the extension, and asks for access. */
export const SiteAccessNotice = () => {
  const [denied, setDenied] = useState(false)
  const ask = async () => setDenied(!(await requestSiteAccess()))
  return (
    <section class="note warn" data-access="missing" aria-labelledby="access-title">
      <h2 id="access-title">{t('popup_access_title')}</h2>
      <p>{t('popup_access_text')}</p>
      <button type="button" class="primary" data-action="allow-access" onClick={() => void ask()}>
        {t('popup_access_allow')}
      </button>
      {denied && (
        <>
          <p role="alert">{t('popup_access_denied')}</p>
          <CopyDetails event="allow-access: denied" />
        </>
      )}
    </section>
  )
}
