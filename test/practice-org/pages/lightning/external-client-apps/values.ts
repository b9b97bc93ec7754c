/** Reads, checks and saves what the forms of external client apps post. */

import { userHasPermission } from '../../../api/entities/holder.ts'
import { createExternalClientApp } from '../../../external-client-apps.ts'
import { t } from '../../../labels.ts'
import type { FakeOrg, OrgExternalClientApp } from '../../../types.ts'

export interface ExternalClientAppValues {
  name: string
  apiName: string
  contactEmail: string
  distributionState: string
  oauth: boolean
  callbackUrl: string
  scopes: readonly string[]
  clientCredentials: boolean
  secretForWebServer: boolean
  secretForRefreshToken: boolean
  pkce: boolean
}

/** The New form before anything is entered: three boxes of Security are ticked (part 3 §6). */
export const emptyValues: ExternalClientAppValues = {
  name: '',
  apiName: '',
  contactEmail: '',
  distributionState: 'Local',
  oauth: false,
  callbackUrl: '',
  scopes: [],
  clientCredentials: false,
  secretForWebServer: true,
  secretForRefreshToken: true,
  pkce: true,
}

/** An app without OAuth has neither key nor secret. */
export const hasOauth = ({ consumerKey }: OrgExternalClientApp): boolean => consumerKey !== ''

export const readApp = (app: OrgExternalClientApp): ExternalClientAppValues => ({
  ...app,
  oauth: hasOauth(app),
  secretForWebServer: app.secretForWebServer ?? true,
  secretForRefreshToken: app.secretForRefreshToken ?? true,
  pkce: app.pkce ?? true,
})

export function readForm(form: URLSearchParams): ExternalClientAppValues {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const oauth = form.has('oauth')
  return {
    name: text('name'),
    apiName: text('apiName'),
    contactEmail: text('contactEmail'),
    distributionState: text('distributionState'),
    oauth,
    callbackUrl: oauth ? text('callbackUrl') : '',
    scopes: oauth ? form.getAll('scopes') : [],
    clientCredentials: oauth && form.has('clientCredentials'),
    secretForWebServer: form.has('secretForWebServer'),
    secretForRefreshToken: form.has('secretForRefreshToken'),
    pkce: form.has('pkce'),
  }
}

export type FormErrors = Partial<Record<keyof ExternalClientAppValues, string>>

/** Checks the posted values. Uncertain: all wordings. */
export function validateValues(
  state: FakeOrg,
  values: ExternalClientAppValues,
  existing?: OrgExternalClientApp,
): FormErrors {
  const errors: FormErrors = {}
  const say = (field: keyof ExternalClientAppValues, text: string) => {
    errors[field] ??= t(state, text)
  }
  for (const field of ['name', 'apiName', 'contactEmail'] as const)
    if (!values[field]) say(field, 'Complete this field.')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.contactEmail))
    say('contactEmail', 'You have entered an invalid format.')
  if (!/^[A-Za-z](?:[A-Za-z0-9]|_(?!_|$))*$/.test(values.apiName))
    say('apiName', 'You have entered an invalid format.')
  const taken = state.externalClientApps.some(
    (app) => app !== existing && app.apiName.toLowerCase() === values.apiName.toLowerCase(),
  )
  if (taken) say('apiName', 'The API name is already in use. Enter a unique name.')
  if (values.oauth && !values.callbackUrl) say('callbackUrl', 'Complete this field.')
  if (values.oauth && values.scopes.length === 0) say('scopes', 'Select at least one OAuth scope.')
  return errors
}

/** Saves a new app; its policies begin without flow and user. */
export function createFromValues(state: FakeOrg, given: ExternalClientAppValues): OrgExternalClientApp {
  const { oauth, distributionState, scopes, ...values } = given
  return createExternalClientApp(state, {
    ...values,
    distributionState: distributionState === 'Packaged' ? 'Packaged' : 'Local',
    scopes: [...scopes],
    ...(oauth ? {} : { consumerKey: '', consumerSecret: '' }),
  })
}

/** Saves the tab Settings, which counts at once (platform reference A2). */
export const saveSettings = (app: OrgExternalClientApp, values: ExternalClientAppValues): void => {
  const { callbackUrl, scopes, clientCredentials, secretForWebServer, secretForRefreshToken, pkce } = values
  Object.assign(app, {
    callbackUrl,
    scopes: [...scopes],
    clientCredentials,
    secretForWebServer,
    secretForRefreshToken,
    pkce,
    savedAt: Date.now(),
  })
}

/** The refusal is known, but for what stands between its two sentences (part 2 §3.2). */
const couldNotSave = [
  "We couldn't save the external client app.",
  'Enter a valid execution user for the OAuth client credentials flow.',
]

/**
 * Saves the tab Policies; returns Salesforce's message if it refuses. *Run As* wants the exact
 * username of an active user with API Enabled. Uncertain: that it may stay empty with the flow off.
 */
export function savePolicies(
  state: FakeOrg,
  app: OrgExternalClientApp,
  form: URLSearchParams,
): string | null {
  const flow = form.has('clientCredentialsPolicy')
  const username = (form.get('runAs') ?? '').trim()
  const user = state.users.find((one) => one.username === username)
  const valid = user?.active && userHasPermission(state, user, 'ApiEnabled')
  if (!valid && (flow || username !== '')) return couldNotSave.map((text) => t(state, text)).join(' ')
  app.clientCredentialsPolicy = flow
  if (user) app.runAs = user.id
  else delete app.runAs
  app.ipRelaxation = form.get('ipRelaxation') === 'Bypass' ? 'Bypass' : 'Enforce'
  if (form.get('permittedUsers') === 'AdminApprovedPreAuthorized') app.approvedProfiles ??= []
  else delete app.approvedProfiles
  app.savedAt = Date.now()
  return null
}
