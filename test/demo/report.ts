/** Reports a run of `npm start -- --auto`. Secrets are masked, so the file can be shared. */

import { requiredCaseFields } from '../../src/required-setup.ts'
import type { EffortMetrics } from '../browser/setup-guide/admin.ts'
import { findField, getFieldApiName } from '../practice-org/state.ts'
import type { FakeOrg, PracticeOrg, ReceivedActivation } from '../practice-org/types.ts'

export interface StageReport {
  readonly id: string
  readonly status: 'passed' | 'failed'
  readonly ms: number
  readonly error?: string
}

interface RunReport {
  readonly steps: readonly StageReport[]
  readonly fields: { readonly found: number }
  readonly activation: {
    readonly status: string
    /** What SpaceIQ's stand-in received, with secrets masked. */
    readonly received: unknown
    /** The request's violations of the contract. */
    readonly violations: readonly string[]
  }
  readonly effort: EffortMetrics
}

const masked = (value: unknown): unknown =>
  typeof value === 'string' ? `•••• (${value.length} characters)` : value

const withoutSecrets = (body: unknown): unknown =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          ['password', 'clientSecret', 'clientId'].includes(name) ? masked(value) : value,
        ]),
      )
    : body

/** Counts the fields that the org has as SpaceIQ needs them. */
export const countCorrectFields = (org: FakeOrg): number =>
  requiredCaseFields.filter(({ name, type, length, externalId }) => {
    const field = findField(org, name)
    return (
      field !== undefined &&
      getFieldApiName(field) === `${name}__c` &&
      field.dtype === (type === 'Text' ? 'S' : 'J') &&
      field.length === length &&
      field.externalId === externalId
    )
  }).length

/** Finds the one request with exactly the org's values, or undefined. */
export const findAcceptedRequest = (practice: PracticeOrg, org: FakeOrg): ReceivedActivation | undefined => {
  const app = org.apps[0]
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  const wanted = {
    integration: 'salesforce',
    version: 1,
    username: user?.username,
    password: user?.password,
    clientSecret: app?.consumerSecret,
    clientId: app?.consumerKey,
    domain: `https://${org.name}.my.salesforce.com/`,
  }
  return practice.spaceiq.received.find(
    ({ body, violations }) =>
      violations.length === 0 &&
      Object.entries(wanted).every(([name, value]) => (body as Record<string, unknown>)[name] === value),
  )
}

/** Creates the report from the org and SpaceIQ's stand-in after the run; `accepted` if it took one. */
export const createRunReport = (
  steps: readonly StageReport[],
  effort: EffortMetrics,
  practice: PracticeOrg,
  org: FakeOrg,
  accepted: ReceivedActivation | undefined,
): RunReport => {
  const last = practice.spaceiq.received.at(-1)
  return {
    steps,
    fields: { found: countCorrectFields(org) },
    activation: {
      status: accepted ? 'accepted' : last ? 'refused' : 'not sent',
      received: last ? withoutSecrets(last.body) : null,
      violations: last?.violations ?? [],
    },
    effort,
  }
}
