/**
 * The field wizard's frame: its form, its carried values, its buttons. Raw pages of stages 1 and 2
 * (2019) show it.
 */

import { randomBytes } from 'node:crypto'
import { t } from '../../labels.ts'
import type { FakeOrg, RequestContext } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import { escapeHtml, renderHiddenInput } from '../layout/setup-parts.ts'
import { parseObjectName } from './list.ts'

export const wizardPath = '/p/setup/field/NewCustomFieldStageManager'

type WizardStage = 0 | 1 | 2 | 3

export type WizardErrors = Readonly<Record<string, string>>

const ofSecurity = /^[dr]((?:00e|0PS)\w{15}|0{15})$/

/** Inputs of each stage. The others' values are carried on in hidden inputs. */
const asks: readonly ((name: string) => boolean)[] = [
  (name) => name === 'dtype' || name === 'isformula' || name === 'change',
  (name) =>
    [
      'MasterLabel',
      'Length',
      'Precision',
      'DeveloperName',
      'Description',
      'InlineHelpText',
      'options_0',
      'IsUnique',
      'IsCaseSensitive',
      'IsExternalIdentifier',
      'DefaultValue',
      'fieldCategorySelector',
      'fieldSelector',
    ].includes(name),
  (name) => ofSecurity.test(name),
  (name) => name === 'LayoutNameids' || name === 'selectAll',
]

const own =
  /^(_CONFIRMATIONTOKEN|currentStage|entity|setupid|retURL|isdtp|visited_\d|goNext|goPrevious|goRefresh|cancel|save|save_new|changeFormulaDatatype)$/

/**
 * Lists the carried values. Id and name are the same, as those of `dtype` and `isformula` on the
 * raw page of stage 2; that later stages do likewise is inferred, since no raw page of them is
 * known.
 */
function carried({ form }: RequestContext, stage: WizardStage): [string, string][] {
  return [...form].filter(([name]) => !own.test(name) && !asks[stage]?.(name))
}

function hiddenInputs(ctx: RequestContext, stage: WizardStage): string {
  const { form, url } = ctx
  const given = (name: string) => form.get(name) ?? url.searchParams.get(name)
  const entity = parseObjectName(given('entity'))
  const pairs: [string, string][] = [
    ['_CONFIRMATIONTOKEN', randomBytes(24).toString('base64')],
    ['currentStage', String(stage)],
    ['entity', entity],
    ['setupid', given('setupid') ?? `${entity}Fields`],
    ...carried(ctx, stage),
  ]
  const retURL = given('retURL')
  if (retURL) pairs.push(['retURL', retURL])
  if (stage === 0) pairs.push(['change', '1'])
  else pairs.push(['changeFormulaDatatype', '1'])
  for (let seen = 0; seen < 4; seen++) {
    if (seen <= stage || form.has(`visited_${seen}`)) pairs.push([`visited_${seen}`, '1'])
  }
  pairs.sort(([a], [b]) => a.localeCompare(b))
  return pairs.map(([name, value]) => renderHiddenInput(name, value)).join('')
}

const button = (state: FakeOrg, name: string, label: string, padded: boolean) => {
  const text = escapeHtml(t(state, label))
  return `<input value="${padded ? ` ${text} ` : text}" class="btn" name="${name}" onclick="return (!(window.ffInAlert));" title="${text}" type="submit">`
}

function buttons(state: FakeOrg, stage: WizardStage): string {
  const cancel = escapeHtml(t(state, 'Cancel'))
  const forward =
    stage === 3
      ? [button(state, 'save_new', 'Save & New', true), button(state, 'save', 'Save', true)]
      : [button(state, 'goNext', 'Next', true)]
  const all = stage === 0 ? forward : [button(state, 'goPrevious', 'Previous', false), ...forward]
  return `${all.join('&nbsp;')}<input value="${cancel}" class="btnCancel" name="cancel" title="${cancel}" type="submit">`
}

const titles = [
  'Step 1. Choose the field type',
  'Step 2. Enter the details',
  'Step 3. Establish field-level security',
  'Step 4. Add to page layouts',
] as const

/** Body classes of stages 1 and 2 are known, those of 3 and 4 are not. */
const bodyClasses = ['CustomFieldTypeSelect', 'CustomFieldAttributes', '', ''] as const

interface WizardStageContent {
  ctx: RequestContext
  stage: WizardStage
  description?: string
  body: string
}

/** Renders the block on every stage; stage 1 has it twice, with the same ids. */
export const renderWizardBlock = (state: FakeOrg, body: string, edit: boolean): string =>
  `<div class="bPageBlock brandSecondaryBrd${edit ? ' bEditBlock' : ''} secondaryPalette" id="ep"><div class="pbHeader pbHeaderEmpty"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="pbTitle"><img src="/img/s.gif" alt="" class="minWidth" title="" width="1" height="1"><h2 class="mainTitle"></h2></td><td class="pbButton" id="topButtonRow">&nbsp;</td></tr>
</tbody></table></div><div class="pbBody"><div class="pbError" id="errorDiv_ep" style="display: none">${escapeHtml(t(state, 'Error: Invalid Data.'))} <br>${escapeHtml(t(state, 'Review all error messages below to correct your data.'))}</div>${body}</div><div class="pbFooter secondaryPalette"><div class="bg"></div></div></div>`

export function renderWizardStage({ ctx, stage, description = '', body }: WizardStageContent): string {
  const { state, form, url } = ctx
  const entity = parseObjectName(form.get('entity') ?? url.searchParams.get('entity'))
  const object = t(state, entity)
  const row = buttons(state, stage)
  const place = stage === 0 ? t(state, 'Step 1') : t(state, 'Step {0} of {1}', stage + 1, 4)
  const content = `<br>
<form accept-charset="UTF-8" action="${wizardPath}" enctype="application/x-www-form-urlencoded" id="stageForm" method="POST" name="stageForm" onsubmit="if (window.ffInAlert) { return false; }">${hiddenInputs(ctx, stage)}
<div class="bWizardBlock tertiaryPalette">
    <div class="pbWizardTitle tertiaryPalette brandTertiaryBgr">
        <div class="ptRightTitle">
            ${escapeHtml(place)}
        </div>
        <h2>
            ${escapeHtml(t(state, titles[stage]))}
        </h2>
    </div>
    <div class="pbBody">
        <div class="pbWizardHeader"><div class="pbTopButtons" style="white-space: nowrap">
            ${row}
        </div></div>
        <div class="pbJumpTo"></div>
        <div class="pbDescription ${description ? '' : ' pbDescriptionEmpty '}">
            ${escapeHtml(description)}
        </div>
        <div class="pbWizardBody">
${body}
        </div>
        <div class="pbWizardFooter">
            <div class="pbBottomButtons">
            ${row}
            </div>
        </div>
    </div>
</div>
</form>`
  return renderClassicPage({
    ctx,
    title: `${object}: ${t(state, 'New Custom Field')}`,
    bodyClass: bodyClasses[stage],
    h1: object,
    h2: t(state, 'New Custom Field'),
    content,
    setupid: `${entity}Fields`,
  })
}
