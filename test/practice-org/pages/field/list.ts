/** An object's fields: standard, custom, and New. Structure of a raw page (Campaign, 2019). */

import { t } from '../../labels.ts'
import { findUser, getFieldApiName, getFullName, listFields } from '../../state.ts'
import type { FakeOrg, OrgField, RequestContext, Route } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import { escapeHtml, quoteScriptString, renderCheckboxImage } from '../layout/setup-parts.ts'
import { getDeletedFieldsUrl } from './deleted-fields.ts'
import { formatStandardType, listStandardFields } from './standard-fields.ts'
import { formatListedType } from './types.ts'

const hover =
  'onblur="if (window.hiOff){hiOff(this);}" onfocus="if (window.hiOn){hiOn(this);}" onmouseout="if (window.hiOff){hiOff(this);}" onmouseover="if (window.hiOn){hiOn(this);}"'

const rowStart = (index: number, count: number) =>
  `\n<!-- ListRow -->\n<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${index === 0 ? ' first' : ''}${index === count - 1 ? ' last' : ''}" ${hover}>`

const cell = (html: string, boolean = false) =>
  `<td class=" dataCell  ${boolean ? 'booleanColumn' : ''}">${html}</td>`
const head = (html: string, boolean = false) =>
  `<th scope="col" class="${boolean ? 'booleanColumn' : ''} zen-deemphasize">${html}</th>`
const indexed = (state: FakeOrg, on: boolean) => cell(on ? renderCheckboxImage(state, true) : '&nbsp;', true)

interface ListOptions {
  state: FakeOrg
  id: string
  title: string
  buttons: string
  heads: string
  rows: readonly string[]
  wrapper: string
}

function list({ state, id, title, buttons, heads, rows, wrapper }: ListOptions): string {
  const help = escapeHtml(t(state, '{0} Help', title))
  const none = `<tr class="headerRow"><th class="noRowsHeader" scope="col">${escapeHtml(t(state, 'No custom fields defined'))}</th></tr>`
  const body = rows.length ? `<tr class="headerRow">${heads}</tr>\n${rows.join('')}` : none
  return `
<!-- Begin RelatedListElement -->
<div class="bRelatedList" id="${id}"><a name="${id}_target"></a>
<div class="${wrapper}"><div class="bPageBlock brandSecondaryBrd secondaryPalette"><div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle"><img src="/img/s.gif" alt="" class="minWidth" title="" width="1" height="1"><img src="/img/s.gif" alt="" class="relatedListIcon" title=""><h3>${escapeHtml(title)}</h3></td><td class="pbButton">${buttons}</td><td class="pbHelp"><span class="help" title="${help}"><a href="javascript:openPopupFocusEscapePounds(%27/help%27, %27Help%27);" class="linkCol"><span class="linkSpan">${help}</span> <img src="/img/s.gif" alt="${help}" class="helpIcon"></a></span></td></tr>
</tbody></table></div><div class="pbBody" id="${id}_body"><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody>${body}</tbody></table>
</div><div class="pbFooter secondaryPalette"><div class="bg"></div></div></div></div><div class="listElementBottomNav"></div>
</div>
<!-- End RelatedListElement -->
`
}

interface Place {
  entity: string
  setupid: string
  /** This page's own path, for `retURL`. */
  back: string
}

