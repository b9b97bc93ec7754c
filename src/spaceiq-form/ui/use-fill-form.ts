/** Filling SpaceIQ's own form, one at a time, and what it holds from then on. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Drafts } from '../../credentials/ui/use-drafts.ts'
import type { FormReport, PopupState } from '../../messages.ts'
import { send, type Trouble } from '../../ui/send.ts'

type Front = PopupState['spaceiq']

export interface FormFilling {
  readonly filling: boolean
  /** What the form holds; null until it was filled, and while it is filled again. */
  readonly report: FormReport | null
  /** The page's own button was pressed: the report is of that moment. */
  readonly pressed: boolean
  readonly trouble: Trouble | null
  /** Into the tab, and on the site, that were on the screen at the press. */
  readonly fill: (shown: NonNullable<Front>) => Promise<void>
}

/** How often the form is looked at while this window is open, in milliseconds. */
const interval = 700

interface Shown {
  readonly report: FormReport
  readonly pressed: boolean
  /** The page itself told, and not only the filling. */
  readonly watched: boolean
}

export const useFillSpaceiq = (org: string, front: Front, drafts: Drafts): FormFilling => {
  const [filling, setFilling] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
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
      const answer = await send({ type: 'look-spaceiq', tab, origin })
      looking = false
      if (over || busy.current || !answer.ok) return
      const watch = answer.value
      // A form that has gone is spoken of no more; that there was none to fill is.
      setShown((before) => {
        if (!watch) return before?.watched ? null : before
        const { findings: report, pressed } = watch
        const same = before?.pressed === pressed && JSON.stringify(before.report) === JSON.stringify(report)
        return same && before.watched ? before : { report, pressed, watched: true }
      })
    }
    void look()
    const timer = setInterval(() => void look(), interval)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [tab, origin])

  const fill: FormFilling['fill'] = async ({ tab, origin }) => {
    // A second click comes before the button is drawn as disabled.
    if (busy.current) return
    busy.current = true
    setFilling(true)
    setShown(null)
    setTrouble(null)
    try {
      // What could not be handed over is said by the popup itself.
      if (!(await drafts.flush())) return
      const answer = await send({ type: 'fill-spaceiq', org, tab, origin })
      if (answer.ok) setShown({ report: answer.value, pressed: false, watched: false })
      else setTrouble(answer.trouble)
    } finally {
      busy.current = false
      setFilling(false)
    }
  }

  return { filling, report: shown?.report ?? null, pressed: shown?.pressed ?? false, trouble, fill }
}
