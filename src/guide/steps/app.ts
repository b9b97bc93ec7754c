/** 2.4 Create a New Connected App. */

import { connectedApp as wanted } from '../../blueprint.ts'
import type { AppEvidence } from '../evidence.ts'
import { after, ask, look, optional, press, tick, type, untick } from '../marker.ts'
import { type Situation, type Step, text } from '../step.ts'

const email = ({ contactEmail }: Situation) =>
  contactEmail ? type(3, 'appEmail', contactEmail) : ask(3, 'appEmail')

const isRight = (app: AppEvidence) =>
  app.callback !== false && app.fullScope !== false && app.secretNotRequired !== false

export const app: Step = {
  id: 'app',
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_app'),
      markers: () => [look(1, 'sidebarBuild'), press(2, 'sidebarCreate'), press(3, 'sidebarApps')],
    },
    {
      page: 'apps',
      instruction: () => text('go_apps_new'),
      markers: () => [optional(look(1, 'connectedApps')), press(2, 'newApp')],
      notes: () => [text('note_app_creation_closed')],
    },
    {
      page: 'app-edit',
      instruction: () => text('go_app_edit'),
      markers: (situation) => [
        type(1, 'appName', wanted.name),
        type(2, 'appApiName', wanted.apiName),
        email(situation),
        tick(4, 'enableOauth'),
        ...after(
          'enableOauth',
          type(5, 'callbackUrl', wanted.callbackUrl),
          { number: 6, control: 'availableScopes', deed: { do: 'select-scope', value: wanted.scope } },
          { number: 7, control: 'addScope', deed: { do: 'add-scope' } },
          { number: 8, control: 'selectedScopes', deed: { do: 'hold-scope', value: wanted.scope } },
          untick(9, 'requireSecret'),
        ),
        press(10, 'saveApp'),
      ],
      notes: () => [text('note_app_other_boxes')],
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
    },
  ],
  done: ({ app }) => app !== undefined && app.applicationId !== '' && isRight(app),
  seen: ({ app, appSavedAt }) => {
    if (!app) return appSavedAt === undefined ? null : text('seen_app_saved')
    return text(isRight(app) ? 'seen_app' : 'seen_app_wrong', app.name)
  },
}
