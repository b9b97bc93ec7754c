/** Beyond the manual, after its 2.5: the client credentials flow on an existing connected app. */

import {
  clientCredentialsScope,
  isFlowEnabled,
  isReadyForClientCredentials,
} from '../../flow-retirement/client-credentials.ts'
import { isMigratedApp } from '../../flow-retirement/open-way.ts'
import { text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import { labelsBesideFlow } from '../../salesforce/dom/labels.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { findDifferences } from '../differences.ts'
import { click, enabledAfter, enterText, highlight, optional, promptFor, tick } from '../marker.ts'
import { type Blocker, type ForeignRecordNotice, pageLinks, type Step, type StepContext } from '../step.ts'
import { unknownAppNotices } from './app.ts'
import { readOnlyBlocker } from './read-only-app.ts'
import { scopeMarkers } from './scope-markers.ts'

const appNameOf = ({ connectedApp }: ObservedSetup): string => connectedApp?.name ?? requiredConnectedApp.name

/** Leads to the app, or to the list if no app is known. */
const appLinks = ({ setup, startPath }: StepContext) =>
  setup.connectedApp?.applicationId
    ? pageLinks(text('card_open_app', setup.connectedApp.name), startPath('client_credentials'), 'open-app')
    : pageLinks(text('card_apps'), startPath('app'), 'apps')

/** Adds `full` where it is missing: the manual's way stays open beside this one. */
const scopesFor = ({ connectedApp }: ObservedSetup): readonly string[] =>
  connectedApp?.fullScope === false
    ? [requiredConnectedApp.scope, clientCredentialsScope]
    : [clientCredentialsScope]

const isReady = ({ connectedApp, user }: ObservedSetup): boolean =>
  isReadyForClientCredentials(connectedApp?.clientCredentials, user?.username ?? '')

const formBlocker = (context: StepContext): Blocker =>
  context.setup.connectedApp
    ? {
        missingControl: 'clientCredentialsFlow',
        besideLabels: labelsBesideFlow,
        instruction: text('client_credentials_no_flow'),
        notes: [],
        links: appLinks(context),
      }
    : { instruction: text('client_credentials_no_app'), notes: [], links: appLinks(context) }

const detailBlocker = (context: StepContext): Blocker =>
  readOnlyBlocker(
    context,
    isFlowEnabled(context.setup.connectedApp?.clientCredentials) && !isMigratedApp(context.setup)
      ? 'manageApp'
      : 'edit',
  )

const policiesBlocker = (context: StepContext): Blocker => {
  const { setup, startPath } = context
  if (!isFlowEnabled(setup.connectedApp?.clientCredentials))
    return {
      instruction: text('client_credentials_app_first', appNameOf(setup)),
      notes: [],
      links: appLinks(context),
    }
  if (isMigratedApp(setup)) return readOnlyBlocker(context, 'editPolicies')
  const links = pageLinks(text('card_open_policies', appNameOf(setup)), startPath('app-policies'), 'policies')
  return {
    missingControl: 'editPolicies',
    instruction: text('client_credentials_policies_list', appNameOf(setup)),
    notes: [],
    links: links.length > 0 ? links : appLinks(context),
  }
}

/** The policies of another app, by its id or by its name. */
const foreignPolicies = (context: StepContext): readonly ForeignRecordNotice[] =>
  (['record', 'name'] as const).map((condition) => ({
    condition,
    instruction: text('blocked_app', '', appNameOf(context.setup)),
    links: appLinks(context),
  }))

const runAsMarker = ({ setup }: StepContext): Marker =>
  setup.user?.username ? enterText(1, 'runAs', setup.user.username) : promptFor(1, 'runAs')

export const clientCredentialsStep: Step = {
  pages: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_keys'),
      markers: () => [click(1, 'sidebarCreate'), click(2, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: ({ setup }) => text('go_apps_open', appNameOf(setup)),
      markers: () => [optional(highlight(1, 'connectedApps')), click(2, 'appLink')],
    },
    {
      page: 'app-detail',
      instruction: ({ setup }) =>
        text(
          isFlowEnabled(setup.connectedApp?.clientCredentials)
            ? 'go_app_detail_manage'
            : 'go_app_detail_client_credentials',
        ),
      markers: ({ setup }) => [
        click(1, isFlowEnabled(setup.connectedApp?.clientCredentials) ? 'manageApp' : 'edit'),
      ],
      warnings: ({ setup }) => findDifferences('client_credentials', setup),
      foreignRecords: unknownAppNotices,
      notes: () => [text('note_client_credentials')],
      blocker: detailBlocker,
    },
    {
      page: 'app-edit',
      instruction: () => text('go_app_edit_client_credentials'),
      markers: ({ setup }) => [
        tick(1, 'enableOauth'),
        ...enabledAfter(
          'enableOauth',
          ...scopeMarkers(2, scopesFor(setup)),
          tick(5, 'clientCredentialsFlow'),
        ),
        click(6, 'saveApp'),
      ],
      notes: () => [text('note_flow_warning'), text('note_api_scope'), text('note_flow_other_boxes')],
      blocker: formBlocker,
      foreignRecords: ({ startPath }) => [
        {
          condition: 'record',
          instruction: text('blocked_app_edit'),
          links: pageLinks(text('card_other_app'), startPath('other-app'), 'other-app'),
        },
      ],
    },
    {
      page: 'app-saved',
      instruction: () => text('go_app_saved'),
      markers: () => [click(1, 'continue')],
    },
    {
      page: 'app-policies',
      instruction: () => text('go_app_policies_edit'),
      markers: () => [click(1, 'editPolicies')],
      warnings: ({ setup }) => findDifferences('client_credentials', setup),
      blocker: policiesBlocker,
      foreignRecords: foreignPolicies,
    },
    {
      page: 'app-policies-edit',
      instruction: () => text('go_app_policies_run_as'),
      markers: (context) => [runAsMarker(context), click(2, 'save')],
      warnings: ({ setup }) => findDifferences('client_credentials', setup),
      notes: () => [text('note_run_as')],
      foreignRecords: foreignPolicies,
    },
  ],
  isDone: isReady,
  summarize: (setup) => {
    const settings = setup.connectedApp?.clientCredentials
    if (!settings) return null
    return isReady(setup)
      ? text('seen_client_credentials', settings.runAs ?? '')
      : text('seen_client_credentials_open')
  },
}
