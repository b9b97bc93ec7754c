/** What Salesforce refuses when a connected app is saved, and how it keeps one. */

import { t } from '../../labels.ts'
import { newConsumer } from '../../state.ts'
import type { OrgApp, OrgState } from '../../types.ts'
import { freeId } from '../ids.ts'
import { type AppErrors, creationRefused } from './form.ts'
import type { AppValues } from './values.ts'

const badApiName =
  'The Application API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.'

export function check(state: OrgState, values: AppValues, existing: OrgApp | undefined): AppErrors {
  if (!existing && state.world.appCreation === 'refused') return { '': t(state, creationRefused) }
  const errors: AppErrors = {}
  const say = (field: string, text: string) => {
    errors[field] ??= t(state, text)
  }
  for (const field of ['name', 'apiName', 'contactEmail'] as const) {
    if (!values[field]) say(field, 'You must enter a value')
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.contactEmail)) say('contactEmail', 'Invalid Email Address')
  if (!/^[A-Za-z](?:[A-Za-z0-9]|_(?!_|$))*$/.test(values.apiName)) say('apiName', badApiName)
  const others = state.apps.filter((app) => app !== existing)
  if (others.some((app) => app.name.toLowerCase() === values.name.toLowerCase())) {
    // Uncertain wording.
    say('name', 'The Connected App Name is already in use in this organization.')
  }
  if (others.some((app) => app.apiName.toLowerCase() === values.apiName.toLowerCase()))
    say('apiName', badApiName)
  if (values.oauth && !values.callbackUrl) say('callbackUrl', 'You must enter a value')
  if (values.oauth && values.scopes.length === 0) {
    // Uncertain wording.
    say('scopes', 'You must select at least one OAuth scope.')
  }
  return errors
}

export function keep(state: OrgState, values: AppValues, existing: OrgApp | undefined): OrgApp {
  if (existing) return Object.assign(existing, values, { savedAt: Date.now() })
  const app: OrgApp = {
    ...values,
    id: freeId(
      '06P',
      state.apps.map(({ id }) => id),
    ),
    policyId: freeId(
      '0H4',
      state.apps.map(({ policyId }) => policyId),
    ),
    ...newConsumer(),
    savedAt: Date.now(),
  }
  state.apps.push(app)
  return app
}
