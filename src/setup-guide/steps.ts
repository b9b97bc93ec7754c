/**
 * The steps by name. A new step needs a file in `steps/`, an entry here and a position in `ids.ts`;
 * the compiler names the other tables to extend (CONTRIBUTING.md lists them all).
 */

import type { StepId } from './ids.ts'
import type { Step } from './step.ts'
import { activationStep } from './steps/activate.ts'
import { connectedAppStep } from './steps/app.ts'
import { clientCredentialsStep } from './steps/client-credentials.ts'
import { consumerCredentialsStep } from './steps/consumer-credentials.ts'
import { caseFieldsStep } from './steps/fields.ts'
import { profileStep } from './steps/profile.ts'
import { userStep } from './steps/user.ts'

export const steps: Readonly<Record<StepId, Step>> = {
  profile: profileStep,
  user: userStep,
  fields: caseFieldsStep,
  app: connectedAppStep,
  keys: consumerCredentialsStep,
  activate: activationStep,
  client_credentials: clientCredentialsStep,
}
