import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from './failure.tsx'

/** Opens the options page, and shows an error if the browser refuses. */
export const OpenOptions = ({ label, quiet }: { label: string; quiet?: boolean }) => {
  const [failure, setFailure] = useState<BrowserFailure | null>(null)
  const open = async () => {
    setFailure(null)
    try {
      await browser.runtime.openOptionsPage()
    } catch (error) {
      setFailure(toBrowserFailure('open-options', error))
    }
  }
  return (
    <>
      <button type="button" class={quiet ? 'quiet' : ''} data-action="options" onClick={() => void open()}>
        {label}
      </button>
      {failure && <BrowserFailureNote failure={failure} />}
    </>
  )
}
