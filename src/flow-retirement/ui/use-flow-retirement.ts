import { useEffect, useState } from 'preact/hooks'
import { flowEnds, flowRetirement } from '../flow-retirement.ts'

/** Browsers' timers hold no more than about 24 days. */
const longest = 24 * 86_400_000

/** On which side of the flow's last day it is, also when that day passes while the popup is open. */
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
