/** Rows about the connected app: that it exists, and that its settings fit SpaceIQ. */

import { listSub } from '../../platform/formatted-subs.ts'
import { type LocalizedText, text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { ConnectedAppFact, OrgFacts } from '../facts/facts.ts'
import { type CheckRow, factRow, failRow, passRow, type RowResult, showAction, unknownRow } from '../row.ts'

type OauthSettings = NonNullable<ConnectedAppFact['oauth']>

const stripTrailingSlash = (address: string) => address.replace(/\/$/, '')

/** Checks whether SpaceIQ's callback URL is among the connected app's. */
export const hasCallback = ({ callbacks }: OauthSettings): boolean =>
  callbacks.some((one) => stripTrailingSlash(one) === requiredConnectedApp.callbackUrl)

/** Checks for the `full` scope SpaceIQ needs; the Metadata API capitalizes scope names. */
export const hasFullScope = ({ scopes }: OauthSettings): boolean =>
  scopes.some((one) => one.toLowerCase() === requiredConnectedApp.scope)

/** Checks for the `api` scope, without which client credentials give a useless token. */
export const hasApiScope = ({ scopes }: OauthSettings): boolean =>
  scopes.some((one) => one.toLowerCase() === 'api')

const detailRow = (
  facts: OrgFacts,
  id: string,
  label: LocalizedText,
  judge: (oauth: OauthSettings, app: ConnectedAppFact) => RowResult,
): readonly CheckRow[] => {
  const { connectedApp } = facts
  if (!connectedApp.ok || !connectedApp.value) return []
  const { oauth } = connectedApp.value
  return [
    {
      id,
      label,
      ...(oauth ? judge(oauth, connectedApp.value) : unknownRow(showAction('app'), text('check_app_untold'))),
    },
  ]
}

/** Returns the rows about the connected app; only the first if there is no app. */
export const connectedAppRows = (facts: OrgFacts): readonly CheckRow[] => [
  factRow(
    'app',
    text('check_app'),
    facts.connectedApp,
    (app) =>
      app ? passRow(text('check_app_found', app.name)) : failRow(showAction('app'), text('check_app_none')),
    showAction('app'),
  ),
  ...detailRow(facts, 'app-callback', text('check_callback'), (oauth) =>
    hasCallback(oauth)
      ? passRow(text('check_callback_right', requiredConnectedApp.callbackUrl))
      : failRow(showAction('app'), text('check_callback_wrong', requiredConnectedApp.callbackUrl)),
  ),
  ...detailRow(facts, 'app-scopes', text('check_scopes'), (oauth) =>
    hasFullScope(oauth)
      ? passRow(text('check_scopes_right'))
      : failRow(showAction('app'), text('check_scopes_wrong', listSub(oauth.scopes))),
  ),
  ...detailRow(facts, 'app-secret', text('check_secret'), ({ secretRequired }) => {
    if (secretRequired === null) return unknownRow(showAction('app'), text('check_app_untold'))
    return secretRequired
      ? failRow(showAction('app'), text('check_secret_wrong'))
      : passRow(text('check_secret_right'))
  }),
  ...detailRow(facts, 'app-users', text('check_users'), (_, { adminApprovedOnly }) =>
    adminApprovedOnly === true
      ? unknownRow(showAction('keys'), text('check_users_approved'))
      : passRow(text('check_users_all')),
  ),
]
