import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Returns a `ref` for a button that is disabled or removed for a while: it gets its focus back
 * afterwards, unless the focus is elsewhere by then.
 */
export const useRestoreFocus = (away: boolean) => {
  const button = useRef<HTMLButtonElement>(null)
  const had = useRef(false)
  // Checked during rendering, while the button still has its old state.
  if (away && button.current !== null && button.current === document.activeElement) had.current = true
  useLayoutEffect(() => {
    if (away || !had.current) return
    had.current = false
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [away])
  return button
}
