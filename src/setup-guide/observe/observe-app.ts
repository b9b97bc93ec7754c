/** Converts the values of a connected app's pages. */

import { clientCredentialsScope } from '../../flow-retirement/client-credentials.ts'
import { requiredConnectedApp, requiredUser } from '../../required-setup.ts'
import { hasScope } from '../../salesforce/extract/scopes.ts'
import type { ObservedConnectedApp, ObservedUser } from '../../salesforce/observed-setup.ts'
import { asBoolean, asText, collapseWhitespace, type ReportedValues } from './reported-values.ts'

/** Returns the connected app's id from the URL: Classic's own, or Lightning's. '' if none. */
export const getApplicationId = ({ searchParams }: URL): string =>
  [...searchParams.getAll('applicationId'), ...searchParams.getAll('connectedAppId')].find((id) =>
    /^(?:06P|0H4)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/.test(id),
  ) ?? ''

/** Returns the app that the page shows, without the settings of the client credentials flow. */
export const toObservedApp = (values: ReportedValues, url: URL): ObservedConnectedApp => {
  const addresses = asText(values.addresses).split(/\s+/).filter(Boolean)
  const scopes = asText(values.scopes).split('\n').filter(Boolean)
  const requireSecret = asBoolean(values.requireSecret)
  const withoutOauth = addresses.length === 0 && scopes.length === 0 && values.keys === null
  return {
    applicationId: getApplicationId(url),
    name: asText(values.name),
    callback:
      addresses.length === 0
        ? null
        : addresses.some((one) => one.replace(/\/$/, '') === requiredConnectedApp.callbackUrl),
    fullScope:
      scopes.length === 0 && !withoutOauth
        ? null
        : scopes.some((one) => hasScope(one, requiredConnectedApp.scope)),
    secretNotRequired: requireSecret === null ? null : !requireSecret,
  }
}

/**
 * Returns the settings of the client credentials flow, of which the app's page shows all but *Run
 * As*; nothing if it shows none and none is known.
 */
export const toClientCredentials = (
  values: ReportedValues,
  { fullScope }: ObservedConnectedApp,
  known: ObservedConnectedApp | null,
): Pick<ObservedConnectedApp, 'clientCredentials'> => {
  const scopes = asText(values.scopes).split('\n')
  // Where nothing tells of `full`, nothing tells of the others.
  const apiScope = fullScope === null ? null : scopes.some((one) => hasScope(one, clientCredentialsScope))
  const flowEnabled = asBoolean(values.clientCredentialsFlow)
  const runAs = known?.clientCredentials?.runAs ?? null
  return apiScope === null && flowEnabled === null && runAs === null
    ? {}
    : { clientCredentials: { apiScope, flowEnabled, runAs } }
}

/** Returns the app with the *Run As* its policies show: a username, or the name on the page. */
export const withRunAs = (
  known: ObservedConnectedApp,
  values: ReportedValues,
  user: ObservedUser | undefined,
): ObservedConnectedApp => {
  const shown = collapseWhitespace(asText(values.runAs))
  // A user known from the list only has no id yet: then the name must do, as on their own page.
  const isOwn = user?.id ? asText(values.runAsOwn) !== '' : shown.includes(requiredUser.lastName)
  const runAs = (isOwn && user?.username) || shown
  const { apiScope = null, flowEnabled = null } = known.clientCredentials ?? {}
  return { ...known, clientCredentials: { apiScope, flowEnabled, runAs } }
}
