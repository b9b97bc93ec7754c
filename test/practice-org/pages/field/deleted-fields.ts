/**
 * The custom fields that were deleted and can still be restored. Uncertain: address, heading and
 * `_del` behind the name are from no raw page; what counts is that they stand on another page than
 * the fields there are.
 */

import { t } from '../../labels.ts'
import type { FakeOrg, OrgField, RequestContext, Route, RouteResponse } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import { escapeHtml, renderDataRow, renderRelatedList } from '../layout/setup-parts.ts'
import { formatListedType } from './types.ts'

export const getDeletedFieldsUrl = (entity: string): string =>
  `/p/setup/custent/CustomFieldDeletedList?type=${entity}&setupid=${entity}Fields`

/** Deletes a field; its name is free again. */
export function deleteField(state: FakeOrg, field: OrgField): void {
  state.fields.splice(state.fields.indexOf(field), 1)
  state.deletedFields.push(field)
}

function handle(ctx: RequestContext): RouteResponse {
  const { state, url } = ctx
  const entity = url.searchParams.get('type') === 'Case' ? 'Case' : (url.searchParams.get('type') ?? 'Case')
  const fields = state.deletedFields.filter((one) => (one.entity ?? 'Case') === entity)
  const rows = fields.map((field, index) =>
    renderDataRow(index, fields.length, {
      action: ['Undelete', 'Erase']
        .map((label) => `<a href="#" class="actionLink">${escapeHtml(t(state, label))}</a>`)
        .join('&nbsp;|&nbsp;'),
      name: escapeHtml(field.label),
      rest: [escapeHtml(`${field.developerName}_del__c`), escapeHtml(formatListedType(state, field))],
    }),
  )
  const title = t(state, '{0} Deleted Fields', t(state, entity))
  const content = renderRelatedList({
    state,
    id: 'DeletedCustomFieldList',
    title: t(state, 'Deleted Fields'),
    columns: ['Action', 'Field Label', 'API Name', 'Data Type'],
    rows,
  })
  const setupid = `${entity.replace(/\W/g, '')}Fields`
  return { body: renderClassicPage({ ctx, title, bodyClass: 'listPage', h1: title, content, setupid }) }
}

export const deletedFieldsRoutes: Route[] = [
  { method: 'GET', path: /^\/p\/setup\/custent\/CustomFieldDeletedList$/, handle },
]
