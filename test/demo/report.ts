/** What the practice run writes down. Secrets are masked: the file may be passed around. */

import { caseFields } from '../../src/required-setup.ts'
import type { Effort } from '../browser/setup-guide/admin.ts'
import { apiName, findField } from '../practice-org/state.ts'
import type { OrgState, PracticeOrg, Received } from '../practice-org/types.ts'

export interface StageReport {
  readonly id: string
  readonly status: 'passed' | 'failed'
  readonly ms: number
  readonly error?: string
}

export interface Report {
  readonly steps: readonly StageReport[]
  readonly fields: { readonly found: number }
  readonly activation: {
    readonly status: string
    /** The five values as SpaceIQ's stand-in got them. */
    readonly received: unknown
    /** Where what it got breaks the contract. */
    readonly violations: readonly string[]
  }
  readonly effort: Effort
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
export const countFields = (org: OrgState): number =>
  caseFields.filter(({ name, type, length, externalId }) => {
    const field = findField(org, name)
    return (
      field !== undefined &&
      apiName(field) === `${name}__c` &&
      field.dtype === (type === 'Text' ? 'S' : 'J') &&
      field.length === length &&
      field.externalId === externalId
    )
  }).length

/** The one request that carried exactly the values the org holds, or undefined. */
export const acceptedRequest = (practice: PracticeOrg, org: OrgState): Received | undefined => {
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
export const reportOf = (
  steps: readonly StageReport[],
  effort: Effort,
  practice: PracticeOrg,
  org: OrgState,
): Report => {
  const accepted = acceptedRequest(practice, org)
  const last = practice.spaceiq.received.at(-1)
  return {
    steps,
    fields: { found: countFields(org) },
    activation: {
      status: accepted ? 'accepted' : last ? 'refused' : 'not sent',
      received: last ? withoutSecrets(last.body) : null,
      violations: last?.violations ?? [],
    },
    effort,
  }
}
