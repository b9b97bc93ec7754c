/**
 * Stages 3 and 4 of the field wizard: who may see the field, and the page layouts. The table of
 * stage 3 and a row of stage 4 are raw (2014); what stands around them is from a screenshot of
 * 2017, no raw page known.
 */

import { getApiRecords } from '../../api/records.ts'
import { compareByProfileName, t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, RequestContext } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { to18 } from '../ids.ts'
import { escapeHtml, renderHiddenInput } from '../layout/setup-parts.ts'
import { findFieldType } from './types.ts'
import { renderWizardBlock, renderWizardStage } from './wizard-form.ts'

function summary({ state, form }: RequestContext): string {
  const rows: [string, string][] = [
    ['Field Label', form.get('MasterLabel') ?? ''],
    ['Data Type', t(state, findFieldType(form.get('dtype') ?? '')?.label ?? '')],
    ['Field Name', form.get('DeveloperName') ?? ''],
    ['Description', form.get('Description') ?? ''],
  ]
  const cells = rows.map(
    ([label, value]) =>
      `<tr><td class="labelCol">${escapeHtml(t(state, label))}</td><td class="data2Col" colspan="3">${escapeHtml(value)}</td></tr>`,
  )
  return `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${cells.join('\n')}</tbody></table></div>`
}

const rowClass = (index: number, count: number) =>
  `dataRow ${index % 2 ? 'odd' : 'even'}${index === count - 1 ? ' last' : ''}${index === 0 ? ' first' : ''}`

const all = '000000000000000'

interface Row {
  id: string
  name: string
}

const rowsOfProfiles = (state: FakeOrg): Row[] =>
  [...state.profiles]
    .sort(compareByProfileName(state))
    .map((profile) => ({ id: profile.id, name: translateProfileName(state, profile) }))

/** Renders the table of permission sets; inferred from that of profiles, no source shows it. */
const rowsOfSets = (state: FakeOrg): Row[] => [
  { id: to18('0PS5g00000900Nq'), name: 'Knowledge Authors' },
  ...getApiRecords(state).permissionSets.map(({ id, label }) => ({ id, name: label })),
]

export function renderSecurityStage(ctx: RequestContext): string {
  const { state, form } = ctx
  const bySets = state.variant.fieldSecurity === 'permission-sets'
  const profiles = bySets ? rowsOfSets(state) : rowsOfProfiles(state)
  const whom = bySets ? 'Field-Level Security for Permission Sets' : 'Field-Level Security for Profile'
  // No source settles whether rows are preselected; one raw row is, its header is not.
  const arrives = !form.has('visited_2')
  const ids = (letter: string) => `[${profiles.map(({ id }) => `'${letter}${id}'`).join(',')}]`
  const [visible, readOnly] = bySets
    ? [t(state, 'Read Access'), t(state, 'Edit Access')]
    : [t(state, 'Visible'), t(state, 'Read-Only')]

  const box = (id: string, title: string, onclick: string, checked: boolean) =>
    `<input type="checkbox" value="1" title="${escapeHtml(title)}" onclick="${onclick}" name="${id}" id="${id}"${checked ? ' checked="checked"' : ''}>`
  const selectVisible = `handleSelectAllNoneCheckboxClick(this, ${ids('d')});handleProfileClick(this,'${all}');handleSelectAllNoneCheckboxClick(document.getElementById('r${all}'), ${ids('r')});`
  const selectReadOnly = `handleSelectAllNoneCheckboxClick(this, ${ids('r')});handleReadonlyClick(this,'${all}');handleSelectAllNoneCheckboxClick(document.getElementById('d${all}'), ${ids('d')});`
  const head = (html: string) => `<th class="booleanColumn zen-deemphasize" scope="col">${html}</th>`

  const markSet = (control: 'setRead' | 'setEdit', html: string) =>
    bySets ? markControl(control, html) : html

  const rows = profiles.map(({ id, name }, index) => {
    const cell = (html: string) => `<td class=" dataCell  booleanColumn">${html}</td>`
    return `<tr onmouseover="if (window.hiOn){hiOn(this);}" onmouseout="if (window.hiOff){hiOff(this);}" class="${rowClass(index, profiles.length)}"><th class=" dataCell  " scope="row">${escapeHtml(name)}</th>${cell(markSet('setRead', box(`d${id}`, `${name}, ${visible}`, bySets ? '' : `handleProfileClick(this,'${id}')`, (arrives && !bySets) || form.has(`d${id}`))))}${cell(
      markSet(
        'setEdit',
        box(
          `r${id}`,
          `${name}, ${readOnly}`,
          bySets
            ? `if (this.checked) document.getElementById('d${id}').checked = true`
            : `handleReadonlyClick(this,'${id}')`,
          form.has(`r${id}`),
        ),
      ),
    )}</tr>`
  })
  const table = `<div class="pbSubsection"><table cellspacing="0" cellpadding="0" border="0" class="list"><tbody><tr class="headerRow"><th class=" zen-deemphasize" scope="col">${escapeHtml(t(state, whom))}</th>${head(`${box(`d${all}`, visible, selectVisible, form.has(`d${all}`))}${escapeHtml(visible)}`)}${head(`${box(`r${all}`, readOnly, selectReadOnly, form.has(`r${all}`))}${escapeHtml(readOnly)}`)}</tr>
${rows.join('\n')}</tbody></table></div>`
  const explanation = `<div class="cfwStepExplanation">${escapeHtml(t(state, 'Select the profiles to which you want to grant edit access to this field via field-level security. The field will be hidden from all profiles if you do not add it to field-level security.'))}</div>`
  return renderWizardStage({
    ctx,
    stage: 2,
    body: renderWizardBlock(state, summary(ctx) + explanation + table, true),
  })
}

