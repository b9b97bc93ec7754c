import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { type ErrorDetails, formatErrorDetails } from './details.ts'
import { t } from './i18n.ts'

/** Copies the details that support asks for; shows them for selection if copying is denied. */
export const CopyDetails = (details: ErrorDetails) => {
  const [copied, setCopied] = useState(false)
  const [byHand, setByHand] = useState('')
  const copy = async () => {
    const { version } = browser.runtime.getManifest()
    const text = formatErrorDetails(details, version, navigator.userAgent)
    try {
      await navigator.clipboard.writeText(text)
      setByHand('')
      setCopied(true)
    } catch {
      setByHand(text)
    }
  }
  return (
    <>
      <div class="row">
        <button type="button" class="quiet" data-action="copy-details" onClick={() => void copy()}>
          {t('details_copy')}
        </button>
        <span role="status">{byHand ? t('details_failed') : copied && t('details_copied')}</span>
      </div>
      {byHand && (
        <textarea
          readOnly
          rows={8}
          lang="en"
          dir="ltr"
          aria-label={t('details_copy')}
          value={byHand}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  )
}
