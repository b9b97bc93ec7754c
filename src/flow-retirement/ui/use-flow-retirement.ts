import { useEffect, useState } from 'preact/hooks'
import { getPasswordFlowPhase, passwordFlowEndDate } from '../flow-retirement.ts'

/** Longest timer delay, about 24 days. @see MDN, setTimeout, maximum delay value */
const MAX_TIMER_MS = 24 * 86_400_000

/** Returns the password flow's phase, and updates when the flow's last day passes. */
export const usePasswordFlowPhase = (): 'before' | 'after' => {
  const [phase, setPhase] = useState(() => getPasswordFlowPhase(new Date()))
  useEffect(() => {
    const timeLeft = passwordFlowEndDate.getTime() - Date.now()
    if (timeLeft <= 0 || timeLeft > MAX_TIMER_MS) return
    const timer = setTimeout(() => setPhase(getPasswordFlowPhase(new Date())), timeLeft)
    return () => clearTimeout(timer)
  }, [])
  return phase
}
