/** 2.5 Locate Client ID and Client Secret. */

import { text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import { click, highlight, optional } from '../marker.ts'
import { pageLinks, type Step } from '../step.ts'
import { unknownAppNotices } from './app.ts'

export const consumerCredentialsStep: Step = {
  pages: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_keys'),
      markers: () => [click(1, 'sidebarCreate'), click(2, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: ({ setup: evidence }) =>
        text('go_apps_open', evidence.connectedApp?.name ?? requiredConnectedApp.name),
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
    {
      page: 'app-policies',
      instruction: () => text('go_app_policies'),
      markers: () => [],
      // This page looks like the app's own page, but lacks the consumer key.
      blocker: ({ setup: evidence, startPath }) => ({
        missingControl: 'consumerKey',
        instruction: text('go_app_policies'),
        notes: [],
        links: evidence.connectedApp?.applicationId
          ? pageLinks(text('card_open_app', evidence.connectedApp.name), startPath('keys'), 'open-app')
          : pageLinks(text('card_apps'), startPath('app'), 'apps'),
      }),
    },
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
      foreignRecords: ({ setup: evidence }) => [
        {
          condition: 'record',
          instruction: text('blocked_app', '', evidence.connectedApp?.name ?? requiredConnectedApp.name),
          links: [],
        },
      ],
    },
  ],
  // A successful activation clears the values on purpose.
  isDone: ({ consumerCredentials: keys, activation }) =>
    activation !== undefined || (keys?.key === true && keys.secret === true),
  summarize: ({ consumerCredentials: keys, connectedApp: app }) => {
    if (!keys) return null
    // Typed values belong to no observed app.
    const name = keys.appName || app?.name || requiredConnectedApp.name
    if (keys.key && keys.secret) return text('seen_keys', name)
    return text(keys.key ? 'seen_keys_key_only' : 'seen_keys_secret_only', name)
  },
}
