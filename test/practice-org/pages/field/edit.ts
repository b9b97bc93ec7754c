/**
 * The form of a custom field that is there already. Uncertain: no raw page of it is known. Frame,
 * buttons' row and hidden inputs are those of a raw edit page of Setup, the ids those of the
 * wizard's stage of the same type, and a rewritten copy gives Change Field Type the name of Save. A
 * package's field shows its name as text.
 */

import { getLabelTexts } from '../../../../src/salesforce/dom/labels.ts'
import { t } from '../../labels.ts'
import { resolveStartUrl } from '../../server/session.ts'
import { findField } from '../../state.ts'
import type { FakeOrg, OrgField, RequestContext, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import {
  escapeHtml,
  type LabelledCell,
  renderButton,
  renderEditForm,
  renderPageBlock,
  renderSubheader,
  renderTextInput,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { formatListedType, lengthLimits } from './types.ts'

const entityOf = (field: OrgField) => field.entity ?? 'Case'

const isLong = ({ dtype }: OrgField) => dtype === 'J' || dtype === 'z'
const isExternal = ({ dtype }: OrgField) => ['S', 'E', 'N', 'V'].includes(dtype)

/** Returns the form's values: the posted ones after a refusal, otherwise the field's. */
const valuesOf = ({ method, form }: RequestContext, field: OrgField): URLSearchParams =>
  method === 'POST'
    ? form
    : new URLSearchParams({
        MasterLabel: field.label,
        DeveloperName: field.developerName,
        Length: String(field.length),
        Precision: String(field.visibleLines ?? 3),
        ...(field.externalId ? { IsExternalIdentifier: '1' } : {}),
      })

const controls: Readonly<Partial<Record<string, 'fieldLength' | 'visibleLines' | 'externalId'>>> = {
  Length: 'fieldLength',
  Precision: 'visibleLines',
  IsExternalIdentifier: 'externalId',
}

/** Marks an input that the guide finds by its id outside the wizard. */
const markInput = (id: string, html: string): string => {
  const control = controls[id]
  return control ? markControl(control, html, 1) : html
}

/** Marks Save, which the guide finds by its title in the languages it knows. */
const markSave = (state: FakeOrg, html: string): string =>
  markControl('saveChange', html, getLabelTexts('save').indexOf(t(state, 'Save')))

type Errors = Readonly<Record<string, string>>

function check({ state, form }: RequestContext, field: OrgField): Errors {
  const errors: Record<string, string> = {}
  const value = (name: string) => (form.get(name) ?? '').trim()
  const [shortest = 0, longest = 0] = lengthLimits[field.dtype] ?? []
  const length = value('Length').replace(/,/g, '')
  if (longest > 0 && !(/^\d+$/.test(length) && Number(length) >= shortest && Number(length) <= longest))
    errors.Length = t(state, 'Length must be between {0} and {1}', shortest, longest)
  const lines = Number(value('Precision'))
  if (isLong(field) && !(lines >= 2 && lines <= 50))
    errors.Precision = t(state, 'Visible lines must be between {0} and {1}', 2, 50)
  const other = findField(state, value('DeveloperName'), entityOf(field))
  if (other && other !== field)
    errors.DeveloperName = t(
      state,
      'There is already a field named {0} on {1}.',
      value('DeveloperName'),
      t(state, entityOf(field)),
    )
  const required = ['MasterLabel', ...(field.namespace ? [] : ['DeveloperName'])]
  for (const one of required) if (value(one) === '') errors[one] = t(state, 'You must enter a value')
  return errors
}

function keep({ form }: RequestContext, field: OrgField): void {
  field.label = (form.get('MasterLabel') ?? '').trim()
  if (!field.namespace) field.developerName = (form.get('DeveloperName') ?? '').trim()
  if (lengthLimits[field.dtype]) field.length = Number((form.get('Length') ?? '').replace(/,/g, ''))
  if (isLong(field)) field.visibleLines = Number(form.get('Precision'))
  if (isExternal(field)) field.externalId = form.has('IsExternalIdentifier')
}

function show(ctx: RequestContext, field: OrgField, back: string, errors: Errors): RouteResponse {
  const { state } = ctx
  const values = valuesOf(ctx, field)
  const input = (id: string, label: string, maxlength = 40): LabelledCell => ({
    label,
    forId: id,
    required: true,
    html: markInput(id, renderTextInput(id, values.get(id) ?? '', maxlength, id in errors)),
    ...(errors[id] === undefined ? {} : { error: escapeHtml(errors[id]) }),
  })
  const box = `<input${values.has('IsExternalIdentifier') ? ' checked="checked"' : ''} id="IsExternalIdentifier" name="IsExternalIdentifier" type="checkbox" value="1">`
  const external: LabelledCell = {
    label: 'External ID',
    forId: 'IsExternalIdentifier',
    html: `${markInput('IsExternalIdentifier', box)}${escapeHtml(t(state, 'Set this field as the unique record identifier from an external system'))}`,
  }
  const rows = [
    input('MasterLabel', 'Field Label'),
    ...(lengthLimits[field.dtype] ? [input('Length', 'Length', 6)] : []),
    ...(isLong(field) ? [input('Precision', '# Visible Lines', 2)] : []),
    field.namespace
      ? { label: 'Field Name', html: escapeHtml(field.developerName) }
      : input('DeveloperName', 'Field Name'),
    ...(isExternal(field) ? [external] : []),
  ]
  const setupid = `${entityOf(field)}Fields`
  const title = t(state, 'Custom Field Definition Edit')
  const buttons = [
    renderButton(state, { name: 'save', label: 'Change Field Type' }),
    markSave(state, renderButton(state, { name: 'save', label: 'Save' })),
    renderButton(state, { name: 'cancel', label: 'Cancel' }),
  ].join(' ')
  const body =
    renderSubheader(1, t(state, 'Field Information')) +
    renderTwoColumns(state, rows, [{ label: 'Data Type', html: escapeHtml(formatListedType(state, field)) }])
  const failed = Object.keys(errors).length > 0
  const content = renderEditForm({
    action: `/${field.id.slice(0, 15)}/e`,
    cancelURL: back,
    retURL: back,
    setupid,
    content: renderPageBlock({ state, kind: 'Edit', title, buttons, body, failed }),
  })
  return {
    body: renderClassicPage({
      ctx,
      title: `${title}: ${field.label}`,
      bodyClass: 'editPage',
      h1: title,
      h2: field.label,
      content,
      setupid,
    }),
  }
}

/** Serves and saves the form. What follows Change Field Type is unknown, and missing here. */
export function handleFieldEdit(ctx: RequestContext, field: OrgField): RouteResponse {
  const { state, form, url, method } = ctx
  const entity = entityOf(field)
  const list = `/p/setup/layout/LayoutFieldList?type=${entity}&setupid=${entity}Fields`
  const back = form.get('retURL') || url.searchParams.get('retURL') || list
  if (method !== 'POST') return show(ctx, field, back, {})
  if (form.has('cancel')) return { redirect: resolveStartUrl(ctx, back) }
  if (form.get('save')?.trim() === t(state, 'Change Field Type'))
    return { redirect: '/p/setup/field/change-type' }
  const errors = check(ctx, field)
  if (Object.keys(errors).length > 0) return show(ctx, field, back, errors)
  keep(ctx, field)
  return { redirect: resolveStartUrl(ctx, back) }
}
