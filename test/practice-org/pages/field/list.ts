/** An object's fields: standard ones, custom ones, the New button. Structure of a raw page (Campaign, 2019). */

import { t } from '../../labels.ts'
import { apiName, fieldsOf, findUser, fullName } from '../../state.ts'
import type { Ctx, OrgField, OrgState, Route } from '../../types.ts'
import { page } from '../layout/page-layout.ts'
import { checkImg, esc, scriptString } from '../layout/setup-parts.ts'
import { deletedUrl } from './deleted-fields.ts'
import { standardFields, standardType } from './standard-fields.ts'
import { listedType } from './types.ts'

const hover =
  'onblur="if (window.hiOff){hiOff(this);}" onfocus="if (window.hiOn){hiOn(this);}" onmouseout="if (window.hiOff){hiOff(this);}" onmouseover="if (window.hiOn){hiOn(this);}"'

const rowStart = (index: number, count: number) =>
  `\n<!-- ListRow -->\n<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${index === 0 ? ' first' : ''}${index === count - 1 ? ' last' : ''}" ${hover}>`

const cell = (html: string, boolean = false) =>
  `<td class=" dataCell  ${boolean ? 'booleanColumn' : ''}">${html}</td>`
const head = (html: string, boolean = false) =>
  `<th scope="col" class="${boolean ? 'booleanColumn' : ''} zen-deemphasize">${html}</th>`
const indexed = (state: OrgState, on: boolean) => cell(on ? checkImg(state, true) : '&nbsp;', true)

interface ListOptions {
  state: OrgState
  id: string
  title: string
  buttons: string
  heads: string
  rows: readonly string[]
  wrapper: string
}

function list({ state, id, title, buttons, heads, rows, wrapper }: ListOptions): string {
  const help = esc(t(state, '{0} Help', title))
  const none = `<tr class="headerRow"><th class="noRowsHeader" scope="col">${esc(t(state, 'No custom fields defined'))}</th></tr>`
  const body = rows.length ? `<tr class="headerRow">${heads}</tr>\n${rows.join('')}` : none
  return `
<!-- Begin RelatedListElement -->
<div class="bRelatedList" id="${id}"><a name="${id}_target"></a>
<div class="${wrapper}"><div class="bPageBlock brandSecondaryBrd secondaryPalette"><div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle"><img src="/img/s.gif" alt="" class="minWidth" title="" width="1" height="1"><img src="/img/s.gif" alt="" class="relatedListIcon" title=""><h3>${esc(title)}</h3></td><td class="pbButton">${buttons}</td><td class="pbHelp"><span class="help" title="${help}"><a href="javascript:openPopupFocusEscapePounds(%27/help%27, %27Help%27);" class="linkCol"><span class="linkSpan">${help}</span> <img src="/img/s.gif" alt="${help}" class="helpIcon"></a></span></td></tr>
</tbody></table></div><div class="pbBody" id="${id}_body"><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody>${body}</tbody></table>
</div><div class="pbFooter secondaryPalette"><div class="bg"></div></div></div></div><div class="listElementBottomNav"></div>
</div>
<!-- End RelatedListElement -->
`
}

interface Place {
  entity: string
  setupid: string
  /** This page's own address, to come back to. */
  back: string
}

