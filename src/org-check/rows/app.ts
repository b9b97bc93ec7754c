/** Rows about the connected app: that it exists, and that its settings fit SpaceIQ. */

import { type Text, text } from '../../platform/text.ts'
import { connectedApp } from '../../required-setup.ts'
import type { AppFact, Facts } from '../facts/facts.ts'
import { type CheckRow, type Judged, right, rowOf, showMe, unknown, wrong } from '../row.ts'

type Oauth = NonNullable<AppFact['oauth']>

const bare = (address: string) => address.replace(/\/$/, '')

/** Checks whether SpaceIQ's callback URL is among the connected app's. */
export const hasCallback = ({ callbacks }: Oauth): boolean =>
  callbacks.some((one) => bare(one) === connectedApp.callbackUrl)

/** Checks for the `full` scope SpaceIQ needs; the Metadata API capitalizes scope names. */
export const hasFullScope = ({ scopes }: Oauth): boolean =>
  scopes.some((one) => one.toLowerCase() === connectedApp.scope)

const detail = (
  facts: Facts,
  id: string,
  label: Text,
  judge: (oauth: Oauth, app: AppFact) => Judged,
): readonly CheckRow[] => {
  const { app } = facts
  if (!app.ok || !app.value) return []
  const { oauth } = app.value
  return [
    {
      id,
      label,
      ...(oauth ? judge(oauth, app.value) : unknown(showMe('app'), text('check_app_untold'))),
    },
  ]
}

/** Returns the rows about the connected app; only the first if there is no app. */
export const appRows = (facts: Facts): readonly CheckRow[] => [
  rowOf(
    'app',
    text('check_app'),
    facts.app,
    (app) => (app ? right(text('check_app_found', app.name)) : wrong(showMe('app'), text('check_app_none'))),
    showMe('app'),
  ),
  ...detail(facts, 'app-callback', text('check_callback'), (oauth) =>
    hasCallback(oauth)
      ? right(text('check_callback_right', connectedApp.callbackUrl))
      : wrong(showMe('app'), text('check_callback_wrong', connectedApp.callbackUrl)),
  ),
  ...detail(facts, 'app-scopes', text('check_scopes'), (oauth) =>
    hasFullScope(oauth)
      ? right(text('check_scopes_right'))
      : wrong(showMe('app'), text('check_scopes_wrong', oauth.scopes.join(', '))),
  ),
  ...detail(facts, 'app-secret', text('check_secret'), ({ secretRequired }) => {
    if (secretRequired === null) return unknown(showMe('app'), text('check_app_untold'))
    return secretRequired
      ? wrong(showMe('app'), text('check_secret_wrong'))
      : right(text('check_secret_right'))
  }),
  ...detail(facts, 'app-users', text('check_users'), (_, { adminApprovedOnly }) =>
    adminApprovedOnly === true
      ? unknown(showMe('keys'), text('check_users_approved'))
      : right(text('check_users_all')),
  ),
]
