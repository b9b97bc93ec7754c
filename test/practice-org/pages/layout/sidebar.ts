/** Renders the left column: quick find and the tree, with only the current branch open. */

import { t } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'
import { escapeHtml } from './setup-parts.ts'
import { type SetupTreeNode, setupTreeSections } from './sidebar-tree.ts'

const setupPage = '/ui/setup/Setup'

const withQuery = (address: string, ...pairs: string[]): string =>
  `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`

/** Returns the URL of a page, which names its folder. */
const leafUrl = (id: string, address: string, parent: string): string =>
  withQuery(address, `retURL=${encodeURIComponent(`${setupPage}?setupid=${parent}`)}`, `setupid=${id}`)

const holds = (node: SetupTreeNode, current: string): boolean =>
  node[0] === current || (typeof node[2] !== 'string' && node[2].some((child) => holds(child, current)))

function leaf(state: FakeOrg, [id, label, address]: SetupTreeNode, parent: string, current: string): string {
  const look = id === current ? 'setupHighlightLeaf' : 'setupLeaf'
  const url = leafUrl(id, typeof address === 'string' ? address : setupPage, parent)
  return `<div class="${look}"><a href="${escapeHtml(url)}" id="${id}_font">${escapeHtml(t(state, label))}</a></div>`
}

function folder(state: FakeOrg, node: SetupTreeNode, level: number, current: string): string {
  const [id, label, children] = node
  const open = holds(node, current)
  const text = t(state, label)
  const hint = `${t(state, open ? 'Collapse' : 'Expand')} - ${text} - ${t(state, 'Level {0}', level)}`
  const icon = `<img src="/img/alohaSkin/setup/setup_${open ? 'minus' : 'plus'}_lev1.gif" alt="${escapeHtml(hint)}" class="setupImage" title="${escapeHtml(hint)}" width="11" height="11">`
  const inside = typeof children === 'string' ? [] : children
  const body = inside.map((child) => render(state, child, level + 1, id, current)).join('')
  return `<div id="${id}" class="parent"><a href="javascript:HTMLTreeNode.prototype.toggleHTMLTree%28%27${id}%27%29" id="${id}_icon">${icon}</a><a href="${setupPage}?setupid=${id}" class="setupFolder" id="${id}_font">${escapeHtml(text)}</a><div class="childContainer" style="display: ${open ? 'block' : 'none'};" id="${id}_child">${body}</div></div>`
}

const render = (
  state: FakeOrg,
  node: SetupTreeNode,
  level: number,
  parent: string,
  current: string,
): string =>
  typeof node[2] === 'string' ? leaf(state, node, parent, current) : folder(state, node, level, current)

function quickFind(state: FakeOrg): string {
  const hint = escapeHtml(t(state, 'Quick Find / Search...'))
  return `<div class="quickfindContainer"><form action="/ui/setup/SetupSearchResultsPage" autocomplete="off" method="GET" name="name"><div class="searchBoxContainer"><label class="assistiveText" for="setupSearch">${escapeHtml(t(state, 'Quick Find'))}</label><input class="quickFindInput version2" id="setupSearch" maxlength="80" name="setupSearch" placeholder="${hint}" size="20" title="${hint}" type="text"><input value="  " class="setupSearchButton" id="setupSearchButton" type="submit"></div></form></div>
<div class="setupControlLinks"><a href="#" id="setupNavExpandAll">${escapeHtml(t(state, 'Expand All'))}</a>|<a href="#" id="setupNavCollapseAll">${escapeHtml(t(state, 'Collapse All'))}</a></div><div id="setupSearchError">${escapeHtml(t(state, 'Press Enter for Advanced Setup Search'))}</div>`
}

function callout(state: FakeOrg): string {
  const start = escapeHtml(t(state, 'Get Started'))
  return `<div class="enableLightningCalloutContainer" id="setupEnableLightningCallout"><div class="enableLightningCallout"><h1 class="enableLightningCalloutHeader">${escapeHtml(t(state, 'Lightning Experience Transition Assistant'))}</h1><p class="enableLightningCalloutDescription">${escapeHtml(t(state, 'Move to the new, more productive Salesforce.'))}</p><input value="${start}" class="btn enableLightningCalloutButton" name="makeTheSwitch" onclick="navigateToUrl('/ui/setup/lightning/Enable',null,'makeTheSwitch');" title="${start}" type="button"></div></div>`
}

/** Renders the tree; `current` is the highlighted `setupid`. */
export function renderSidebar(state: FakeOrg, current: string): string {
  const tree = setupTreeSections.map(({ id, label, address, nodes }) => {
    const url =
      address === setupPage
        ? `${address}?setupid=${id}`
        : leafUrl(id, address, id).replace(/%3Fsetupid%3D\w+/, '')
    const heading = `<div class="setupNavtree"><h2${id === current ? ' class="highlight"' : ''}><a href="${escapeHtml(url)}" class="setupSection" id="${id}_font">${escapeHtml(t(state, label))}</a></h2></div>`
    return heading + nodes.map((node) => render(state, node, 1, id, current)).join('')
  })
  return `<div class="mTreeSelection" id="setupNavTree">${quickFind(state)}${callout(state)}<div id="treeInformation" style="display: none;" font="_font" child="_child" icon="_icon" leaf="_leaf" expand="${escapeHtml(t(state, 'Expand'))}" collapse="${escapeHtml(t(state, 'Collapse'))}" plussrc="/img/alohaSkin/setup/setup_plus_lev1.gif" minussrc="/img/alohaSkin/setup/setup_minus_lev1.gif" highlightclass="setupHighlightLeaf" leafclass="setupLeaf" lasthighlight="none"></div><div id="AutoNumber5"><img src="/img/s.gif" alt="" title="" width="205" height="1">${tree.join('')}</div></div>`
}
