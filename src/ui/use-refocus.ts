import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Gives a button the focus back that it lost by being disabled or taken away for a while, unless the focus is elsewhere by
 * then. Put the result on the button as its `ref`.
 */
export const useRefocus = (away: boolean) => {
  const button = useRef<HTMLButtonElement>(null)
  const had = useRef(false)
  // Asked while drawing, when the button still is as it was.
  if (away && button.current !== null && button.current === document.activeElement) had.current = true
  useLayoutEffect(() => {
    if (away || !had.current) return
    had.current = false
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [away])
  return button
}