function standardList(state: FakeOrg, { entity, setupid, back }: Place): string {
  const fields = listStandardFields(entity)
  const rows = fields.map(([label, name, type, isIndexed = false], index) => {
    const text = escapeHtml(t(state, label))
    const edit = escapeHtml(t(state, 'Edit'))
    const editUrl = `/_ui/common/lookupFilters/FieldAttributesUi/e?retURL=${encodeURIComponent(back)}&Table=${entity}&FieldOrColumn=${name}&setupid=${setupid}`
    const url = `/_ui/common/config/field/StandardFieldAttributes/d?id=${name}&type=${entity}&setupid=${setupid}`
    return `${rowStart(index, fields.length)}<td class="actionColumn"><a href="${escapeHtml(editUrl)}" class="actionLink" title="${edit} - ${escapeHtml(t(state, 'Record {0}', index + 1))} - ${text}">${edit}</a></td><th scope="row" class=" dataCell  "><a href="${escapeHtml(url)}">${text}</a></th>${cell(name)}${cell(`${escapeHtml(formatStandardType(state, type))} `)}${cell('&nbsp;')}${indexed(state, isIndexed)}</tr>`
  })
  const label = (text: string) => escapeHtml(t(state, text))
  return list({
    state,
    id: 'LayoutFieldList$RelatedStandardFieldsList',
    title: t(state, '{0} Standard Fields', t(state, entity)),
    buttons: '&nbsp;',
    heads: `<th class="actionColumn" scope="col">${label('Action')}</th>${head(label('Field Label'))}${head(label('Field Name'))}${head(label('Data Type'))}${head(label('Controlling Field'))}${head(label('Indexed'), true)}`,
    rows,
    wrapper: 'listRelatedObject setupBlock',
  })
}

/** Returns true for a package's field; the org's own namespace is no package. */
const isOfPackage = ({ variant }: FakeOrg, { namespace }: OrgField): boolean =>
  namespace !== '' && namespace !== variant.namespace

function actions(state: FakeOrg, field: OrgField, row: number, { entity, setupid, back }: Place): string {
  const id = field.id.slice(0, 15)
  const text = escapeHtml(t(state, 'Edit'))
  const edit = `<a href="${escapeHtml(`/${id}/e?setupid=${setupid}&retURL=${encodeURIComponent(back)}`)}" class="actionLink" title="${text} - ${escapeHtml(t(state, 'Record {0}', row + 1))} - ${escapeHtml(getFieldApiName(field))}">${text}</a>`
  if (isOfPackage(state, field)) return edit
  const url = `/setup/own/deleteredirect.jsp?retURL=${encodeURIComponent(back)}&type=${entity}&setupid=${setupid}&delID=${id}&_CONFIRMATIONTOKEN=practice`
  const question = quoteScriptString(
    t(state, 'Deleting a custom field deletes the data in it. Are you sure?'),
  )
  const del = escapeHtml(t(state, 'Del'))
  return `${edit}&nbsp;|&nbsp;<a href="${escapeHtml(url)}" class="actionLink" onclick="return confirmPopup('/ui/setup/confirm/CustomFieldConfirmDeletePage',630,380,'',this,${question});" title="${del}">${del}</a>`
}

/** Returns true if any field is a package’s: then the list has a package column. */
const hasPackages = (state: FakeOrg, fields: readonly OrgField[]) =>
  fields.some((field) => isOfPackage(state, field))

function customRow(ctx: RequestContext, fields: readonly OrgField[], index: number, place: Place): string {
  const { state } = ctx
  const field = fields[index]
  if (!field) return ''
  const user = findUser(state, ctx.session?.username ?? '')
  const by = user
    ? `<a href="/${user.id.slice(0, 15)}">${escapeHtml(getFullName(user))}</a>, 8/3/2019 10:57 PM`
    : '&nbsp;'
  const icon = isOfPackage(state, field)
    ? `<img src="/img/s.gif" alt="${escapeHtml(t(state, 'Installed'))}" class="installedPackageIcon">`
    : '&nbsp;'
  const pack = hasPackages(state, fields)
    ? cell(isOfPackage(state, field) ? escapeHtml(field.namespace) : '&nbsp;')
    : ''
  return `${rowStart(index, fields.length)}<td class="actionColumn">${actions(state, field, index, place)}</td><td class="iconColumn">${icon}</td><th scope="row" class=" dataCell  "><div class="CfLabelCol"><a href="/${field.id.slice(0, 15)}?setupid=${place.setupid}">${escapeHtml(field.label)}</a></div></th>${cell(escapeHtml(getFieldApiName(field)))}${pack}${cell(escapeHtml(formatListedType(state, field)))}${indexed(state, field.externalId)}${cell('&nbsp;')}${cell(by)}</tr>`
}

