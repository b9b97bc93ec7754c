/**
 * A custom field's page: detail and delete; its form is in edit.ts. Minimal; based on no raw page.
 */

import { t } from '../../labels.ts'
import { resolveStartUrl } from '../../server/session.ts'
import { getFieldApiName } from '../../state.ts'
import type { OrgField, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId } from '../ids.ts'
import { renderNotFoundPage } from '../layout/classic-page.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import {
  escapeHtml,
  renderLinkButton,
  renderPageBlock,
  renderSubheader,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { deleteField } from './deleted-fields.ts'
import { handleFieldEdit } from './edit.ts'
import { formatListedType } from './types.ts'

const entityOf = (field: OrgField) => field.entity ?? 'Case'
const listUrl = (field: OrgField) =>
  `/p/setup/layout/LayoutFieldList?type=${entityOf(field)}&setupid=${entityOf(field)}Fields`

function find({ state }: RequestContext, id: string): OrgField | undefined {
  return state.fields.find((one) => sameId(one.id, id))
}

function detail(ctx: RequestContext, field: OrgField): RouteResponse {
  const { state } = ctx
  const id = field.id.slice(0, 15)
  const object = t(state, entityOf(field))
  const buttons = [
    renderLinkButton(state, 'edit', 'Edit', `/${id}/e?setupid=${entityOf(field)}Fields`),
    renderLinkButton(
      state,
      'fieldAccessEdit',
      'Set Field-Level Security',
      `/_ui/common/config/field/FieldAccess/e?id=${id}`,
    ),
  ]
  const left = [
    { label: 'Field Label', html: escapeHtml(field.label) },
    { label: 'Field Name', html: escapeHtml(field.developerName) },
    { label: 'API Name', html: escapeHtml(getFieldApiName(field)) },
    { label: 'Description', html: escapeHtml(field.description) || '&nbsp;' },
  ]
  const right = [
    { label: 'Object Name', html: escapeHtml(object) },
    { label: 'Data Type', html: escapeHtml(formatListedType(state, field)) },
  ]
  const body = renderSubheader(1, t(state, 'Field Information')) + renderTwoColumns(state, left, right)
  const content = renderPageBlock({
    state,
    kind: 'Detail',
    title: t(state, 'Custom Field Definition Detail'),
    buttons: buttons.join(' '),
    body,
  })
  const h1 = t(state, '{0} Custom Field', object)
  return {
    body: renderClassicPage({
      ctx,
      title: `${h1}: ${field.label}`,
      bodyClass: 'detailPage',
      h1,
      h2: field.label,
      content,
      setupid: `${entityOf(field)}Fields`,
    }),
  }
}

function remove(ctx: RequestContext): RouteResponse {
  const id = ctx.url.searchParams.get('delID') ?? ''
  const field = find(ctx, id)
  if (!field) return renderNotFoundPage(ctx)
  deleteField(ctx.state, field)
  return { redirect: resolveStartUrl(ctx, ctx.url.searchParams.get('retURL') ?? listUrl(field)) }
}

const withField = (show: (ctx: RequestContext, field: OrgField) => RouteResponse): Route['handle'] => {
  return (ctx, match) => {
    const field = find(ctx, match[1] ?? '')
    return field ? show(ctx, field) : renderNotFoundPage(ctx)
  }
}

export const fieldDetailRoutes: Route[] = [
  { method: 'GET', path: /^\/(00N\w{12}(?:\w{3})?)$/, handle: withField(detail) },
  { method: 'ANY', path: /^\/(00N\w{12}(?:\w{3})?)\/e$/, handle: withField(handleFieldEdit) },
  { method: 'GET', path: /^\/setup\/own\/deleteredirect\.jsp$/, handle: remove },
]
