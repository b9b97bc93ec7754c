/**
 * The controls of Setup's pages and how to find them: id or name, then address, then label. Where the id is
 * known it is Salesforce's own and the same in every language.
 */

import { integrationSet } from '../../required-setup.ts'
import type { ControlId } from '../control-ids.ts'
import { type LabelId, labels, labelTexts } from './labels.ts'
import { linkTo } from './links.ts'
import type { Lookup } from './locator.ts'
import { signsOfPeoples } from './profile-in-use.ts'

/** What is known of the org that helps to find a control that carries the org's own names; '' where unknown. */
export interface Hints {
  readonly profileName: string
  readonly profileId: string
  readonly username: string
  readonly userId: string
  readonly appName: string
  readonly appId: string
}

type Finder = (hints: Hints) => readonly Lookup[]

const ways = (...selectors: string[]): readonly Lookup[] => selectors.map((css) => ({ css }))
const css =
  (...selectors: string[]): Finder =>
  () =>
    ways(...selectors)
const labelled = (label: LabelId, css: string): Lookup => ({ label: labelTexts(label), css })
const checkbox = 'input[type="checkbox"]'

/**
 * A user permission. The enhanced profile editor carries its API name in title and handler; that the original one does
 * so in id or name is likely, but not seen; then its label.
 */
const permission =
  (key: string, label: LabelId): Finder =>
  () => [
    ...ways(
      `${checkbox}[title="${key}"]`,
      `${checkbox}[onclick*="'${key}'"]`,
      `${checkbox}[id$="${key}"]`,
      `${checkbox}[name$="${key}"]`,
    ),
    labelled(label, checkbox),
  ]

/**
 * An object's name in the org stands in the label, and any org can rename it; Salesforce's own script puts the object's API
 * name into the id, behind three underscores. Fewer of them are passed as well.
 */
const caseAccess =
  (what: string): Finder =>
  () => [
    ...['id', 'name'].flatMap((key) =>
      ways(`${checkbox}[${key}="crud${what}Case"]`, `${checkbox}[${key}^="crud${what}"][${key}$="_Case"]`),
    ),
    labelled('cases', anyObject(what)),
  ]

const anyObject = (what: string) => `${checkbox}:is([id^="crud${what}"], [name^="crud${what}"])`

/** The cell of a profile in the wizard's table of field-level security: `d...` is Visible, `r...` Read-Only. */
const ofProfile =
  (prefix: string): Finder =>
  ({ profileId, profileName }) => [
    ...(profileId ? ways(`#stageForm input[id^="${prefix}${profileId.slice(0, 15)}"]`) : []),
    { css: `#stageForm input[id^="${prefix}00e"]`, row: profileName },
  ]

/** What stands in place of an id where a box is for all. */
const forAll = '000000000000000'

/**
 * The cell of the permission set that this extension makes; which other set may be the integration user's is not told. The
 * two columns are told by their order: no source shows the ids of their boxes, and the second is no Read-Only here.
 */
const ofOurSet =
  (before: string): Finder =>
  () => [
    {
      css: `#stageForm ${before} + td ${checkbox}:not([id$="${forAll}"])`,
      row: integrationSet.label,
      only: true,
    },
  ]

