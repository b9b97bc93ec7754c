/** A folder of the setup tree as a page, and Quick Find’s result. Both minimal. */

import { t } from '../../labels.ts'
import type { RequestContext, Route } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import { escapeHtml } from '../layout/setup-parts.ts'
import { type SetupTreeNode, setupTreeSections } from '../layout/sidebar-tree.ts'

const nodes: readonly SetupTreeNode[] = setupTreeSections.map(({ id, label, nodes: inside }) => [
  id,
  label,
  inside,
])

function* everyNode(among: readonly SetupTreeNode[]): Generator<SetupTreeNode> {
  for (const node of among) {
    yield node
    if (typeof node[2] !== 'string') yield* everyNode(node[2])
  }
}

function link({ state }: RequestContext, [id, label, target]: SetupTreeNode): string {
  const address = typeof target === 'string' ? target : '/ui/setup/Setup'
  const url = `${address}${address.includes('?') ? '&' : '?'}setupid=${id}`
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(t(state, label))}</a></li>`
}

function folder(ctx: RequestContext) {
  const { state, url } = ctx
  const wanted = url.searchParams.get('setupid')
  const node = [...everyNode(nodes)].find(([id]) => id === wanted)
  const inside = node && typeof node[2] !== 'string' ? node[2] : nodes
  const title = t(state, node?.[1] ?? 'Setup')
  const content = `<ul class="setupSplash">${inside.map((child) => link(ctx, child)).join('')}</ul>`
  return { body: renderClassicPage({ ctx, title, bodyClass: 'Setup', h1: title, content }) }
}

function search(ctx: RequestContext) {
  const { state, url } = ctx
  const words = (url.searchParams.get('setupSearch') ?? '').trim().toLowerCase()
  const found = [...everyNode(nodes)].filter(([, label]) => t(state, label).toLowerCase().includes(words))
  const title = t(state, 'Setup Search Results')
  const content = `<ul class="searchResults">${found.map((node) => link(ctx, node)).join('')}</ul>`
  return { body: renderClassicPage({ ctx, title, bodyClass: 'SetupSearchResultsPage', h1: title, content }) }
}

export const setupSearchRoutes: Route[] = [
  { method: 'GET', path: /^\/ui\/setup\/Setup$/, handle: folder },
  { method: 'GET', path: /^\/ui\/setup\/SetupSearchResultsPage$/, handle: search },
]
