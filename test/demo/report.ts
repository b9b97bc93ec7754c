/** What the practice run writes down. Secrets are masked: the file may be passed around. */

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

export interface RunReport {
  readonly steps: readonly StageReport[]
  readonly fields: { readonly found: number }
  readonly activation: {
    readonly status: string
    /** The five values as SpaceIQ's stand-in got them. */
    readonly received: unknown
    /** Where what it got breaks the contract. */
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

/** How many of the seven fields the org really has, as SpaceIQ needs them. */
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

/** The one request that carried exactly the values the org holds, or undefined. */
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

/** Puts the report together from what the org and SpaceIQ's stand-in hold after the run. */
export const createRunReport = (
  steps: readonly StageReport[],
  effort: EffortMetrics,
  practice: PracticeOrg,
  org: FakeOrg,
): RunReport => {
  const accepted = findAcceptedRequest(practice, org)
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
