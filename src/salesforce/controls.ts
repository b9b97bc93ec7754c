/**
 * The controls of Setup's pages and how to find them: id or name, then address, then label. Where the id is
 * known it is Salesforce's own and the same in every language.
 */

import type { ControlId } from '../guide/controls.ts'
import { inLabelledRow, isVisible, withText } from './dom.ts'
import type { LabelId } from './labels.ts'

/** What is known of the org that helps to find a control that carries the org's own names. */
export interface Hints {
  readonly profileName?: string
  readonly profileId?: string
  readonly appName?: string
  readonly appId?: string
}

interface Finder {
  /** Tried in this order; of each the first visible element counts. */
  readonly css?: string
  /** The label of its row, and what to take in that row. */
  readonly label?: readonly [LabelId, string]
  /** For controls that carry the org's own names. */
  readonly by?: (document: Document, hints: Hints) => readonly Element[]
}

const css = (...selectors: string[]): Finder => ({ css: selectors.join('\n') })
const checkbox = 'input[type="checkbox"]'

/**
 * A user permission. The enhanced profile editor carries its API name in title and handler; that the original one does
 * so in id or name is likely, but not seen; then its label.
 */
const permission = (key: string, label: LabelId): Finder => ({
  ...css(
    `${checkbox}[title="${key}"]`,
    `${checkbox}[onclick*="'${key}'"]`,
    `${checkbox}[id$="${key}"]`,
    `${checkbox}[name$="${key}"]`,
  ),
  label: [label, checkbox],
})

const caseAccess = (what: string): Finder => ({ label: ['cases', `input[id^="crud${what}"]`] })

/** The cell of a profile in the wizard's table of field-level security: `d...` is Visible, `r...` Read-Only. */
const ofProfile =
  (prefix: string) =>
  (document: Document, { profileName, profileId }: Hints): readonly Element[] => {
    const boxes = [...document.querySelectorAll(`#stageForm input[id^="${prefix}00e"]`)]
    if (profileId) return boxes.filter((box) => box.id.startsWith(prefix + profileId.slice(0, 15)))
    return boxes.filter((box) => box.closest('tr')?.querySelector('th')?.textContent?.trim() === profileName)
  }

