/** The New Custom Field wizard: handles each submit. */

import { getApiRecords } from '../../api/records.ts'
import { t } from '../../labels.ts'
import { resolveStartUrl } from '../../server/session.ts'
import { createFieldId, findField, markCreated } from '../../state.ts'
import type { OrgField, RequestContext, Route, RouteResponse } from '../../types.ts'
import { parseObjectName } from './list.ts'
import { findFieldType, lengthLimits } from './types.ts'
import { renderDetailsStage } from './wizard-details.ts'
import { type WizardErrors, wizardPath } from './wizard-form.ts'
import { renderLayoutsStage, renderRecordPagesStage, renderSecurityStage } from './wizard-last.ts'
import { renderFieldLimitPage } from './wizard-limit.ts'
import { renderTypeStage } from './wizard-type.ts'

const stages = [renderTypeStage, renderDetailsStage, renderSecurityStage, renderLayoutsStage] as const

const entityOf = ({ form, url }: RequestContext): string =>
  parseObjectName(form.get('entity') ?? url.searchParams.get('entity'))
const trimmed = ({ form }: RequestContext, name: string): string => (form.get(name) ?? '').trim()

/**
 * Validates a name. "There is already a field" is raw, the rule is from another name, the rest is
 * ours.
 */
function errorsOf(ctx: RequestContext): WizardErrors {
  const { state, form } = ctx
  const errors: Record<string, string> = {}
  const name = trimmed(ctx, 'DeveloperName')
  const required = ['MasterLabel', 'DeveloperName']
  const [shortest, longest] = lengthLimits[form.get('dtype') ?? ''] ?? []
  if (shortest !== undefined && longest !== undefined) {
    const length = trimmed(ctx, 'Length').replace(/,/g, '')
    required.push('Length')
    if (!/^\d+$/.test(length)) errors.Length = t(state, 'Invalid number')
    else if (Number(length) < shortest || Number(length) > longest)
      errors.Length = t(state, 'Length must be between {0} and {1}', shortest, longest)
  }
  if (form.has('Precision')) {
    const lines = trimmed(ctx, 'Precision')
    required.push('Precision')
    if (!/^\d+$/.test(lines) || Number(lines) < 2 || Number(lines) > 50)
      errors.Precision = t(state, 'Visible lines must be between {0} and {1}', 2, 50)
  }
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name))
    errors.DeveloperName = t(
      state,
      'The Field Name field can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
    )
  else if (findField(state, name, entityOf(ctx)))
    errors.DeveloperName = t(
      state,
      'There is already a field named {0} on {1}.',
      name,
      t(state, entityOf(ctx)),
    )
  for (const one of required) if (trimmed(ctx, one) === '') errors[one] = t(state, 'You must enter a value')
  return errors
}

function create(ctx: RequestContext): void {
  const { state, form } = ctx
  const entity = entityOf(ctx)
  const field: OrgField = {
    id: createFieldId(state),
    label: trimmed(ctx, 'MasterLabel'),
    developerName: trimmed(ctx, 'DeveloperName'),
    dtype: form.get('dtype') ?? '',
    length: Number(trimmed(ctx, 'Length').replace(/,/g, '') || 0),
    externalId: form.has('IsExternalIdentifier'),
    visibleLines: form.has('Precision') ? Number(form.get('Precision')) : null,
    description: form.get('Description') ?? '',
    security: Object.fromEntries(
      state.profiles.map(({ id }) => [id, { visible: form.has(`d${id}`), readOnly: form.has(`r${id}`) }]),
    ),
    layouts: state.layouts
      .map(({ id }) => id)
      .filter((id) => form.getAll('LayoutNameids').includes(id.slice(0, 15))),
    namespace: state.variant.namespace,
  }
  state.fields.push(entity === 'Case' ? field : { ...field, entity })
  markCreated(state, field.id)
  // The columns are Read Access and Edit Access; the second implies the first.
  for (const { id, fields } of getApiRecords(state).permissionSets)
    if (form.has(`d${id}`) || form.has(`r${id}`)) fields[field.id] = { read: true, edit: form.has(`r${id}`) }
}

/** Marks the step for record pages, which has no number, as seen. */
const recordPagesSeen = 'recordPagesSeen'

const listUrl = (entity: string) => `/p/setup/layout/LayoutFieldList?type=${entity}&setupid=${entity}Fields`

function leave(ctx: RequestContext): RouteResponse {
  const retURL = ctx.form.get('retURL')
  return { redirect: retURL ? resolveStartUrl(ctx, retURL) : listUrl(entityOf(ctx)) }
}

function submit(ctx: RequestContext): RouteResponse {
  const { state, form } = ctx
  const stage = Number(form.get('currentStage'))
  const show = (number: number, errors: WizardErrors = {}): RouteResponse => ({
    body: (stages[number] ?? renderTypeStage)(ctx, errors),
  })
  if (form.has('cancel')) return leave(ctx)
  if (form.has('goPrevious')) return show(stage - 1)
  if (form.has('goRefresh')) return show(stage)
  if (stage === 0) {
    const chosen = findFieldType(form.get('dtype') ?? '')
    return chosen ? show(1) : show(0, { dtype: t(state, 'You must select a field type') })
  }
  // The last save checks again: another tab or a double click may have created the field.
  const errors = stage === 1 || stage === 3 ? errorsOf(ctx) : {}
  if (Object.keys(errors).length) return show(1, errors)
  if (stage === 2 && state.variant.lightningRecordPagesStep && !form.has(recordPagesSeen))
    return { body: renderRecordPagesStage(ctx) }
  if (stage < 3) return show(stage + 1)
  if (!form.has('save') && !form.has('save_new')) return show(3)
  create(ctx)
  const entity = entityOf(ctx)
  // Unknown whether Save & New answers with a redirect.
  return form.has('save_new')
    ? { redirect: `${wizardPath}?entity=${entity}&setupid=${entity}Fields` }
    : leave(ctx)
}

export const fieldWizardRoutes: Route[] = [
  {
    method: 'ANY',
    path: new RegExp(`^${wizardPath}$`),
    handle: (ctx) =>
      ctx.state.variant.fieldLimit !== 'room'
        ? renderFieldLimitPage(ctx)
        : ctx.method === 'POST'
          ? submit(ctx)
          : { body: renderTypeStage(ctx) },
  },
]
