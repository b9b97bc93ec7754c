/** Pages outside Setup: the home page and the home of a tab. */

import { t } from '../../labels.ts'
import type { Ctx, Route } from '../../types.ts'
import { page } from '../layout/page-layout.ts'
import { checkImg, dataRow, esc, goButton, relatedList } from '../layout/setup-parts.ts'

const left = ({ state }: Ctx) =>
  `<div class="createNewModule sidebarModule"><div class="sidebarModuleBody">${esc(t(state, 'Create New...'))}</div></div><div class="recentItemModule sidebarModule"><div class="sidebarModuleHeader brandPrimaryBgr"><h2 class="brandPrimaryFgr">${esc(t(state, 'Recent Items'))}</h2></div></div>`

function home(ctx: Ctx) {
  const { state } = ctx
  const text = esc(t(state, 'Nothing here needs setting up. Open Setup with the link at the top.'))
  const content = `<div class="homeTab"><div class="bPageBlock"><div class="pbBody">${text}</div></div></div>`
  return {
    body: page({
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

function accountHome(ctx: Ctx) {
  const { state } = ctx
  const view = `<div class="bFilter"><form action="/001" id="filter_element" method="GET" name="filter"><span class="filterSpan"><label for="fcf">${esc(t(state, 'View:'))}</label> <select id="fcf" name="fcf"><option>${esc(t(state, 'All Accounts'))}</option></select> <input class="btn" name="go" title="${esc(t(state, 'Go!'))}" type="button" value=" ${esc(t(state, 'Go!'))} "></span></form></div>`
  const rows = accounts.map((name, index) =>
    dataRow(index, accounts.length, {
      name: `<a href="/001/o">${esc(name)}</a>`,
      rest: ['Springfield', checkImg(state, true)],
    }),
  )
  const list = relatedList({
    state,
    id: 'hotlist',
    title: t(state, 'Recent Accounts'),
    buttons: goButton(state, 'new', 'New', '/001/e'),
    columns: ['Account Name', 'Billing City', 'Active'],
    rows,
  })
  const h1 = t(state, 'Accounts')
  const body = page({
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

export const routes: Route[] = [
  { method: 'GET', path: /^\/home\/home\.jsp$/, handle: home },
  { method: 'GET', path: /^\/001\/o$/, handle: accountHome },
]
