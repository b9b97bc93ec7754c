/** 2.4 Create a New Connected App. */

import { isMigratedApp } from '../../flow-retirement/open-way.ts'
import { text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { ObservedConnectedApp } from '../../salesforce/observed-setup.ts'
import { findDifferences } from '../differences.ts'
import {
  appendLine,
  click,
  enabledAfter,
  enterText,
  highlight,
  optional,
  promptFor,
  tick,
  untick,
} from '../marker.ts'
import { type Blocker, type ForeignRecordNotice, pageLinks, type Step, type StepContext } from '../step.ts'
import { withExternalClientAppBlocker } from './external-client-app.ts'
import { readOnlyBlocker } from './read-only-app.ts'
import { scopeMarkers } from './scope-markers.ts'

/** Builds the contact marker: the contact from the settings, else the integration user's email. */
const contactMarker = ({ contactEmail, setup }: StepContext): Marker => {
  const email = contactEmail || setup.user?.email
  return email ? enterText(3, 'appEmail', email) : promptFor(3, 'appEmail')
}

/** Keeps an existing app's name and contact; its API name is disabled, or plain text. */
const basicInformationMarkers = (context: StepContext): readonly Marker[] =>
  context.setup.connectedApp
    ? [promptFor(1, 'appName'), optional(promptFor(2, 'appApiName')), promptFor(3, 'appEmail')]
    : [
        enterText(1, 'appName', requiredConnectedApp.name),
        enterText(2, 'appApiName', requiredConnectedApp.apiName),
        contactMarker(context),
      ]

/** Lets an app of any name be SpaceIQ's: some orgs can only reuse an existing app. */
export const unknownAppNotices = (): readonly ForeignRecordNotice[] => [
  {
    condition: 'unknown',
    instruction: text('go_app_detail_other'),
    links: [],
    choice: { action: 'use-app', text: text('card_use_app') },
  },
]

const hasRequiredSettings = (connectedApp: ObservedConnectedApp) =>
  connectedApp.callback !== false &&
  connectedApp.fullScope !== false &&
  connectedApp.secretNotRequired !== false

/** Connected apps cannot be created by default since Spring '26. @see Salesforce Help 005228017 */
const creationClosedBlocker = (
  { setup, startPath, supportLetter }: StepContext,
  at?: 'apps' | 'app-refused',
): Blocker => ({
  instruction: text(setup.connectedAppCreationClosed ? 'closed_app_surely' : 'closed_app'),
  notes: [text('closed_app_reuse'), text('closed_app_support'), text('closed_app_eca')],
  links: [
    // Some orgs still serve the form at its own URL; do not offer it again after a refusal there.
    ...(setup.connectedAppCreationClosed || at === 'app-refused'
      ? []
      : pageLinks(text('card_direct_form'), startPath('new-app'), 'direct-form')),
    ...(at === 'apps' ? [] : pageLinks(text('card_apps'), startPath('app'), 'apps')),
  ],
  letter: supportLetter,
})

export const connectedAppStep: Step = {
  pages: withExternalClientAppBlocker([
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_app'),
      markers: () => [highlight(1, 'sidebarBuild'), click(2, 'sidebarCreate'), click(3, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: () => text('go_apps_new'),
      markers: () => [
        optional(highlight(1, 'connectedApps')),
        click(2, 'newApp'),
        optional(click(3, 'appLink')),
      ],
      notes: () => [text('note_app_existing'), text('note_app_creation_closed')],
      blocker: (context) => ({ missingControl: 'newApp', ...creationClosedBlocker(context, 'apps') }),
    },
    {
      page: 'app-edit',
      instruction: () => text('go_app_edit'),
      markers: (context) => [
        ...basicInformationMarkers(context),
        tick(4, 'enableOauth'),
        ...enabledAfter(
          'enableOauth',
          appendLine(5, 'callbackUrl', requiredConnectedApp.callbackUrl),
          ...scopeMarkers(6, [requiredConnectedApp.scope]),
          untick(9, 'requireSecret'),
        ),
        click(10, 'saveApp'),
      ],
      notes: () => [text('note_app_other_boxes')],
      blocker: (context) => ({ knownError: 'creation-closed', ...creationClosedBlocker(context) }),
      foreignRecords: ({ startPath }) => [
        {
          condition: 'record',
          instruction: text('blocked_app_edit'),
          links: pageLinks(text('card_other_app'), startPath('other-app'), 'other-app'),
        },
      ],
    },
    {
      page: 'app-refused',
      instruction: () => text('closed_app_unsure'),
      markers: () => [],
      blocker: (context) => ({
        missingControl: 'appName',
        ...creationClosedBlocker(context, 'app-refused'),
        ...(context.setup.connectedAppCreationClosed ? {} : { instruction: text('closed_app_unsure') }),
      }),
      // A deleted or inaccessible app says nothing about creating new apps.
      foreignRecords: () => [{ condition: 'record', instruction: text('blocked_error'), links: [] }],
    },
    {
      page: 'app-saved',
      instruction: () => text('go_app_saved'),
      markers: () => [click(1, 'continue')],
    },
    {
      page: 'app-detail',
      instruction: ({ setup }) =>
        text('go_app_detail_wrong', setup.connectedApp?.name ?? requiredConnectedApp.name),
      markers: () => [click(1, 'edit')],
      warnings: ({ setup }) => findDifferences('app', setup),
      // Where the app is not known to be migrated, a missing Edit is said to be missing.
      blocker: (context) => (isMigratedApp(context.setup) ? readOnlyBlocker(context, 'edit') : null),
      foreignRecords: unknownAppNotices,
    },
  ]),
  isDone: ({ connectedApp }, way) =>
    way.app === 'external-client-app'
      ? way.id === 'ready'
      : connectedApp !== undefined && connectedApp.applicationId !== '' && hasRequiredSettings(connectedApp),
  summarize: ({ connectedApp, connectedAppSavedAt, externalClientApp }, way) => {
    if (way.app === 'external-client-app' && externalClientApp)
      return text(way.id === 'ready' ? 'seen_external_app' : 'seen_external_app_open', externalClientApp.name)
    if (!connectedApp) return connectedAppSavedAt === undefined ? null : text('seen_app_saved')
    return text(hasRequiredSettings(connectedApp) ? 'seen_app' : 'seen_app_wrong', connectedApp.name)
  },
}
