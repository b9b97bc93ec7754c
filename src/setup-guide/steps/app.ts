/** 2.4 Create a New Connected App. */

import { text } from '../../platform/text.ts'
import { connectedApp as wanted } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { AppEvidence } from '../../salesforce/observed-setup.ts'
import { differencesOf } from '../differences.ts'
import { addLine, after, ask, look, optional, press, tick, type, untick } from '../marker.ts'
import { type Obstacle, type Other, type Situation, type Step, way } from '../step.ts'

/** Builds the contact marker: the contact from the settings, else the integration user's email. */
const contact = ({ contactEmail, evidence }: Situation): Marker => {
  const email = contactEmail || evidence.user?.email
  return email ? type(3, 'appEmail', email) : ask(3, 'appEmail')
}

/** Keeps an existing app's name and contact; its API name is disabled, or plain text. */
const basics = (situation: Situation): readonly Marker[] =>
  situation.evidence.app
    ? [ask(1, 'appName'), optional(ask(2, 'appApiName')), ask(3, 'appEmail')]
    : [type(1, 'appName', wanted.name), type(2, 'appApiName', wanted.apiName), contact(situation)]

/** Lets an app of any name be SpaceIQ's: some orgs can only reuse an existing app. */
export const otherApp = (): readonly Other[] => [
  {
    by: 'unknown',
    instruction: text('go_app_detail_other'),
    ways: [],
    choice: { action: 'use-app', text: text('card_use_app') },
  },
]

const isRight = (app: AppEvidence) =>
  app.callback !== false && app.fullScope !== false && app.secretNotRequired !== false

/** Connected apps cannot be created by default since Spring '26. @see Salesforce Help 005228017 */
const closed = ({ evidence, startPath }: Situation, at?: 'apps' | 'app-refused'): Obstacle => ({
  instruction: text(evidence.creationClosed ? 'closed_app_surely' : 'closed_app'),
  notes: [text('closed_app_reuse'), text('closed_app_support'), text('closed_app_eca')],
  ways: [
    // Some orgs still serve the form at its own URL; do not offer it again after a refusal there.
    ...(evidence.creationClosed || at === 'app-refused'
      ? []
      : way(text('card_direct_form'), startPath('new-app'), 'direct-form')),
    ...(at === 'apps' ? [] : way(text('card_apps'), startPath('app'), 'apps')),
  ],
  letter: text('closed_app_letter'),
})

export const app: Step = {
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_app'),
      markers: () => [look(1, 'sidebarBuild'), press(2, 'sidebarCreate'), press(3, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: () => text('go_apps_new'),
      markers: () => [optional(look(1, 'connectedApps')), press(2, 'newApp'), optional(press(3, 'appLink'))],
      notes: () => [text('note_app_existing'), text('note_app_creation_closed')],
      obstacle: (situation) => ({ without: 'newApp', ...closed(situation, 'apps') }),
    },
    {
      page: 'app-edit',
      instruction: () => text('go_app_edit'),
      markers: (situation) => [
        ...basics(situation),
        tick(4, 'enableOauth'),
        ...after(
          'enableOauth',
          addLine(5, 'callbackUrl', wanted.callbackUrl),
          { number: 6, control: 'availableScopes', deed: { do: 'select-scope', value: wanted.scope } },
          { number: 7, control: 'addScope', deed: { do: 'add-scope' } },
          { number: 8, control: 'selectedScopes', deed: { do: 'hold-scope', value: wanted.scope } },
          untick(9, 'requireSecret'),
        ),
        press(10, 'saveApp'),
      ],
      notes: () => [text('note_app_other_boxes')],
      obstacle: (situation) => ({ saying: 'creation-closed', ...closed(situation) }),
      others: ({ startPath }) => [
        {
          by: 'record',
          instruction: text('blocked_app_edit'),
          ways: way(text('card_other_app'), startPath('other-app'), 'other-app'),
        },
      ],
    },
    {
      page: 'app-refused',
      instruction: () => text('closed_app_unsure'),
      markers: () => [],
      obstacle: (situation) => ({
        without: 'appName',
        ...closed(situation, 'app-refused'),
        ...(situation.evidence.creationClosed ? {} : { instruction: text('closed_app_unsure') }),
      }),
      // A deleted or inaccessible app says nothing about creating new apps.
      others: () => [{ by: 'record', instruction: text('blocked_error'), ways: [] }],
    },
    {
      page: 'app-saved',
      instruction: () => text('go_app_saved'),
      markers: () => [press(1, 'continue')],
    },
    {
      page: 'app-detail',
      instruction: ({ evidence }) => text('go_app_detail_wrong', evidence.app?.name ?? wanted.name),
      markers: () => [press(1, 'edit')],
      warnings: ({ evidence }) => differencesOf('app', evidence),
      others: otherApp,
    },
  ],
  done: ({ app }) => app !== undefined && app.applicationId !== '' && isRight(app),
  seen: ({ app, appSavedAt }) => {
    if (!app) return appSavedAt === undefined ? null : text('seen_app_saved')
    return text(isRight(app) ? 'seen_app' : 'seen_app_wrong', app.name)
  },
}
