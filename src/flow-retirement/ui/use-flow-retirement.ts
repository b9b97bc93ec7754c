import { useEffect, useState } from 'preact/hooks'
import { flowEnds, flowRetirement } from '../flow-retirement.ts'

/** Longest timer delay, about 24 days. @see MDN, setTimeout, maximum delay value */
const longest = 24 * 86_400_000

/** Returns the password flow's phase, and updates when the flow's last day passes. */
export const useFlow = (): 'before' | 'after' => {
  const [side, setSide] = useState(() => flowRetirement(new Date()))
  useEffect(() => {
    const left = flowEnds.getTime() - Date.now()
    if (left <= 0 || left > longest) return
    const timer = setTimeout(() => setSide(flowRetirement(new Date())), left)
    return () => clearTimeout(timer)
  }, [])
  return side
}
