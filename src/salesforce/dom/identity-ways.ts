/** Ways to the controls of *Verify Your Identity*, which differ by the method. */

import type { ControlId } from '../control-ids.ts'
import { fixedWays, type WayFactory, way } from './way.ts'

export const identityWays = {
  verificationCode: fixedWays(
    way('#emc', 'verification-2019'),
    way('#smc', 'unnamed-drivers'),
    way('#tc', 'unnamed-driver'),
    way(
      'form#editPage:is([action*="/identity/"], :not([action])) :is(input:not([type]), [type="text"], [type="tel"], [type="number"])',
      'verification-2019',
      { inferred: 'The id of the code for methods other than email, text message and authenticator.' },
    ),
  ),
  verify: fixedWays(way('form#editPage input#save', 'verification-2019')),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