/**
 * Renders the step for record pages: sentence and Next are from Salesforce's guide, the rest is
 * invented.
 */
export function renderRecordPagesStage(ctx: RequestContext): string {
  const { state } = ctx
  const what = escapeHtml(
    t(
      state,
      'Select the Dynamic Forms-enabled Lightning record pages that should include the field, then click Next.',
    ),
  )
  // Shown as stage 3, whose answers are otherwise asked and not carried on.
  const answers = [...ctx.form]
    .filter(([name]) => /^[dr]0/.test(name))
    .map(([name, value]) => renderHiddenInput(name, value))
  const body = `${renderHiddenInput('recordPagesSeen', '1')}${answers.join('')}<div class="cfwStepExplanation">${what}</div><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody><tr class="dataRow"><td class="actionColumn"><input id="page0" name="recordPage" type="checkbox" value="0M05g00000000aa"></td><th scope="row" class=" dataCell  ">Case Record Page</th></tr></tbody></table>`
  return renderWizardStage({ ctx, stage: 2, body: renderWizardBlock(state, body, true) })
}

export function renderLayoutsStage(ctx: RequestContext): string {
  const { state, form } = ctx
  const chosen = new Set(form.getAll('LayoutNameids'))
  // A raw row is selected; the screenshot of 2017 shows none.
  const arrives = !form.has('visited_3')
  const rows = state.layouts.map(({ id, name }, index) => {
    const short = id.slice(0, 15)
    const checked = arrives || chosen.has(short) ? 'checked="checked" ' : ''
    return `<tr class="${rowClass(index, state.layouts.length)}"><td class="actionColumn"><input ${checked}id="LayoutNameids${index}" name="LayoutNameids" onclick="updateToggleAllBox(this.form,'LayoutNameids', 'allBox');" title="${escapeHtml(t(state, 'Select {0}', name))}" type="checkbox" value="${short}">&nbsp;</td><th scope="row" class=" dataCell  ">${escapeHtml(name)}</th></tr>`
  })
  const say = (text: string) => `<div class="cfwStepExplanation">${escapeHtml(t(state, text))}</div>`
  const selectAll = `<input id="selectAll" name="selectAll" onclick="selectAllOrNone(this, 'LayoutNameids');" type="checkbox" value="1"${form.has('selectAll') ? ' checked="checked"' : ''}>`
  const table = `<div class="listRelatedObject"><table class="list" cellspacing="0" cellpadding="0" border="0"><tbody><tr class="headerRow"><th class="actionColumn" scope="col">${selectAll}<label for="selectAll">${escapeHtml(t(state, 'Add Field'))}</label></th><th scope="col" class=" zen-deemphasize">${escapeHtml(t(state, 'Page Layout Name'))}</th></tr>
${rows.join('\n')}</tbody></table></div>`
  const body = [
    summary(ctx),
    say(
      'Select the page layouts that should include this field. The field will be added as the last field in the first 2-column section of these page layouts. The field will not appear on any pages if you do not select a layout.',
    ),
    say('To change the location of this field on the page, you will need to customize the page layout.'),
    table,
    say('When finished, click Save & New to create more custom fields, or click Save if you are done.'),
  ]
  return renderWizardStage({ ctx, stage: 3, body: renderWizardBlock(state, body.join('\n'), true) })
}
