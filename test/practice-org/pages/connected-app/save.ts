/** Validates and saves a connected app. */

import { t } from '../../labels.ts'
import { createConsumerCredentials } from '../../state.ts'
import type { FakeOrg, OrgConnectedApp } from '../../types.ts'
import { findFreeId } from '../ids.ts'
import { type ConnectedAppFormErrors, creationRefusedMessage } from './form.ts'
import type { ConnectedAppFormValues } from './values.ts'

const badApiName =
  'The Application API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.'

export function validateConnectedApp(
  state: FakeOrg,
  values: ConnectedAppFormValues,
  existing: OrgConnectedApp | undefined,
): ConnectedAppFormErrors {
  if (!existing && state.variant.appCreation === 'refused') return { '': t(state, creationRefusedMessage) }
  const errors: ConnectedAppFormErrors = {}
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

export function saveConnectedApp(
  state: FakeOrg,
  values: ConnectedAppFormValues,
  existing: OrgConnectedApp | undefined,
): OrgConnectedApp {
  if (existing) return Object.assign(existing, values, { savedAt: Date.now() })
  const app: OrgConnectedApp = {
    ...values,
    id: findFreeId(
      '06P',
      state.apps.map(({ id }) => id),
    ),
    policyId: findFreeId(
      '0H4',
      state.apps.map(({ policyId }) => policyId),
    ),
    ...createConsumerCredentials(),
    savedAt: Date.now(),
  }
  state.apps.push(app)
  return app
}
