import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Returns a `ref` for a button that is disabled or removed for a while: it gets its focus back
 * afterwards, unless the focus is elsewhere by then.
 */
export const useRestoreFocus = (isAway: boolean) => {
  const button = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  // Checked during rendering, while the button still has its old state.
  if (isAway && button.current !== null && button.current === document.activeElement) hadFocus.current = true
  useLayoutEffect(() => {
    if (isAway || !hadFocus.current) return
    hadFocus.current = false
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [isAway])
  return button
}
