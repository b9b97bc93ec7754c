/** A custom field on its own: detail and delete; its form is in field-edit.ts. Minimal; no raw page is followed. */

import { t } from '../../labels.ts'
import { safeStart } from '../../server/session.ts'
import { apiName } from '../../state.ts'
import type { Answer, Ctx, OrgField, Route } from '../../types.ts'
import { sameId } from '../ids.ts'
import { notThere } from '../layout/classic-page.ts'
import { page } from '../layout/page-layout.ts'
import { block, esc, goButton, subheader, twoColumns } from '../layout/setup-parts.ts'
import { deleteField } from './deleted-fields.ts'
import { edit } from './edit.ts'
import { listedType } from './types.ts'

const entityOf = (field: OrgField) => field.entity ?? 'Case'
const listUrl = (field: OrgField) =>
  `/p/setup/layout/LayoutFieldList?type=${entityOf(field)}&setupid=${entityOf(field)}Fields`

function find({ state }: Ctx, id: string): OrgField | undefined {
  return state.fields.find((one) => sameId(one.id, id))
}

function detail(ctx: Ctx, field: OrgField): Answer {
  const { state } = ctx
  const id = field.id.slice(0, 15)
  const object = t(state, entityOf(field))
  const buttons = [
    goButton(state, 'edit', 'Edit', `/${id}/e?setupid=${entityOf(field)}Fields`),
    goButton(
      state,
      'fieldAccessEdit',
      'Set Field-Level Security',
      `/_ui/common/config/field/FieldAccess/e?id=${id}`,
    ),
  ]
  const left = [
    { label: 'Field Label', html: esc(field.label) },
    { label: 'Field Name', html: esc(field.developerName) },
    { label: 'API Name', html: esc(apiName(field)) },
    { label: 'Description', html: esc(field.description) || '&nbsp;' },
  ]
  const right = [
    { label: 'Object Name', html: esc(object) },
    { label: 'Data Type', html: esc(listedType(state, field)) },
  ]
  const body = subheader(1, t(state, 'Field Information')) + twoColumns(state, left, right)
  const content = block({
    state,
    kind: 'Detail',
    title: t(state, 'Custom Field Definition Detail'),
    buttons: buttons.join(' '),
    body,
  })
  const h1 = t(state, '{0} Custom Field', object)
  return {
    body: page({
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

function remove(ctx: Ctx): Answer {
  const id = ctx.url.searchParams.get('delID') ?? ''
  const field = find(ctx, id)
  if (!field) return notThere(ctx)
  deleteField(ctx.state, field)
  return { redirect: safeStart(ctx, ctx.url.searchParams.get('retURL') ?? listUrl(field)) }
}

const withField = (show: (ctx: Ctx, field: OrgField) => Answer): Route['handle'] => {
  return (ctx, match) => {
    const field = find(ctx, match[1] ?? '')
    return field ? show(ctx, field) : notThere(ctx)
  }
}

export const routes: Route[] = [
  { method: 'GET', path: /^\/(00N\w{12}(?:\w{3})?)$/, handle: withField(detail) },
  { method: 'ANY', path: /^\/(00N\w{12}(?:\w{3})?)\/e$/, handle: withField(edit) },
  { method: 'GET', path: /^\/setup\/own\/deleteredirect\.jsp$/, handle: remove },
]
