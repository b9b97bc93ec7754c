import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'

const writeRequest = (org: string): string =>
  [
    t('seal_request_why', org),
    t('seal_request_role'),
    t('seal_request_token'),
    t('seal_request_form'),
    t('seal_request_code'),
    t('seal_request_words'),
    t('seal_request_open'),
  ].join('\n\n')

/** The request to the SpaceIQ admin, to copy: what is needed, where it is found, and no secret. */
export const RequestText = ({ org }: { readonly org: string }) => {
  const announce = useAnnounce()
  const text = writeRequest(org)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      announce({ text: t('value_copied', t('seal_request')) })
    } catch {
      announce({ text: t('popup_letter_not_copied') })
    }
  }
  return (
    <>
      <button type="button" data-action="copy-request" onClick={() => void copy()}>
        {t('seal_request_copy')}
      </button>
      <details>
        <summary>{t('popup_letter_read')}</summary>
        <blockquote class="letter">{text}</blockquote>
      </details>
    </>
  )
}
