/** Pages outside Setup: the home page and the home of a tab. */

import { t } from '../../labels.ts'
import type { RequestContext, Route } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import {
  escapeHtml,
  renderCheckboxImage,
  renderDataRow,
  renderLinkButton,
  renderRelatedList,
} from '../layout/setup-parts.ts'

const left = ({ state }: RequestContext) =>
  `<div class="createNewModule sidebarModule"><div class="sidebarModuleBody">${escapeHtml(t(state, 'Create New...'))}</div></div><div class="recentItemModule sidebarModule"><div class="sidebarModuleHeader brandPrimaryBgr"><h2 class="brandPrimaryFgr">${escapeHtml(t(state, 'Recent Items'))}</h2></div></div>`

function home(ctx: RequestContext) {
  const { state } = ctx
  const text = escapeHtml(t(state, 'Nothing here needs setting up. Open Setup with the link at the top.'))
  const content = `<div class="homeTab"><div class="bPageBlock"><div class="pbBody">${text}</div></div></div>`
  return {
    body: renderClassicPage({
      ctx,
      title: t(state, 'Home'),
      bodyClass: 'homepage',
      h1: t(state, 'Home'),
      content,
      tab: 'home',
      left: left(ctx),
    }),
  }
}

const accounts = ['Baker & Sons', 'Coastal Timber', 'Northlight Clinics']

function accountHome(ctx: RequestContext) {
  const { state } = ctx
  const view = `<div class="bFilter"><form action="/001" id="filter_element" method="GET" name="filter"><span class="filterSpan"><label for="fcf">${escapeHtml(t(state, 'View:'))}</label> <select id="fcf" name="fcf"><option>${escapeHtml(t(state, 'All Accounts'))}</option></select> <input class="btn" name="go" title="${escapeHtml(t(state, 'Go!'))}" type="button" value=" ${escapeHtml(t(state, 'Go!'))} "></span></form></div>`
  const rows = accounts.map((name, index) =>
    renderDataRow(index, accounts.length, {
      name: `<a href="/001/o">${escapeHtml(name)}</a>`,
      rest: ['Springfield', renderCheckboxImage(state, true)],
    }),
  )
  const list = renderRelatedList({
    state,
    id: 'hotlist',
    title: t(state, 'Recent Accounts'),
    buttons: renderLinkButton(state, 'new', 'New', '/001/e'),
    columns: ['Account Name', 'Billing City', 'Active'],
    rows,
  })
  const h1 = t(state, 'Accounts')
  const body = renderClassicPage({
    ctx,
    title: h1,
    bodyClass: 'overviewPage',
    h1,
    h2: t(state, 'Home'),
    content: view + list,
    tab: 'Account',
    left: left(ctx),
  })
  return { body }
}

export const nonSetupRoutes: Route[] = [
  { method: 'GET', path: /^\/home\/home\.jsp$/, handle: home },
  { method: 'GET', path: /^\/001\/o$/, handle: accountHome },
]
