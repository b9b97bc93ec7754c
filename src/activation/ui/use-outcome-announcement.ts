/** Announces an activation outcome once, unless the popup opened with it. */

import { useCallback, useRef } from 'preact/hooks'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import type { ActivationOutcome } from '../outcome.ts'
import { isAccepted } from '../outcome.ts'
import { outcomeTexts } from './outcome-texts.ts'

/** Receives an outcome and its element as soon as both are in the page. */
export type OnOutcomeShown = (outcome: ActivationOutcome, element: HTMLElement) => void

/** The pressed button left with the form: focus the new heading, unless focus is elsewhere. */
const focusHeadingInsteadOfForm = (element: HTMLElement): void => {
  const heading = element.parentElement?.querySelector('h2')
  heading?.scrollIntoView({ block: 'start' })
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true })
}

/** Returns the function that announces a new outcome and scrolls it into view. */
export const useOutcomeAnnouncement = (first: ActivationOutcome | null): OnOutcomeShown => {
  const announce = useAnnounce()
  const announcedAt = useRef(first?.at ?? 0)
  return useCallback(
    (outcome, element) => {
      if (announcedAt.current === outcome.at) return
      announcedAt.current = outcome.at
      announce({ text: t(outcomeTexts[outcome.kind].title) })
      if (isAccepted(outcome)) focusHeadingInsteadOfForm(element)
      else element.scrollIntoView({ block: 'nearest' })
    },
    [announce],
  )
}
