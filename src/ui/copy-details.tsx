import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { type Details, detailsText } from './details.ts'
import { type MessageKey, t } from './text.ts'

/** Puts what support asks for onto the clipboard. */
export const CopyDetails = (details: Details) => {
  const [said, say] = useState<MessageKey | null>(null)
  const copy = async () => {
    const { version } = browser.runtime.getManifest()
    try {
      await navigator.clipboard.writeText(detailsText(details, version, navigator.userAgent))
      say('details_copied')
    } catch {
      say('details_failed')
    }
  }
  return (
    <div class="row">
      <button type="button" class="quiet" data-action="copy-details" onClick={() => void copy()}>
        {t('details_copy')}
      </button>
      <span role="status">{said && t(said)}</span>
    </div>
  )
}
