/** Stage 1 of the field wizard: the type. */

import { t } from '../../labels.ts'
import type { RequestContext } from '../../types.ts'
import { escapeHtml, renderFieldError, renderHiddenInput } from '../layout/setup-parts.ts'
import { type FieldType, typeGroups } from './types.ts'
import { renderWizardBlock, renderWizardStage, type WizardErrors } from './wizard-form.ts'

export function renderTypeStage(ctx: RequestContext, errors: WizardErrors = {}): string {
  const { state, form } = ctx
  const chosen = form.get('dtype') ?? 'NoneSelected'

  const row = ({ code, label, explanation }: FieldType, last: boolean, error = '') => {
    const id = `dtype${code}`
    const input = `<input${code === chosen ? ' checked="checked"' : ''} id="${id}" name="dtype" onclick="javascript:onTypeSelected(this.value, false)" type="radio" value="${code}"><label for="${id}">${escapeHtml(t(state, label))}</label>${error}`
    return `<tr><td class="${last ? 'last ' : ''}labelCol">${input}</td><td class="${last ? 'last ' : ''}data2Col" colspan="3">${escapeHtml(t(state, explanation))}</td></tr>`
  }
  const table = (rows: string) =>
    `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows}</tbody></table></div>`

  const none = {
    code: 'NoneSelected',
    label: 'None Selected',
    explanation: 'Select one of the data types below.',
  }
  const first = `<div class="brandTertiaryBrd first pbSubheader tertiaryPalette" id="head_1_ep"><h3>${escapeHtml(t(state, 'Data Type'))}<span class="titleSeparatingColon">:</span></h3></div>${table(row(none, true, errors.dtype ? renderFieldError(state, escapeHtml(errors.dtype)) : ''))}`
  const groups = typeGroups.map(
    (types, index) =>
      `<div class="brandTertiaryBrd pbSubheader tertiaryPalette" id="head_${index + 2}_ep">&nbsp;</div>${table(types.map((type, at) => row(type, at === types.length - 1)).join('\n'))}`,
  )
  const last = table(
    `<tr class="last detailRow"><td colspan="4">${renderHiddenInput('isformula', form.get('isformula') ?? '0')}</td></tr>`,
  )
  return renderWizardStage({
    ctx,
    stage: 0,
    description: t(state, 'Specify the type of information that the custom field will contain.'),
    body: `<div class="fieldType">${renderWizardBlock(state, first + groups.join(''), false)}</div>${renderWizardBlock(state, last, false)}`,
  })
}
