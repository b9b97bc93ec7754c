/** Filling SpaceIQ's own form, one at a time. */

import { useRef, useState } from 'preact/hooks'
import type { FormReport, PopupState } from '../messages.ts'
import { send, type Trouble } from '../ui/send.ts'
import type { Drafts } from './use-drafts.ts'

export interface FormFilling {
  readonly filling: boolean
  /** Null until the form was filled, and while it is filled again. */
  readonly report: FormReport | null
  readonly trouble: Trouble | null
  /** Into the tab, and on the site, that were on the screen at the press. */
  readonly fill: (shown: NonNullable<PopupState['spaceiq']>) => Promise<void>
}

export const useFillSpaceiq = (org: string, drafts: Drafts): FormFilling => {
  const [filling, setFilling] = useState(false)
  const [report, setReport] = useState<FormReport | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const busy = useRef(false)

  const fill: FormFilling['fill'] = async ({ tab, origin }) => {
    // A second click comes before the button is drawn as disabled.
    if (busy.current) return
    busy.current = true
    setFilling(true)
    setReport(null)
    setTrouble(null)
    try {
      // What could not be handed over is said by the popup itself.
      if (!(await drafts.flush())) return
      const answer = await send({ type: 'fill-spaceiq', org, tab, origin })
      if (answer.ok) setReport(answer.value)
      else setTrouble(answer.trouble)
    } finally {
      busy.current = false
      setFilling(false)
    }
  }

  return { filling, report, trouble, fill }
}
