/** Fills SpaceIQ's form, one fill at a time, and keeps watching the form's content. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { CredentialDrafts } from '../../credentials/ui/use-drafts.ts'
import type { PopupState } from '../../messages.ts'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import type { FormFillReport } from '../field-results.ts'

type SpaceiqTab = PopupState['spaceiq']

export interface FormFilling {
  readonly filling: boolean
  /** The form's content; null before the first fill, and during a fill. */
  readonly report: FormFillReport | null
  /** The page's own button was pressed, and the report describes that moment. */
  readonly pressed: boolean
  readonly requestError: RequestError | null
  /** Fills the tab, on the site, that were shown at the click. */
  readonly fill: (shown: NonNullable<SpaceiqTab>) => Promise<void>
}

/** Interval between looks at the form while this window is open, in milliseconds. */
const POLL_INTERVAL_MS = 700

interface ShownReport {
  readonly report: FormFillReport
  readonly pressed: boolean
  /** The report comes from the page itself, not just from the fill. */
  readonly watched: boolean
}

export const useFillSpaceiqForm = (org: string, front: SpaceiqTab, drafts: CredentialDrafts): FormFilling => {
  const [filling, setFilling] = useState(false)
  const [shown, setShown] = useState<ShownReport | null>(null)
  const [error, setTrouble] = useState<RequestError | null>(null)
  const busy = useRef(false)
  const tab = front?.tab
  const origin = front?.origin

  useEffect(() => {
    if (tab === undefined || origin === undefined) return
    let over = false
    let looking = false
    const look = async () => {
      if (looking || busy.current) return
      looking = true
      const answer = await sendRequest({ type: 'read-spaceiq-form', tab, origin })
      looking = false
      if (over || busy.current || !answer.ok) return
      const watch = answer.value
      // Drop the report of a form that is gone, but keep the report that there was no form.
      setShown((before) => {
        if (!watch) return before?.watched ? null : before
        const { findings: report, pressed } = watch
        const same = before?.pressed === pressed && JSON.stringify(before.report) === JSON.stringify(report)
        return same && before.watched ? before : { report, pressed, watched: true }
      })
    }
    void look()
    const timer = setInterval(() => void look(), POLL_INTERVAL_MS)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [tab, origin])

  const fill: FormFilling['fill'] = async ({ tab, origin }) => {
    // A second click can come before the button is rendered as disabled.
    if (busy.current) return
    busy.current = true
    setFilling(true)
    setShown(null)
    setTrouble(null)
    try {
      // The popup itself reports a failed save.
      if (!(await drafts.flush())) return
      const answer = await sendRequest({ type: 'fill-spaceiq-form', org, tab, origin })
      if (answer.ok) setShown({ report: answer.value, pressed: false, watched: false })
      else setTrouble(answer.error)
    } finally {
      busy.current = false
      setFilling(false)
    }
  }

  return {
    filling,
    report: shown?.report ?? null,
    pressed: shown?.pressed ?? false,
    requestError: error,
    fill,
  }
}
