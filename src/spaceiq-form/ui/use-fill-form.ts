/** Fills SpaceIQ's form, one fill at a time, and keeps watching the form's content. */

import { useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { PopupState } from '../../messages.ts'
import { asksAboutDataCollection, requestAccess } from '../../platform/host-permission.ts'
import { toHostPattern } from '../../platform/match-pattern.ts'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import type { FormFillReport } from '../field-results.ts'

type SpaceiqTab = PopupState['spaceiq']

/** The form's page: its site, and its tab; null for the tab in front, which a panel cannot see yet. */
export interface FormPage {
  readonly origin: string
  readonly host: string
  readonly tab: number | null
}

const findTabInFront = async (): Promise<number | null> => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

interface FormFilling {
  readonly filling: boolean
  /** The form's content; null before the first fill, and during a fill. */
  readonly report: FormFillReport | null
  /** The page's own button was pressed, and the report describes that moment. */
  readonly pressed: boolean
  readonly requestError: RequestError | null
  /** Fills the tab, on the site, that were shown at the click. Call in a click handler. */
  readonly fill: (shown: FormPage) => Promise<void>
}

/** Milliseconds between reads of the form while this window is open. */
const POLL_INTERVAL_MS = 700

interface ShownReport {
  readonly report: FormFillReport
  readonly pressed: boolean
  /** The report comes from the page itself, not just from the fill. */
  readonly watched: boolean
}

export const useFillSpaceiqForm = (
  org: string,
  activeTab: SpaceiqTab,
  flush: () => Promise<boolean>,
): FormFilling => {
  const [filling, setFilling] = useState(false)
  const [shownReport, setShownReport] = useState<ShownReport | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  const busy = useRef(false)
  const tab = activeTab?.tab
  const origin = activeTab?.origin

  useEffect(() => {
    if (tab === undefined || origin === undefined) return
    let isUnmounted = false
    let isReading = false
    const readForm = async () => {
      if (isReading || busy.current) return
      isReading = true
      const reply = await sendRequest({ type: 'read-spaceiq-form', tab, origin })
      isReading = false
      if (isUnmounted || busy.current || !reply.ok) return
      const formState = reply.value
      // Drop the report of a form that is gone, but keep the report that there was no form.
      setShownReport((before) => {
        if (!formState) return before?.watched ? null : before
        const { findings: report, pressed } = formState
        const isSame = before?.pressed === pressed && JSON.stringify(before.report) === JSON.stringify(report)
        return isSame && before.watched ? before : { report, pressed, watched: true }
      })
    }
    void readForm()
    const timer = setInterval(() => void readForm(), POLL_INTERVAL_MS)
    return () => {
      isUnmounted = true
      clearInterval(timer)
    }
  }, [tab, origin])

  const fill: FormFilling['fill'] = async ({ tab: shownTab, host, origin }) => {
    // A second click can come before the button is rendered as disabled.
    if (busy.current) return
    busy.current = true
    setFilling(true)
    setShownReport(null)
    setError(null)
    // A panel gets no access by the toolbar button. Firefox asks for the data if Start did not get it.
    const patterns = shownTab === null ? [toHostPattern(host)] : []
    const request =
      patterns.length > 0 || asksAboutDataCollection()
        ? requestAccess({ patterns, sendsCredentials: true })
        : undefined
    try {
      await request
      const tab = shownTab ?? (await findTabInFront())
      // The popup itself reports a failed save.
      if (tab === null || !(await flush())) return
      const reply = await sendRequest({ type: 'fill-spaceiq-form', org, tab, origin })
      if (reply.ok) setShownReport({ report: reply.value, pressed: false, watched: false })
      else setError(reply.error)
    } finally {
      busy.current = false
      setFilling(false)
    }
  }

  return {
    filling,
    report: shownReport?.report ?? null,
    pressed: shownReport?.pressed ?? false,
    requestError: error,
    fill,
  }
}
