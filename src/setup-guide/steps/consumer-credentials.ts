/** 2.5 Locate Client ID and Client Secret. */

import { text } from '../../platform/text.ts'
import { connectedApp } from '../../required-setup.ts'
import { look, optional, press } from '../marker.ts'
import { type Step, way } from '../step.ts'
import { otherApp } from './app.ts'

export const keys: Step = {
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_keys'),
      markers: () => [press(1, 'sidebarCreate'), press(2, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: ({ evidence }) => text('go_apps_open', evidence.app?.name ?? connectedApp.name),
      markers: () => [optional(look(3, 'connectedApps')), press(4, 'appLink')],
    },
    {
      page: 'app-detail',
      instruction: () => text('go_app_detail_keys'),
      markers: () => [
        optional(look(1, 'consumerKey')),
        optional(press(2, 'revealSecret')),
        optional(press(2, 'manageConsumer')),
      ],
      others: otherApp,
      notes: () => [text('note_keys_captured')],
    },
    {
      page: 'app-policies',
      instruction: () => text('go_app_policies'),
      markers: () => [],
      // This page looks like the app's own page, but lacks the consumer key.
      obstacle: ({ evidence, startPath }) => ({
        without: 'consumerKey',
        instruction: text('go_app_policies'),
        notes: [],
        ways: evidence.app?.applicationId
          ? way(text('card_open_app', evidence.app.name), startPath('keys'), 'open-app')
          : way(text('card_apps'), startPath('app'), 'apps'),
      }),
    },
    {
      page: 'verify-identity',
      instruction: () => text('go_verify_identity'),
      markers: () => [optional(look(1, 'verificationCode')), optional(press(2, 'verify'))],
      // Admins verify with a passkey in a browser dialog: no code. @see Salesforce Help 005321561
      obstacle: () => ({
        without: 'verificationCode',
        instruction: text('go_prove_identity'),
        notes: [],
        ways: [],
      }),
    },
    {
      page: 'consumer-details',
      instruction: () => text('go_consumer_details'),
      markers: () => [look(1, 'consumerKey'), look(2, 'consumerSecret')],
      notes: () => [text('note_keys_captured')],
      warnings: () => [text('note_keys_staged')],
      others: ({ evidence }) => [
        {
          by: 'record',
          instruction: text('blocked_app', '', evidence.app?.name ?? connectedApp.name),
          ways: [],
        },
      ],
    },
  ],
  // A successful activation clears the values on purpose.
  done: ({ keys, activation }) => activation !== undefined || (keys?.key === true && keys.secret === true),
  seen: ({ keys, app }) => {
    if (!keys) return null
    // Typed values belong to no observed app.
    const name = keys.appName || app?.name || connectedApp.name
    if (keys.key && keys.secret) return text('seen_keys', name)
    return text(keys.key ? 'seen_keys_key_only' : 'seen_keys_secret_only', name)
  },
}
