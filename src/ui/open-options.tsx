import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { type Failure, FailureNote, failureOf } from './failure.tsx'

/** Opens the options page, and shows an error if the browser refuses. */
export const OpenOptions = ({ label, quiet }: { label: string; quiet?: boolean }) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const open = async () => {
    setFailure(null)
    try {
      await browser.runtime.openOptionsPage()
    } catch (error) {
      setFailure(failureOf('open-options', error))
    }
  }
  return (
    <>
      <button type="button" class={quiet ? 'quiet' : ''} data-action="options" onClick={() => void open()}>
        {label}
      </button>
      {failure && <FailureNote failure={failure} />}
    </>
  )
}
