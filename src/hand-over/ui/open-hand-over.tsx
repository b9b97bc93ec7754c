/** The buttons that open the page for sealed values, in a tab that stays. */

import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../../ui/failure.tsx'
import { t } from '../../ui/i18n.ts'

interface OpenProps {
  readonly action: 'seal' | 'receive'
  /** Appended to the page's address. */
  readonly query: string
  /** Saves what is typed; resolves to false on failure, and then nothing opens. */
  readonly flush?: (() => Promise<boolean>) | undefined
}

const OpenHandOver = ({ action, query, flush }: OpenProps) => {
  const [failure, setFailure] = useState<BrowserFailure | null>(null)
  const open = async () => {
    setFailure(null)
    if (flush && !(await flush())) return
    try {
      await browser.tabs.create({ url: browser.runtime.getURL(`src/hand-over/ui/index.html${query}`) })
    } catch (error) {
      setFailure(toBrowserFailure('open-hand-over', error))
    }
  }
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-action={action}
        aria-describedby={`${action}-about`}
        onClick={() => void open()}
      >
        {t(action === 'seal' ? 'seal_title' : 'receive_button')}
      </button>
      <p id={`${action}-about`} class="hint">
        {t(action === 'seal' ? 'seal_hint' : 'receive_hint')}
      </p>
      {failure && <BrowserFailureNote failure={failure} />}
    </>
  )
}

/** Opens the page that seals the org's values for a colleague. */
export const SealForColleague = ({
  org,
  flush,
}: {
  readonly org: string
  readonly flush: () => Promise<boolean>
}) => <OpenHandOver action="seal" query={`?org=${encodeURIComponent(org)}`} flush={flush} />

/** Opens the page that receives sealed values. */
export const ReceiveValues = () => <OpenHandOver action="receive" query="" />
