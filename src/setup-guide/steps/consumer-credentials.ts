/** 2.5 Locate Client ID and Client Secret. */

import { text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { click, highlight, optional } from '../marker.ts'
import { pageLinks, type Step, type StepPage } from '../step.ts'
import { unknownAppNotices } from './app.ts'
import { withExternalClientAppBlocker } from './external-client-app.ts'

/** The policies look like the app's own page, but lack the consumer key. */
const policiesPage = (page: PageId): StepPage => ({
  page,
  isDetour: true,
  instruction: () => text('go_app_policies'),
  markers: () => [],
  blocker: ({ setup, startPath }) => ({
    missingControl: 'consumerKey',
    instruction: text('go_app_policies'),
    notes: [],
    links: setup.connectedApp?.applicationId
      ? pageLinks(text('card_open_app', setup.connectedApp.name), startPath('keys'), 'open-app')
      : pageLinks(text('card_apps'), startPath('app'), 'apps'),
  }),
})

export const consumerCredentialsStep: Step = {
  pages: withExternalClientAppBlocker([
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_keys'),
      markers: () => [click(1, 'sidebarCreate'), click(2, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: ({ setup }) => text('go_apps_open', setup.connectedApp?.name ?? requiredConnectedApp.name),
      markers: () => [optional(highlight(3, 'connectedApps')), click(4, 'appLink')],
    },
    {
      page: 'app-detail',
      instruction: () => text('go_app_detail_keys'),
      markers: () => [
        optional(highlight(1, 'consumerKey')),
        optional(click(2, 'revealSecret')),
        optional(click(2, 'manageConsumer')),
      ],
      foreignRecords: unknownAppNotices,
      notes: () => [text('note_keys_captured')],
    },
    policiesPage('app-policies'),
    policiesPage('app-policies-edit'),
    {
      page: 'verify-identity',
      instruction: () => text('go_verify_identity'),
      markers: () => [optional(highlight(1, 'verificationCode')), optional(click(2, 'verify'))],
      // Admins verify with a passkey in a browser dialog: no code. @see Salesforce Help 005321561
      blocker: () => ({
        missingControl: 'verificationCode',
        instruction: text('go_prove_identity'),
        notes: [],
        links: [],
      }),
    },
    {
      page: 'consumer-details',
      instruction: () => text('go_consumer_details'),
      markers: () => [highlight(1, 'consumerKey'), highlight(2, 'consumerSecret')],
      notes: () => [text('note_keys_captured')],
      warnings: () => [text('note_keys_staged')],
      foreignRecords: ({ setup }) => [
        {
          condition: 'record',
          instruction: text('blocked_app', '', setup.connectedApp?.name ?? requiredConnectedApp.name),
          links: [],
        },
      ],
    },
  ]),
  // A successful activation clears the values on purpose.
  isDone: ({ consumerCredentials, activation }) =>
    activation !== undefined || (consumerCredentials?.key === true && consumerCredentials.secret === true),
  summarize: ({ consumerCredentials: credentials, connectedApp }) => {
    if (!credentials) return null
    // Typed values belong to no observed app.
    const name = credentials.appName || connectedApp?.name || requiredConnectedApp.name
    if (credentials.key && credentials.secret) return text('seen_keys', name)
    return text(credentials.key ? 'seen_keys_key_only' : 'seen_keys_secret_only', name)
  },
}