const finders: Readonly<Record<ControlId, Finder>> = {
  sidebarBuild: css('#setupNavTree #Studio_font'),
  sidebarCustomize: css('#setupNavTree #Customize_icon'),
  sidebarCases: css('#setupNavTree #Case_icon'),
  sidebarCaseFields: css('#setupNavTree #CaseFields_font'),
  sidebarCreate: css('#setupNavTree #DevTools_icon'),
  sidebarApps: css('#setupNavTree #TabSet_font'),
  sidebarManageUsers: css('#setupNavTree #Users_icon'),
  sidebarProfiles: css('#setupNavTree #EnhancedProfiles_font', '#setupNavTree #Profiles_font'),
  sidebarUsers: css('#setupNavTree #ManageUsers_font'),

  newProfile: css('input[name="new"]'),
  existingProfileLink: {
    by: (document, { profileName }) =>
      withText(document, '#bodyCell a[href*="00e"], .x-grid3-body a', profileName),
  },
  profileToClone: css('form select:has(option[value^="00e"])'),
  profileName: css('#newProfileName'),
  save: css(
    '#topButtonRow input[name="save"]',
    '#bottomButtonRow input[name="save"]',
    'input[type="submit"][id$="button_pc_save"]',
    'input[name="save"]',
    '#saveButton',
  ),
  edit: css(
    '#topButtonRow input[name="edit"]',
    'input[name="edit"]',
    'a.pc_buttonLink',
    'input[id$=":edit"]',
  ),
  apiOnly: permission('ApiUserOnly', 'apiOnly'),
  apiEnabled: permission('ApiEnabled', 'apiEnabled'),
  passwordNeverExpires: permission('PasswordNeverExpires', 'passwordNeverExpires'),
  caseRead: caseAccess('Read'),
  caseCreate: caseAccess('Create'),
  caseEdit: caseAccess('Update'),

  newUser: css('#ResetForm input[name="new"]', 'input[name="new"]'),
  lastName: css('#name_lastName'),
  alias: css('#Alias'),
  email: css('#Email'),
  username: css('#Username'),
  nickname: css('#CommunityNickname'),
  licence: css('#user_license_id'),
  userProfile: css('#Profile'),
  generatePassword: css('#new_password'),

  caseFieldsHeader: css('[id$="CustomFieldRelatedList"] .pbTitle h3'),
  newField: css('[id$="CustomFieldRelatedList"] input[name="new_field"]'),
  typeText: css('#stageForm #dtypeS'),
  typeLongText: css('#stageForm #dtypeJ'),
  next: css('#stageForm input[name="goNext"]'),
  fieldLabel: css('#stageForm #MasterLabel'),
  fieldLength: css('#stageForm #Length'),
  fieldName: css('#stageForm #DeveloperName'),
  visibleLines: css('#stageForm #Precision'),
  externalId: css('#stageForm #IsExternalIdentifier'),
  profileVisible: { by: ofProfile('d') },
  profileReadOnly: { by: ofProfile('r') },
  allVisible: css('#stageForm #d000000000000000'),
  allLayouts: css('#stageForm #selectAll'),
  saveAndNew: css('#stageForm input[name="save_new"]'),
  saveField: css('#stageForm input[name="save"]'),

  connectedApps: css(':is(.bRelatedList, .bPageBlock):has(#newAppMgmt) h3'),
  newApp: css('#newAppMgmt'),
  appLink: {
    by: (document, { appId, appName }) => {
      const links = 'a[href*="forceAppDetail"], a[href*="/app/mgmt/forceconnectedapps/"]'
      const byId = appId ? [...document.querySelectorAll(`a[href*="forceAppDetail"][href*="${appId}"]`)] : []
      return byId.length > 0 ? byId : withText(document, links, appName)
    },
  },
  appName: css('[id$="nameSection:name"]'),
  appApiName: { label: ['appApiName', 'input[type="text"]'] },
  appEmail: css('[id$="emailSection:contactEmail"]'),
  enableOauth: css('input[id$="oauth:isOauth"]', 'input[id$=":isOauth"]'),
  callbackUrl: css('textarea[id$="callbackUrlSection:callbackUrl" i]', 'textarea[id*="callback" i]'),
  availableScopes: css('select[id$=":duelingListBox:backingList_a"]'),
  addScope: css('[id$=":duelingListBox:backingList_add"]', '[id$=":duelingListBox:add"]'),
  selectedScopes: css('select[id$=":duelingListBox:backingList_s"]'),
  requireSecret: { label: ['requireSecret', checkbox] },
  saveApp: css('input[type="submit"][id$="bottom:save"]', 'input[type="submit"][id$=":save"]'),
  continue: css('form[id*="setupForm"] input[type="submit"]:not([id$=":cancel"])'),
  consumerKey: css('[id$=":consumerKeySection:consumerKey"]'),
  revealSecret: css('[id*=":consumerSecretSection"] a[onclick*="style.display"]', 'a[onclick*="ctrDiv"]'),
  manageConsumer: css('[id$=":manageConsumer"]'),
  consumerSecret: css('[id$=":consumerSecretSection:consumerSecret"]'),
  verificationCode: css('#emc', '#smc', '#tc'),
  verify: css('form#editPage input#save'),
}

export interface Found {
  readonly element: HTMLElement
  /** It is in the page but not to be seen: a closed folder of the sidebar, a section not yet opened. */
  readonly hidden: boolean
}

/**
 * Finds a control on this document, or null when the page has it not, or has several that could be it. Prefers a
 * visible one: Salesforce prints buttons twice and repeats ids.
 */
export const findControl = (control: ControlId, document: Document, hints: Hints = {}): Found | null => {
  const finder = finders[control]
  let hidden: Found | null = null
  const sources = [
    ...(finder.css?.split('\n').map((selector) => () => [...document.querySelectorAll(selector)]) ?? []),
    () => finder.by?.(document, hints) ?? [],
    () => (finder.label ? inLabelledRow(document, ...finder.label) : []),
  ]
  for (const candidates of sources) {
    for (const element of candidates() as readonly HTMLElement[]) {
      if (isVisible(element)) return { element, hidden: false }
      hidden ??= { element, hidden: true }
    }
  }
  return hidden
}