function customList(ctx: RequestContext, place: Place): string {
  const { state } = ctx
  const { entity, setupid } = place
  const fields = listFields(state, entity).sort((a, b) => a.label.localeCompare(b.label))
  const title = t(state, '{0} Custom Fields & Relationships', t(state, entity))
  const label = (text: string) => escapeHtml(t(state, text))
  const wizard = quoteScriptString(
    `/p/setup/field/NewCustomFieldStageManager?entity=${entity}&setupid=${setupid}`,
  )
  const dependencies = quoteScriptString(
    `/setup/ui/dependencyList.jsp?tableEnumOrId=${entity}&setupid=${setupid}`,
  )
  const buttons = `<input value=" ${label('New')} " class="btn" name="new_field" onclick="navigateToUrl(${wizard},null,'new_field');" title="${label('New')} ${escapeHtml(title)}" type="button">&nbsp;<input value="${label('Field Dependencies')}" class="btn" name="dependencies" onclick="navigateToUrl(${dependencies},null,'dependencies');" title="${label('Field Dependencies')}" type="button">`
  const named = (text: string) => head(`<div class="CfLabelCol">${label(text)}</div>`)
  return list({
    state,
    id: 'CustomFieldRelatedList',
    title,
    buttons,
    heads: `<th class="actionColumn" scope="col">${label('Action')}</th><th class="iconColumn" scope="col">&nbsp;</th>${named('Field Label')}${named('API Name')}${hasPackages(state, fields) ? head(label('Installed Package')) : ''}${head(label('Data Type'))}${head(label('Indexed'), true)}${head(label('Controlling Field'))}${head(label('Modified By'))}`,
    rows: fields.map((_, index) => customRow(ctx, fields, index, place)),
    wrapper: 'noStandardTab',
  })
}

/** Links to the deleted fields, if there are any. */
function deletedLink(state: FakeOrg, entity: string): string {
  const count = state.deletedFields.filter((one) => (one.entity ?? 'Case') === entity).length
  return count === 0
    ? ''
    : `<div class="bRelatedListFooter"><a href="${escapeHtml(getDeletedFieldsUrl(entity))}">${escapeHtml(t(state, 'Deleted Fields'))} (${count})</a></div>`
}

export const parseObjectName = (text: string | null): string =>
  /^\w+$/.test(text ?? '') ? (text ?? 'Case') : 'Case'

function fieldList(ctx: RequestContext) {
  const { state, url } = ctx
  const entity = parseObjectName(url.searchParams.get('type'))
  const setupid = `${entity}Fields`
  const place: Place = {
    entity,
    setupid,
    back: `/p/setup/layout/LayoutFieldList?type=${entity}&setupid=${setupid}`,
  }
  const object = t(state, entity)
  const title = t(state, '{0} Fields', object)
  const history = escapeHtml(t(state, 'Set History Tracking'))
  const content = `<div class="bDescription"><p>${escapeHtml(t(state, 'This page allows you to specify the fields that can appear on the {0} page. You can create up to 500 {0} custom fields.', object))}</p><p>${escapeHtml(t(state, 'Note that deleting a custom field will delete any filters that use the custom field. It may also change the result of Assignment or Escalation Rules that rely on the custom field data.'))}</p></div><div class="topLinks"><input value="${history}" class="btn" name="historyTracking" onclick="navigateToUrl('/ui/setup/layout/FieldHistoryTracking?pEntity=${entity}',null,'historyTracking');" title="${history}" type="button"></div>${standardList(state, place)}${customList(ctx, place)}${deletedLink(state, entity)}`
  return {
    body: renderClassicPage({
      ctx,
      title,
      bodyClass: 'layoutFieldList LayoutFieldList',
      h1: title,
      content,
      setupid,
    }),
  }
}

export const fieldListRoutes: Route[] = [
  { method: 'GET', path: /^\/p\/setup\/layout\/LayoutFieldList$/, handle: fieldList },
]
