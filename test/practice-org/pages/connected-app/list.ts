/** Apps: three related lists; the last has the connected apps and its own New button. */

import { findMigratedApp } from '../../external-client-apps.ts'
import { t } from '../../labels.ts'
import type { FakeOrg, RequestContext, Route, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  renderButton,
  renderCheckboxImage,
  renderDataRow,
  renderLinkButton,
  renderRelatedList,
} from '../layout/setup-parts.ts'
import { getAppDetailUrl, getAppEditUrl, newAppUrl } from './urls.ts'

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

const action = (state: FakeOrg, url: string) =>
  `<a href="${escapeHtml(url)}" class="actionLink">${escapeHtml(t(state, 'Edit'))}</a>`

/**
 * Renders New; how it looks if creation is closed is unknown (part 2 §1.8), so both guesses exist.
 */
function newButton(state: FakeOrg): string {
  if (state.variant.appCreation === 'button-missing') return ''
  if (state.variant.appCreation !== 'button-greyed')
    return markControl('newApp', renderLinkButton(state, 'new', 'New', newAppUrl, 'newAppMgmt'))
  return markControl(
    'newApp',
    renderButton(state, { name: 'new', label: 'New', type: 'button', id: 'newAppMgmt', disabled: true }),
  )
}

function handle(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const custom = (name: string) => renderCheckboxImage(state, name === 'Sample Console')
  const apps = standardApps.map(([name, description], index) =>
    renderDataRow(index, standardApps.length, {
      action: action(state, '#'),
      name: `<a href="#">${escapeHtml(t(state, name))}</a>`,
      rest: [custom(name), renderCheckboxImage(state, false), escapeHtml(t(state, description))],
    }),
  )
  const subtabs = subtabApps.map(([name, description], index) =>
    renderDataRow(index, subtabApps.length, {
      action: action(state, '#'),
      name: `<a href="#">${escapeHtml(t(state, name))}</a>`,
      rest: [escapeHtml(t(state, description))],
    }),
  )
  const connected = [...state.apps]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((app, index) =>
      renderDataRow(index, state.apps.length, {
        action: findMigratedApp(state, app) ? '&nbsp;' : action(state, getAppEditUrl(app)),
        name: markControl(
          'appLink',
          `<a href="${escapeHtml(getAppDetailUrl(app))}">${escapeHtml(app.name)}</a>`,
        ),
        rest: [escapeHtml(app.description ?? ''), '1.0'],
      }),
    )
  const listButtons = [
    renderLinkButton(state, 'quickstart', 'Quick Start', '/ui/setup/app/AppQuickStartPage'),
    renderLinkButton(state, 'new', 'New', '/02u/e?setupid=TabSet'),
    renderLinkButton(state, 'reorder', 'Reorder', '/ui/setup/app/AppReorderPage'),
  ].join(' ')
  const title = t(state, 'Apps')
  // Uncertain: the ids of the three lists (part 2 §1.1).
  const content = `
<div class="bDescription"><p>${escapeHtml(t(state, 'An app is a group of tabs that work as a unit to provide functionality. Users can switch between apps using the app drop-down menu at the top-right corner of every page.'))}</p><p>${escapeHtml(t(state, 'You can customize existing apps to match the way you work, or build new apps by grouping standard and custom tabs.'))}</p></div>
<div class="message infoM3"><table class="messageTable"><tbody><tr><td class="messageCell">${escapeHtml(t(state, 'Custom apps work in conjunction with User Profile Tab Visibility settings.'))} <a href="/00e?setupid=EnhancedProfiles">${escapeHtml(t(state, 'View User Profiles now.'))}</a></td></tr></tbody></table></div>
${renderRelatedList({ state, id: 'TabSetList', title, buttons: listButtons, columns: ['Action', 'App Label', 'Console', 'Custom', 'Description'], rows: apps })}
${renderRelatedList({ state, id: 'SubtabList', title: t(state, 'Subtab Apps'), columns: ['Action', 'App Label', 'Description'], rows: subtabs })}
${renderRelatedList({ state, id: 'ConnectedAppList', title: t(state, 'Connected Apps'), buttons: newButton(state), columns: ['Action', 'Connected App Name', 'Description', 'Version'], rows: connected })}`
  return renderSetupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

export const appListRoutes: Route[] = [{ method: 'GET', path: /^\/02u$/, handle }]
