/** The outcome of an activation as news: told once, where it stands, and never when the popup opens on it. */

import { useCallback, useRef } from 'preact/hooks'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import type { ActivationOutcome } from '../outcome.ts'
import { isAccepted } from '../outcome.ts'
import { outcomeTexts } from './outcome-texts.ts'

/** Is called with an outcome and its place as soon as they are in the page. */
export type OnShown = (outcome: ActivationOutcome, place: HTMLElement) => void

/** With the form the pressed button is gone: the heading in its place is where to read on, unless the focus is elsewhere. */
const focusInPlaceOfForm = (place: HTMLElement): void => {
  const heading = place.parentElement?.querySelector('h2')
  heading?.scrollIntoView({ block: 'start' })
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true })
}

/** Gives what tells of an outcome that was not there at first: it is said, and comes into sight. */
export const useNews = (first: ActivationOutcome | null): OnShown => {
  const announce = useAnnounce()
  const told = useRef(first?.at ?? 0)
  return useCallback(
    (outcome, place) => {
      if (told.current === outcome.at) return
      told.current = outcome.at
      announce({ text: t(outcomeTexts[outcome.kind].title) })
      if (isAccepted(outcome)) focusInPlaceOfForm(place)
      else place.scrollIntoView({ block: 'nearest' })
    },
    [announce],
  )
}
