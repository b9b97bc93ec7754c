/**
 * Locators of Setup's controls: by id or name, then URL, then label. Known ids are Salesforce's own
 * and the same in every language.
 */

import { integrationSet } from '../../required-setup.ts'
import type { ControlId } from '../control-ids.ts'
import { type LabelId, labels, labelTexts } from './labels.ts'
import { linkTo } from './links.ts'
import type { Lookup } from './locator.ts'
import { signsOfPeoples } from './profile-in-use.ts'

/** Known facts of the org for locating controls that carry its own names; '' if unknown. */
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
 * Locates a user permission. The enhanced profile editor has its API name in title and handler; the
 * original one probably in id or name (not seen), else by its label.
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
 * Locates a Case access box. Orgs can rename objects, so labels come last; Salesforce's script puts
 * the API name into the id after three underscores, and fewer are accepted.
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

/** Locates a profile's cell in the field-level security stage: `d...` Visible, `r...` Read-Only. */
const ofProfile =
  (prefix: string): Finder =>
  ({ profileId, profileName }) => [
    ...(profileId ? ways(`#stageForm input[id^="${prefix}${profileId.slice(0, 15)}"]`) : []),
    { css: `#stageForm input[id^="${prefix}00e"]`, row: profileName },
  ]

/** Id in the boxes that select all rows. */
const forAll = '000000000000000'

/**
 * Locates the cell of our permission set; other sets are never guessed. Columns go by order: no
 * source shows their ids, and the second one is no Read-Only here.
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

/** Button to the form for a new connected app, by its handler; an edit form has an app id there. */
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
      // The sidebar, which Lightning's frame lacks, may link to the profile too.
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
  // The enhanced interface has one Edit per section; System Permissions is the one needed.
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
  // Match the served value: typing must not turn the form into another user's.
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
  // Only the first URL of the form names the object; after an error the form still does.
  caseFieldName: css('form:has(input[name="setupid"][value="CaseFields"]) #DeveloperName'),
  // Change Field Type shares Save's name, and other forms have Quick Save: match the title.
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
  // Without a known label: it is the second of the required inputs.
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
  // Cancel is a submit button as well.
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

/** System permission of the original editor; the enhanced one names each box unambiguously. */
const anyPermission = `body:not(:has(.pc_find)) form ${checkbox}:not([id^="crud"], [name^="crud"])`

/** Locators showing that the page has an optional control, even if it cannot be singled out. */
const signs: Readonly<Partial<Record<ControlId, readonly Lookup[]>>> = {
  apiEnabled: ways(anyPermission),
  passwordNeverExpires: ways(anyPermission),
  caseRead: ways(anyObject('Read')),
  caseCreate: ways(anyObject('Create')),
  caseEdit: ways(anyObject('Update')),
}

/** Returns locators for the presence of an optional control; empty if its own suffice. */
export const signsOf = (control: ControlId): readonly Lookup[] => signs[control] ?? []

/** Returns the locators of a control in an org, the most reliable first. */
export const lookupsFor = (control: ControlId, hints: Hints, row?: string): readonly Lookup[] =>
  finders[control](hints).map((lookup) => (row === undefined ? lookup : { ...lookup, row }))