/** The button that leads to the form for a new connected app, as its handler tells; the form of an app that is there has its id. */
const toAppForm =
  'input[onclick*="forceconnectedapps/forceAppEdit"]:not([onclick*="applicationId"], [onclick*="connectedAppId"])'

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
  existingProfileLink: ({ profileName }) => [
    {
      // The sidebar, which Lightning's frame has none of, can link to the profile too.
      css: `:is(#bodyCell, body:not(:has(#bodyCell))) ${linkTo('/00e')}, .x-grid3-body a`,
      text: profileName,
      only: true,
    },
  ],
  profileToClone: () => [{ css: 'form select:has(option[value^="00e"])', only: true }],
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
  // The enhanced interface has an Edit of its own in each section; System Permissions is the one we need.
  editProfile: css(
    '#topButtonRow input[name="edit"]',
    'a.pc_buttonLink[href*="SystemPermissions"]',
    linkTo('s=SystemPermissions'),
    'a.pc_buttonLink:not([href*="/e?"], [href*="%2Fe%3F"])',
  ),
  apiOnly: permission('ApiUserOnly', 'apiOnly'),
  apiEnabled: permission('ApiEnabled', 'apiEnabled'),
  passwordNeverExpires: permission('PasswordNeverExpires', 'passwordNeverExpires'),
  ...signsOfPeoples,
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
  // As it was served: what is typed there since does not make it another user's form. A user name is one user's alone.
  ownUser: ({ username }) => ways(`#Username[value=${JSON.stringify(username)} i]`),
  active: css('#active'),

  caseFieldsHeader: css('[id$="CustomFieldRelatedList"] .pbTitle h3'),
  newField: css('[id$="CustomFieldRelatedList"] input[name="new_field"]'),
  editField: css(`[id$="CustomFieldRelatedList"] ${linkTo('/e?')}.actionLink`),
  typeText: css('#stageForm #dtypeS'),
  typeLongText: css('#stageForm #dtypeJ'),
  next: css('#stageForm input[name="goNext"]'),
  fieldLabel: css('#stageForm #MasterLabel'),
  fieldLength: css('#stageForm #Length', '#Length'),
  fieldName: css('#stageForm #DeveloperName'),
  visibleLines: css('#stageForm #Precision', '#Precision'),
  externalId: css('#stageForm #IsExternalIdentifier', '#IsExternalIdentifier'),
  profileVisible: ofProfile('d'),
  profileReadOnly: ofProfile('r'),
  allVisible: css(`#stageForm #d${forAll}`),
  setRead: ofOurSet(`:not(:has(${checkbox}))`),
  setEdit: ofOurSet(`:has(${checkbox})`),
  allLayouts: css('#stageForm #selectAll'),
  saveAndNew: css('#stageForm input[name="save_new"]'),
  saveField: css('#stageForm input[name="save"]'),
  // The object stands in the address of the first visit only; the form keeps it when Salesforce refuses it.
  caseFieldName: css('form:has(input[name="setupid"][value="CaseFields"]) #DeveloperName'),
  // Change Field Type is said to have the name of Save, and Quick Save has it on other forms: the title tells them apart.
  saveChange: css(
    ...labels.save.map(
      (title) => `:is(#topButtonRow, #bottomButtonRow) input[name^="save"][title="${title}"]`,
    ),
  ),

  connectedApps: css(`:is(.bRelatedList, .bPageBlock):has(#newAppMgmt, ${toAppForm}) h3`),
  newApp: css('#newAppMgmt', toAppForm),
  appLink: ({ appId, appName }) => [
    ...(appId ? ways(`a[href*="forceAppDetail"][href*="${appId.slice(0, 15)}"]`) : []),
    { css: linkTo('/app/mgmt/forceconnectedapps/'), text: appName, only: true },
  ],
  appName: css('[id$="nameSection:name"]'),
  // Without a label we know it is the second of the inputs that must be filled.
  appApiName: () => [
    labelled('appApiName', 'input[type="text"]'),
    {
      css: `tr:has([id$="nameSection:name"]) + tr div.requiredInput > input[type="text"]:not([id*="nameSection:name"])`,
    },
  ],
  appEmail: css('[id$="emailSection:contactEmail"]'),
  enableOauth: css('input[id$="oauth:isOauth"]', 'input[id$=":isOauth"]'),
  callbackUrl: css('textarea[id$="callbackUrlSection:callbackUrl" i]', 'textarea[id*="callback" i]'),
  availableScopes: css('select[id$=":duelingListBox:backingList_a"]'),
  addScope: css('[id$=":duelingListBox:backingList_add"]', '[id$=":duelingListBox:add"]'),
  selectedScopes: css('select[id$=":duelingListBox:backingList_s"]'),
  requireSecret: () => [labelled('requireSecret', checkbox)],
  saveApp: css('input[type="submit"][id$="bottom:save"]', 'input[type="submit"][id$=":save"]'),
  // Cancel is a submit as well.
  continue: css('form[id*="setupForm"] input[type="submit"]:not([id$=":cancel"], [class*="cancel" i])'),
  consumerKey: css('[id$=":consumerKeySection:consumerKey"]'),
  revealSecret: css('[id*=":consumerSecretSection"] a[onclick*="style.display"]', 'a[onclick*="ctrDiv"]'),
  manageConsumer: css('[id$=":manageConsumer"]'),
  consumerSecret: css('[id$=":consumerSecretSection:consumerSecret"]'),
  verificationCode: css(
    '#emc',
    '#smc',
    '#tc',
    'form#editPage:is([action*="/identity/"], :not([action])) :is(input:not([type]), [type="text"], [type="tel"], [type="number"])',
  ),
  verify: css('form#editPage input#save'),
}

/** A system permission of the original editor; the enhanced one has the API name in each box, so there all is told. */
const anyPermission = `body:not(:has(.pc_find)) form ${checkbox}:not([id^="crud"], [name^="crud"])`

/** What a page has where it has an optional control, whether or not the guide can tell which of them it is. */
const signs: Readonly<Partial<Record<ControlId, readonly Lookup[]>>> = {
  apiEnabled: ways(anyPermission),
  passwordNeverExpires: ways(anyPermission),
  caseRead: ways(anyObject('Read')),
  caseCreate: ways(anyObject('Create')),
  caseEdit: ways(anyObject('Update')),
}

/** How it shows that a page has this control, which not every org has; nothing where its own lookups are all there is. */
export const signsOf = (control: ControlId): readonly Lookup[] => signs[control] ?? []

/** The ways to find a control in an org, the surest first. */
export const lookupsFor = (control: ControlId, hints: Hints, row?: string): readonly Lookup[] =>
  finders[control](hints).map((lookup) => (row === undefined ? lookup : { ...lookup, row }))
