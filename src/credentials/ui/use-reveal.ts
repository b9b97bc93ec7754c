import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'

/** Milliseconds after which a shown secret is masked again: a panel stays open unwatched. */
const REVEAL_MS = 30_000

/**
 * Returns whether a secret is shown, and a function that shows or masks it. It is masked after a
 * while, and when another tab comes to the front: a panel then stands beside another page.
 */
export const useReveal = (): readonly [boolean, (isShown: boolean) => void] => {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const mask = () => setIsShown(false)
    const timer = setTimeout(mask, REVEAL_MS)
    const { onActivated } = browser.tabs
    onActivated.addListener(mask)
    return () => {
      clearTimeout(timer)
      onActivated.removeListener(mask)
    }
  }, [isShown])
  return [isShown, setIsShown]
}
