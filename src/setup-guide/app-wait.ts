/** The wait until a saved connected app works. Pure. */

import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { PROPAGATION_MS } from '../salesforce/propagation.ts'

/** `over`: the app should work by now, and nobody has tried it. `works`: a login test succeeded. */
export type AppWait =
  | { readonly state: 'none' | 'over' | 'works' }
  | { readonly state: 'running'; readonly until: number }

/** Returns whether the org's app is waited for at `now`, in epoch ms. */
export const getAppWait = (
  {
    connectedAppSavedAt: savedAt,
    passwordFlowWorkedAt = 0,
    clientCredentialsWorkedAt = 0,
    activation,
  }: ObservedSetup,
  now: number,
): AppWait => {
  if (savedAt === undefined || (activation?.at ?? 0) >= savedAt) return { state: 'none' }
  // An app saved again after it worked needs the time again.
  if (Math.max(passwordFlowWorkedAt, clientCredentialsWorkedAt) >= savedAt) return { state: 'works' }
  const until = savedAt + PROPAGATION_MS
  if (until <= now) return { state: 'over' }
  // A time further ahead means that the clock was changed.
  return until - now > PROPAGATION_MS + 60_000 ? { state: 'none' } : { state: 'running', until }
}
