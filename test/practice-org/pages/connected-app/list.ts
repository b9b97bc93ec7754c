/** Apps: three related lists, of which the last holds the connected apps and a New button of its own. */

import { t } from '../../labels.ts'
import type { Answer, Ctx, OrgState, Route } from '../../types.ts'
import { setupPage } from '../layout/classic-page.ts'
import { button, checkImg, dataRow, esc, goButton, relatedList } from '../layout/setup-parts.ts'
import { detailUrl, editUrl, newAppUrl } from './urls.ts'

const standardApps: readonly (readonly [name: string, description: string])[] = [
  ['App Launcher', 'App Launcher tabs'],
  ['Community', 'Salesforce CRM Communities'],
  ['Content', 'Salesforce CRM Content'],
  ['Marketing', 'Best-in-class on-demand marketing automation'],
  ['Platform', 'The fundamental Lightning Platform'],
  ['Sales', "The world's most popular sales force automation (SFA) solution"],
  ['Salesforce Chatter', 'The Salesforce Chatter social network, including profiles and feeds'],
  ['Sample Console', '(Salesforce Classic) Lets agents work with multiple records on one screen'],
  ['Service', 'Manage customer service with accounts, contacts, cases, and more'],
  [
    'Site.com',
    'Build pixel-perfect, data-rich websites using the drag-and-drop Site.com application, and manage content and published sites.',
  ],
]
const subtabApps: readonly (readonly [name: string, description: string])[] = [
  ['Profile (Others)', "The tabs displayed when users view someone else's profile"],
  ['Profile (Self)', 'The tabs displayed when users view their own profile'],
]

const action = (state: OrgState, url: string) =>
  `<a href="${esc(url)}" class="actionLink">${esc(t(state, 'Edit'))}</a>`

/** Closed creation: how the button then looks is not established (reference part 2 §1.8), so both guesses exist. */
function newButton(state: OrgState): string {
  if (state.world.appCreation === 'button-missing') return ''
  if (state.world.appCreation !== 'button-greyed')
    return goButton(state, 'new', 'New', newAppUrl, 'newAppMgmt')
  return button(state, { name: 'new', label: 'New', type: 'button', id: 'newAppMgmt', disabled: true })
}

function handle(ctx: Ctx): Answer {
  const { state } = ctx
  const custom = (name: string) => checkImg(state, name === 'Sample Console')
  const apps = standardApps.map(([name, description], index) =>
    dataRow(index, standardApps.length, {
      action: action(state, '#'),
      name: `<a href="#">${esc(t(state, name))}</a>`,
      rest: [custom(name), checkImg(state, false), esc(t(state, description))],
    }),
  )
  const subtabs = subtabApps.map(([name, description], index) =>
    dataRow(index, subtabApps.length, {
      action: action(state, '#'),
      name: `<a href="#">${esc(t(state, name))}</a>`,
      rest: [esc(t(state, description))],
    }),
  )
  const connected = [...state.apps]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((app, index) =>
      dataRow(index, state.apps.length, {
        action: action(state, editUrl(app)),
        name: `<a href="${esc(detailUrl(app))}">${esc(app.name)}</a>`,
        rest: [esc(app.description ?? ''), '1.0'],
      }),
    )
  const listButtons = [
    goButton(state, 'quickstart', 'Quick Start', '/ui/setup/app/AppQuickStartPage'),
    goButton(state, 'new', 'New', '/02u/e?setupid=TabSet'),
    goButton(state, 'reorder', 'Reorder', '/ui/setup/app/AppReorderPage'),
  ].join(' ')
  const title = t(state, 'Apps')
  // Uncertain: the ids of the three lists (part 2 §1.1).
  const content = `
<div class="bDescription"><p>${esc(t(state, 'An app is a group of tabs that work as a unit to provide functionality. Users can switch between apps using the app drop-down menu at the top-right corner of every page.'))}</p><p>${esc(t(state, 'You can customize existing apps to match the way you work, or build new apps by grouping standard and custom tabs.'))}</p></div>
<div class="message infoM3"><table class="messageTable"><tbody><tr><td class="messageCell">${esc(t(state, 'Custom apps work in conjunction with User Profile Tab Visibility settings.'))} <a href="/00e?setupid=EnhancedProfiles">${esc(t(state, 'View User Profiles now.'))}</a></td></tr></tbody></table></div>
${relatedList({ state, id: 'TabSetList', title, buttons: listButtons, columns: ['Action', 'App Label', 'Console', 'Custom', 'Description'], rows: apps })}
${relatedList({ state, id: 'SubtabList', title: t(state, 'Subtab Apps'), columns: ['Action', 'App Label', 'Description'], rows: subtabs })}
${relatedList({ state, id: 'ConnectedAppList', title: t(state, 'Connected Apps'), buttons: newButton(state), columns: ['Action', 'Connected App Name', 'Description', 'Version'], rows: connected })}`
  return setupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

export const routes: Route[] = [{ method: 'GET', path: /^\/02u$/, handle }]