function standardList(state: OrgState, { entity, setupid, back }: Place): string {
  const fields = standardFields(entity)
  const rows = fields.map(([label, name, type, isIndexed = false], index) => {
    const text = esc(t(state, label))
    const edit = esc(t(state, 'Edit'))
    const editUrl = `/_ui/common/lookupFilters/FieldAttributesUi/e?retURL=${encodeURIComponent(back)}&Table=${entity}&FieldOrColumn=${name}&setupid=${setupid}`
    const url = `/_ui/common/config/field/StandardFieldAttributes/d?id=${name}&type=${entity}&setupid=${setupid}`
    return `${rowStart(index, fields.length)}<td class="actionColumn"><a href="${esc(editUrl)}" class="actionLink" title="${edit} - ${esc(t(state, 'Record {0}', index + 1))} - ${text}">${edit}</a></td><th scope="row" class=" dataCell  "><a href="${esc(url)}">${text}</a></th>${cell(name)}${cell(`${esc(standardType(state, type))} `)}${cell('&nbsp;')}${indexed(state, isIndexed)}</tr>`
  })
  const label = (text: string) => esc(t(state, text))
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

/** The org's own namespace makes no package of a field. */
const isOfPackage = ({ world }: OrgState, { namespace }: OrgField): boolean =>
  namespace !== '' && namespace !== world.namespace

function actions(state: OrgState, field: OrgField, row: number, { entity, setupid, back }: Place): string {
  const id = field.id.slice(0, 15)
  const text = esc(t(state, 'Edit'))
  const edit = `<a href="${esc(`/${id}/e?setupid=${setupid}&retURL=${encodeURIComponent(back)}`)}" class="actionLink" title="${text} - ${esc(t(state, 'Record {0}', row + 1))} - ${esc(apiName(field))}">${text}</a>`
  if (isOfPackage(state, field)) return edit
  const url = `/setup/own/deleteredirect.jsp?retURL=${encodeURIComponent(back)}&type=${entity}&setupid=${setupid}&delID=${id}&_CONFIRMATIONTOKEN=practice`
  const question = scriptString(t(state, 'Deleting a custom field deletes the data in it. Are you sure?'))
  const del = esc(t(state, 'Del'))
  return `${edit}&nbsp;|&nbsp;<a href="${esc(url)}" class="actionLink" onclick="return confirmPopup('/ui/setup/confirm/CustomFieldConfirmDeletePage',630,380,'',this,${question});" title="${del}">${del}</a>`
}

/** The column of packages is there as soon as one of the fields is a package's; the org's own have nothing in it. */
const hasPackages = (state: OrgState, fields: readonly OrgField[]) =>
  fields.some((field) => isOfPackage(state, field))

function customRow(ctx: Ctx, fields: readonly OrgField[], index: number, place: Place): string {
  const { state } = ctx
  const field = fields[index]
  if (!field) return ''
  const user = findUser(state, ctx.session?.username ?? '')
  const by = user
    ? `<a href="/${user.id.slice(0, 15)}">${esc(fullName(user))}</a>, 8/3/2019 10:57 PM`
    : '&nbsp;'
  const icon = isOfPackage(state, field)
    ? `<img src="/img/s.gif" alt="${esc(t(state, 'Installed'))}" class="installedPackageIcon">`
    : '&nbsp;'
  const pack = hasPackages(state, fields)
    ? cell(isOfPackage(state, field) ? esc(field.namespace) : '&nbsp;')
    : ''
  return `${rowStart(index, fields.length)}<td class="actionColumn">${actions(state, field, index, place)}</td><td class="iconColumn">${icon}</td><th scope="row" class=" dataCell  "><div class="CfLabelCol"><a href="/${field.id.slice(0, 15)}?setupid=${place.setupid}">${esc(field.label)}</a></div></th>${cell(esc(apiName(field)))}${pack}${cell(esc(listedType(state, field)))}${indexed(state, field.externalId)}${cell('&nbsp;')}${cell(by)}</tr>`
}

function customList(ctx: Ctx, place: Place): string {
  const { state } = ctx
  const { entity, setupid } = place
  const fields = fieldsOf(state, entity).sort((a, b) => a.label.localeCompare(b.label))
  const title = t(state, '{0} Custom Fields & Relationships', t(state, entity))
  const label = (text: string) => esc(t(state, text))
  const wizard = scriptString(`/p/setup/field/NewCustomFieldStageManager?entity=${entity}&setupid=${setupid}`)
  const dependencies = scriptString(`/setup/ui/dependencyList.jsp?tableEnumOrId=${entity}&setupid=${setupid}`)
  const buttons = `<input value=" ${label('New')} " class="btn" name="new_field" onclick="navigateToUrl(${wizard},null,'new_field');" title="${label('New')} ${esc(title)}" type="button">&nbsp;<input value="${label('Field Dependencies')}" class="btn" name="dependencies" onclick="navigateToUrl(${dependencies},null,'dependencies');" title="${label('Field Dependencies')}" type="button">`
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

/** Only there when something was deleted. */
function deletedLink(state: OrgState, entity: string): string {
  const count = state.deletedFields.filter((one) => (one.entity ?? 'Case') === entity).length
  return count === 0
    ? ''
    : `<div class="bRelatedListFooter"><a href="${esc(deletedUrl(entity))}">${esc(t(state, 'Deleted Fields'))} (${count})</a></div>`
}

export const objectName = (text: string | null): string =>
  /^\w+$/.test(text ?? '') ? (text ?? 'Case') : 'Case'

function fieldList(ctx: Ctx) {
  const { state, url } = ctx
  const entity = objectName(url.searchParams.get('type'))
  const setupid = `${entity}Fields`
  const place: Place = {
    entity,
    setupid,
    back: `/p/setup/layout/LayoutFieldList?type=${entity}&setupid=${setupid}`,
  }
  const object = t(state, entity)
  const title = t(state, '{0} Fields', object)
  const history = esc(t(state, 'Set History Tracking'))
  const content = `<div class="bDescription"><p>${esc(t(state, 'This page allows you to specify the fields that can appear on the {0} page. You can create up to 500 {0} custom fields.', object))}</p><p>${esc(t(state, 'Note that deleting a custom field will delete any filters that use the custom field. It may also change the result of Assignment or Escalation Rules that rely on the custom field data.'))}</p></div><div class="topLinks"><input value="${history}" class="btn" name="historyTracking" onclick="navigateToUrl('/ui/setup/layout/FieldHistoryTracking?pEntity=${entity}',null,'historyTracking');" title="${history}" type="button"></div>${standardList(state, place)}${customList(ctx, place)}${deletedLink(state, entity)}`
  return {
    body: page({ ctx, title, bodyClass: 'layoutFieldList LayoutFieldList', h1: title, content, setupid }),
  }
}

export const routes: Route[] = [
  { method: 'GET', path: /^\/p\/setup\/layout\/LayoutFieldList$/, handle: fieldList },
]
