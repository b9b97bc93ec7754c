/**
 * Stage 2 of the field wizard: name, length and so on. Text is a raw page of 2019. Text Area (Long)
 * has none: ids from drivers and a rewritten copy, its order that of Text. Other types get the rows
 * all of them have, and no more.
 */

import { t } from '../../labels.ts'
import type { RequestContext } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { escapeHtml, renderFieldError } from '../layout/setup-parts.ts'
import { lengthLimits } from './types.ts'
import { renderWizardBlock, renderWizardStage, type WizardErrors } from './wizard-form.ts'

const gap = '<tr class="detailRow"><td colspan="4">&nbsp;</td></tr>'

export function renderDetailsStage(ctx: RequestContext, errors: WizardErrors = {}): string {
  const { state, form } = ctx
  const type = form.get('dtype') ?? ''
  const long = type === 'J' || type === 'z'
  const value = (name: string, fallback = '') => form.get(name) ?? fallback
  const text = (label: string) => escapeHtml(t(state, label))

  const info = (hint: string) =>
    `&nbsp;<div class="mouseOverInfoOuter" onfocus="addMouseOver(this)" onmouseover="addMouseOver(this)" tabindex="0"><img src="/img/s.gif" alt="" class="infoIcon" title=""><div class="mouseOverInfo" style="display:none;">${text(hint)}</div></div>`

  const input = (id: string, label: string, more: string, fallback = '', after = '') => {
    const error = errors[id]
    const html = `<input${error ? ' class="error"' : ''} id="${id}" ${more}name="${id}" size="20" type="text" value="${escapeHtml(value(id, fallback))}">`
    return `<tr><td class="labelCol requiredInput"><label for="${id}"><span class="assistiveText">*</span>${text(label)}</label></td><td class="data2Col" colspan="3"><div class="requiredInput"><div class="requiredBlock"></div>${id === 'Precision' ? markControl('visibleLines', html) : html}${error ? renderFieldError(state, escapeHtml(error)) : ''}${after}</div></td></tr>`
  }

  const area = (id: string, label: string, max: number) => {
    const count = `handleTextAreaElementChangeWithByteCheck('${id}', ${max}, ${max * 3}, '${text('remaining')}', '${text('over limit')}', false);`
    const events = ['onchange', 'onclick', 'onkeydown', 'onkeyup', 'onmousedown'].map(
      (name) => `${name}="${count}"`,
    )
    return `<tr><td class="labelCol"><label for="${id}">${text(label)}</label><div class="textCounterOuter"><div class="textCounterMiddle"><div class="textCounter" id="${id}_counter">${max - value(id).length} ${text('remaining')}</div></div></div></td><td class="data2Col" colspan="3"><textarea cols="100" id="${id}" maxlength="${max}" name="${id}" ${events.join(' ')} rows="3" type="text" wrap="soft">${escapeHtml(value(id))}</textarea></td></tr>`
  }

  const box = (id: string, label: string, sentence: string, labelled: boolean, more = '') =>
    `<tr><td class="labelCol">${labelled ? `<label for="${id}">${text(label)}</label>` : text(label)}</td><td class="data2Col" colspan="3"><input${form.has(id) ? ' checked="checked"' : ''} id="${id}" name="${id}" ${more}type="checkbox" value="1">${text(sentence)}</td></tr>`

  const sensitivity = (id: string, code: '0' | '1', label: string) =>
    `<li><input${value('IsCaseSensitive', '0') === code ? ' checked="checked"' : ''}${form.has('IsUnique') ? '' : ' disabled="disabled"'} id="${id}" name="IsCaseSensitive" type="radio" value="${code}"><label for="${id}"><span class="assistiveText">*</span>${text(label)}</label></li>`

  const onlyText = () =>
    [
      gap,
      box('options_0', 'Required', 'Always require a value in this field in order to save a record', false),
      box(
        'IsUnique',
        'Unique',
        'Do not allow duplicate values',
        true,
        `onclick="document.getElementById('caseSensButton').disabled = !this.checked; document.getElementById('caseInsensButton').disabled = !this.checked; " `,
      ),
      `<tr><td class="labelCol empty">&nbsp;</td><td class="data2Col" colspan="3"><ul class="subgroup">${sensitivity('caseInsensButton', '0', 'Treat "ABC" and "abc" as duplicate values (case insensitive)')}${sensitivity('caseSensButton', '1', 'Treat "ABC" and "abc" as different values (case sensitive)')}</ul></td></tr>`,
      box(
        'IsExternalIdentifier',
        'External ID',
        'Set this field as the unique record identifier from an external system',
        true,
      ),
    ].join('\n')

  const defaultValue = `${gap}<tr><td class="last labelCol"><label for="DefaultValue">${text('Default Value')}</label></td><td class="last data2Col" colspan="3"><div class="showHideLink"><a href="#" id="DefaultValue_toggle" onclick="toggleInlineDisplay('DefaultValue');" title="${text('Show Formula Editor')}">${text('Show Formula Editor')}</a></div><div class="miniTabOn"><table class="miniTabOn" id="DefaultValue_header" style="display: none;"><tbody><tr><td>${text('Select Field Type')}</td></tr></tbody></table><textarea class="FormulaText" cols="80" id="DefaultValue" maxlength="4000" name="DefaultValue" onkeyup="saveSelection(this)" onmouseup="saveSelection(this)" rows="20" style="width: 500px; height: 18px; overflow: hidden;" type="text" wrap="soft">${escapeHtml(value('DefaultValue'))}</textarea><div><div id="DefaultValue_validate" style="display: none;"><input value="${text('Check Syntax')}" class="btn" name="goRefresh" title="${text('Check Syntax')}" type="submit"></div></div></div></td></tr>`

  const length = lengthLimits[type]
    ? `${gap}<tr><td class="labelCol empty">&nbsp;</td><td class="data2Col" colspan="3">${text('Please enter the maximum length for a text field below.')}</td></tr>
${input('Length', 'Length', '', long ? '32768' : '')}${long ? input('Precision', '# Visible Lines', '', type === 'z' ? '25' : '3') : ''}`
    : gap

  const rows = [
    input(
      'MasterLabel',
      'Field Label',
      `maxlength="40" onblur="DeveloperNameInputElement.setName(this, document.getElementById('DeveloperName'), 'Field1');" `,
      '',
      info('Enter a label to be used on displays, page layouts, reports, and list views.'),
    ),
    length,
    input(
      'DeveloperName',
      'Field Name',
      'maxlength="40" ',
      '',
      info(
        'The Field Name is an internal reference and is used for integration purposes such as custom links, custom s-controls, and the API.',
      ),
    ),
    area('Description', 'Description', 1000),
    area('InlineHelpText', 'Help Text', 255),
    type === 'S' ? onlyText() : '',
    type === 'z' ? '' : defaultValue,
  ]
  const table = `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div>`
  return renderWizardStage({ ctx, stage: 1, body: renderWizardBlock(state, table, true) })
}
