/** Reads saved pages of Salesforce Classic, which are not part of this project. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..')
const folder = resolve(root, '../shared/captures')

/** True if the saved pages are present; otherwise the tests on them are skipped. */
export const hasCaptures = existsSync(folder)
if (!hasCaptures) console.warn('Skipped: no captures of real pages at ../shared/captures')

export interface Capture {
  readonly file: string
  /** Returns the path at which Salesforce serves the page. */
  readonly path: string
}

const capture = (file: string, path: string): Capture => ({ file: `${file}.html`, path })

const wizard = '/p/setup/field/NewCustomFieldStageManager'

export const captures = {
  setupHome: capture('en-2019-setup-home-forcecomHomepage', '/setup/forcecomHomepage.apexp?setupid=ForceCom'),
  setupNavTree: capture('setup-nav-tree.zh_CN.2014', '/ui/setup/Setup?setupid=Studio'),
  fieldList: capture(
    'en-2019-fields-list-campaign',
    '/p/setup/layout/LayoutFieldList?type=Campaign&setupid=CampaignFields',
  ),
  fieldType: capture('en-2019-field-wizard-step1-type', `${wizard}?entity=Campaign&setupid=CampaignFields`),
  fieldDetails: capture('en-2019-field-wizard-step2-text', wizard),
  fieldRefused: capture('en-2019-field-wizard-step2-text-duplicate-error', wizard),
  fieldSecurity: capture('fls-and-profile-fragments.zh_CN.2014', wizard),
  fieldLayouts: capture('layout-row-and-lookup-step6.zh_CN', wizard),
  otherWizard: capture('wizard-stagemanager-step1of4.zh_CN.2016', '/ui/massmail/MassMailStageManager'),
  verifyIdentity: capture(
    'en-2019-verify-identity-email',
    '/_ui/identity/verification/method/EmailVerificationFinishUi/e?vpol=ic&vflid=0',
  ),
  login: capture('en-2019-login', '/'),
  loginInSpanish: capture('es-2019-login', '/?locale=es'),
  accountHome: capture('account-home.zh_CN', '/001/o'),
  customButtonEdit: capture('en-2019-custom-button-edit', '/00b/e?setupid=CampaignLinks'),
  configureMyTabs: capture(
    'configure-my-tabs.zh_CN.2014',
    '/p/setup/layout/ConfigureMyTabs?setupid=CustomizeTabs',
  ),
  publicGroupEdit: capture('public-group-edit.zh_CN.2014', '/setup/own/groupedit.jsp?setupid=Groups'),
  detailFrame: capture('setup-user-detail-frame.zh_CN', '/0059000000390Wh?isUserEntityOverride=1'),
  lightningFrame: capture(
    'lightning-iframe-edit-field-dependency.zh_CN.2024',
    '/p/dependency/EditDependencyUI/e?isdtp=p1',
  ),
  templateList: capture(
    'mailmerge-template-list.zh_CN',
    '/setup/ui/templatelist.jsp?setupid=CommunicationTemplates',
  ),
} as const satisfies Record<string, Capture>

export type CaptureId = keyof typeof captures

/** Surrounds a fragment as Classic does. */
const doctype =
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">'

/** Fragments saved without their page. */
const fragments: readonly CaptureId[] = ['setupNavTree', 'fieldSecurity', 'fieldLayouts', 'otherWizard']

/**
 * Joins the raw table of field-level security, which is in comments in pieces: its head and one
 * row. Leaves out what whoever saved it wrote in between.
 */
const securityTable = (text: string): string => {
  const comments = Array.from(text.matchAll(/<!--([\s\S]*?)-->/g), ([, inside = '']) => inside)
  const head = comments.find((one) => one.includes('id="d000000000000000"')) ?? ''
  const row = comments.find((one) => one.includes('scope="row"')) ?? ''
  return `<table class="list"><tr class="headerRow"><th></th><th>${head.replace(/[^>]*$/, '')}</th></tr>${row}</table>`
}

/** Returns the saved HTML without ASP directives; fragments get a page around them. */
export const readCaptureHtml = (id: CaptureId): string => {
  const text = readFileSync(resolve(folder, captures[id].file), 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/<%[\s\S]*?%>/g, '')
    // Hidden until a script, emptied here, has checked that no foreign site frames the page.
    .replace(/(<html[^>]*?) style="display: none !important;"/, '$1')
  // Saved sources lack the doctype; in quirks mode #username also matches #Username.
  if (!fragments.includes(id)) return /<!doctype/i.test(text) ? text : `${doctype}\n${text}`
  const form = (inside: string) =>
    `<form id="stageForm" action="${wizard}" method="POST"><input type="hidden" name="entity" value="Campaign">${inside}</form>`
  const body = id === 'fieldSecurity' ? form(securityTable(text)) : id === 'fieldLayouts' ? form(text) : text
  return `${doctype}<html><head><meta charset="utf-8"><title>Salesforce</title></head><body>${body}</body></html>`
}

/**
 * Returns the page about Case: swaps the two objects, also in the sidebar, so that ids stay unique.
 * Leaves `Case Insensitive` alone.
 */
export const swapCaseAndCampaign = (text: string): string =>
  text.replace(/Campaign|Case(?! ?(?:In)?[Ss]ensitive)/g, (word) => (word === 'Case' ? 'Campaign' : 'Case'))

/** Adds custom fields to the list; each row is a copy of the first. */
export const addFieldRows = (
  list: string,
  fields: readonly { readonly name: string; readonly type: string }[],
): string => {
  const start = list.indexOf('id="CustomFieldRelatedList"')
  const row = /<tr class=" dataRow[\s\S]*?<\/tr>/.exec(list.slice(start))?.[0] ?? ''
  const [, old, oldType] = /<td[^>]*>(\w+)__c<\/td><td[^>]*>([^<]+)<\/td>/.exec(row) ?? []
  if (!old || !oldType) throw new Error('The list of custom fields has no row to copy')
  const copies = fields.map(({ name, type }) => row.replaceAll(old, name).replace(oldType, type))
  return list.slice(0, start) + list.slice(start).replace(row, row + copies.join(''))
}
