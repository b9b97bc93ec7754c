import { useEffect, useState } from 'preact/hooks'

/** Milliseconds after which a shown secret is masked again: a panel stays open unwatched. */
const REVEAL_MS = 30_000

/** Returns whether a secret is shown, and a function that shows or masks it. */
export const useReveal = (): readonly [boolean, (isShown: boolean) => void] => {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setIsShown(false), REVEAL_MS)
    return () => clearTimeout(timer)
  }, [isShown])
  return [isShown, setIsShown]
}
