/**
 * Locators of Setup's controls: by id or name, then URL, then label. Known ids are Salesforce's own
 * and the same in every language.
 */

import { integrationPermissionSet } from '../../required-setup.ts'
import type { ControlId } from '../control-ids.ts'
import { clientCredentialsLocators } from './client-credentials-locators.ts'
import { type LabelId, labels, normalizedLabels } from './labels.ts'
import { linkSelector } from './links.ts'
import type { Locator } from './locator.ts'
import { checkbox, objectAccessBox } from './permission-boxes.ts'
import { profileInUseLocators } from './profile-in-use.ts'

/** Known facts of the org for locating controls that carry its own names; '' if unknown. */
export interface LocatorHints {
  readonly profileName: string
  readonly profileId: string
  readonly username: string
  readonly userId: string
  readonly appName: string
  readonly appId: string
}

type LocatorFactory = (hints: LocatorHints) => readonly Locator[]

const cssLocators = (...selectors: string[]): readonly Locator[] => selectors.map((css) => ({ css }))
const cssFactory =
  (...selectors: string[]): LocatorFactory =>
  () =>
    cssLocators(...selectors)
const labeledLocator = (label: LabelId, css: string): Locator => ({ label: normalizedLabels(label), css })

/**
 * Locates a user permission. The enhanced profile editor has its API name in title and handler; the
 * original one probably in id or name (not seen), else by its label.
 */
const permissionBox =
  (key: string, label: LabelId): LocatorFactory =>
  () => [
    ...cssLocators(
      `${checkbox}[title="${key}"]`,
      `${checkbox}[onclick*="'${key}'"]`,
      `${checkbox}[id$="${key}"]`,
      `${checkbox}[name$="${key}"]`,
    ),
    labeledLocator(label, checkbox),
  ]

/**
 * Locates a Case access box. Orgs can rename objects, so labels come last; Salesforce's script puts
 * the API name into the id after three underscores, and fewer are accepted.
 */
const caseAccessBox =
  (right: string): LocatorFactory =>
  () => [
    ...['id', 'name'].flatMap((key) =>
      cssLocators(
        `${checkbox}[${key}="crud${right}Case"]`,
        `${checkbox}[${key}^="crud${right}"][${key}$="_Case"]`,
      ),
    ),
    labeledLocator('cases', objectAccessBox(right)),
  ]

/** Locates a profile's cell in the field-level security stage: `d...` Visible, `r...` Read-Only. */
const profileBox =
  (prefix: string): LocatorFactory =>
  ({ profileId, profileName }) => [
    ...(profileId ? cssLocators(`#stageForm input[id^="${prefix}${profileId.slice(0, 15)}"]`) : []),
    { css: `#stageForm input[id^="${prefix}00e"]`, row: profileName },
  ]

/** Id in the boxes that select all rows. */
const allRowsId = '000000000000000'

/**
 * Locates the cell of our permission set; other sets are never guessed. Columns go by order: no
 * source shows their ids, and the second one is no Read-Only here.
 */
const permissionSetBox =
  (before: string): LocatorFactory =>
  () => [
    {
      css: `#stageForm ${before} + td ${checkbox}:not([id$="${allRowsId}"])`,
      row: integrationPermissionSet.label,
      only: true,
    },
  ]

/** Button to the form for a new connected app, by its handler; an edit form has an app id there. */
const newAppButton =
  'input[onclick*="forceconnectedapps/forceAppEdit"]:not([onclick*="applicationId"], [onclick*="connectedAppId"])'

const locatorFactories: Readonly<Record<ControlId, LocatorFactory>> = {
  sidebarBuild: cssFactory('#setupNavTree #Studio_font'),
  sidebarCustomize: cssFactory('#setupNavTree #Customize_icon'),
  sidebarCases: cssFactory('#setupNavTree #Case_icon'),
  sidebarCaseFields: cssFactory('#setupNavTree #CaseFields_font'),
  sidebarCreate: cssFactory('#setupNavTree #DevTools_icon'),
  sidebarApps: cssFactory('#setupNavTree #TabSet_font'),
  sidebarManageUsers: cssFactory('#setupNavTree #Users_icon'),
  sidebarProfiles: cssFactory('#setupNavTree #EnhancedProfiles_font', '#setupNavTree #Profiles_font'),
  sidebarUsers: cssFactory('#setupNavTree #ManageUsers_font'),

  newProfile: cssFactory('input[name="new"]'),
  existingProfileLink: ({ profileName }) => [
    {
      // The sidebar, which Lightning's frame lacks, may link to the profile too.
      css: `:is(#bodyCell, body:not(:has(#bodyCell))) ${linkSelector('/00e')}, .x-grid3-body a`,
      text: profileName,
      only: true,
    },
  ],
  profileToClone: () => [{ css: 'form select:has(option[value^="00e"])', only: true }],
  profileName: cssFactory('#newProfileName'),
  // One locator for both rows of buttons: the one in the window is marked.
  save: cssFactory(
    ':is(#topButtonRow, #bottomButtonRow) input[name="save"]',
    'input[type="submit"][id$="button_pc_save"]',
    'input[name="save"]',
    '#saveButton',
  ),
  edit: cssFactory(
    ':is(#topButtonRow, #bottomButtonRow) input[name="edit"]',
    'input[name="edit"]',
    'a.pc_buttonLink',
    'input[id$=":edit"]',
  ),
  // The enhanced interface has one Edit per section; System Permissions is the one needed.
  editProfile: cssFactory(
    ':is(#topButtonRow, #bottomButtonRow) input[name="edit"]',
    'a.pc_buttonLink[href*="SystemPermissions"]',
    linkSelector('s=SystemPermissions'),
    'a.pc_buttonLink:not([href*="/e?"], [href*="%2Fe%3F"])',
  ),
  apiOnly: permissionBox('ApiUserOnly', 'apiOnly'),
  apiEnabled: permissionBox('ApiEnabled', 'apiEnabled'),
  passwordNeverExpires: permissionBox('PasswordNeverExpires', 'passwordNeverExpires'),
  ...profileInUseLocators,
  caseRead: caseAccessBox('Read'),
  caseCreate: caseAccessBox('Create'),
  caseEdit: caseAccessBox('Update'),

  newUser: cssFactory('#ResetForm input[name="new"]', 'input[name="new"]'),
  lastName: cssFactory('#name_lastName'),
  alias: cssFactory('#Alias'),
  email: cssFactory('#Email'),
  username: cssFactory('#Username'),
  nickname: cssFactory('#CommunityNickname'),
  licence: cssFactory('#user_license_id'),
  userProfile: cssFactory('#Profile'),
  generatePassword: cssFactory('#new_password'),
  // Match the served value: typing must not turn the form into another user's.
  ownUser: ({ username }) => cssLocators(`#Username[value=${JSON.stringify(username)} i]`),
  active: cssFactory('#active'),

  caseFieldsHeader: cssFactory('[id$="CustomFieldRelatedList"] .pbTitle h3'),
  newField: cssFactory('[id$="CustomFieldRelatedList"] input[name="new_field"]'),
  editField: cssFactory(`[id$="CustomFieldRelatedList"] ${linkSelector('/e?')}.actionLink`),
  typeText: cssFactory('#stageForm #dtypeS'),
  typeLongText: cssFactory('#stageForm #dtypeJ'),
  next: cssFactory('#stageForm input[name="goNext"]'),
  fieldLabel: cssFactory('#stageForm #MasterLabel'),
  fieldLength: cssFactory('#stageForm #Length', '#Length'),
  fieldName: cssFactory('#stageForm #DeveloperName'),
  visibleLines: cssFactory('#stageForm #Precision', '#Precision'),
  externalId: cssFactory('#stageForm #IsExternalIdentifier', '#IsExternalIdentifier'),
  profileVisible: profileBox('d'),
  profileReadOnly: profileBox('r'),
  allVisible: cssFactory(`#stageForm #d${allRowsId}`),
  setRead: permissionSetBox(`:not(:has(${checkbox}))`),
  setEdit: permissionSetBox(`:has(${checkbox})`),
  // Salesforce selects every layout at first: only a layout that lacks the field needs a click.
  allLayouts: cssFactory('#stageForm:has([name="LayoutNameids"]:not(:checked)) #selectAll'),
  saveAndNew: cssFactory('#stageForm input[name="save_new"]'),
  saveField: cssFactory('#stageForm input[name="save"]'),
  // Only the first URL of the form names the object; after an error the form still does.
  caseFieldName: cssFactory('form:has(input[name="setupid"][value="CaseFields"]) #DeveloperName'),
  // Change Field Type shares Save's name, and other forms have Quick Save: match the title.
  saveChange: cssFactory(
    ...labels.save.map(
      (title) => `:is(#topButtonRow, #bottomButtonRow) input[name^="save"][title="${title}"]`,
    ),
  ),

  connectedApps: cssFactory(`:is(.bRelatedList, .bPageBlock):has(#newAppMgmt, ${newAppButton}) h3`),
  newApp: cssFactory('#newAppMgmt', newAppButton),
  appLink: ({ appId, appName }) => [
    ...(appId ? cssLocators(`a[href*="forceAppDetail"][href*="${appId.slice(0, 15)}"]`) : []),
    { css: linkSelector('/app/mgmt/forceconnectedapps/'), text: appName, only: true },
  ],
  appName: cssFactory('[id$="nameSection:name"]'),
  // Without a known label: it is the second of the required inputs.
  appApiName: () => [
    labeledLocator('appApiName', 'input[type="text"]'),
    {
      css: `tr:has([id$="nameSection:name"]) + tr div.requiredInput > input[type="text"]:not([id*="nameSection:name"])`,
    },
  ],
  appEmail: cssFactory('[id$="emailSection:contactEmail"]'),
  enableOauth: cssFactory('input[id$="oauth:isOauth"]', 'input[id$=":isOauth"]'),
  callbackUrl: cssFactory('textarea[id$="callbackUrlSection:callbackUrl" i]', 'textarea[id*="callback" i]'),
  availableScopes: cssFactory('select[id$=":duelingListBox:backingList_a"]'),
  addScope: cssFactory('[id$=":duelingListBox:backingList_add"]', '[id$=":duelingListBox:add"]'),
  selectedScopes: cssFactory('select[id$=":duelingListBox:backingList_s"]'),
  requireSecret: () => [labeledLocator('requireSecret', checkbox)],
  ...clientCredentialsLocators,
  saveApp: cssFactory('input[type="submit"][id$="bottom:save"]', 'input[type="submit"][id$=":save"]'),
  // Cancel is a submit button as well.
  continue: cssFactory(
    'form[id*="setupForm"] input[type="submit"]:not([id$=":cancel"], [class*="cancel" i])',
  ),
  consumerKey: cssFactory('[id$=":consumerKeySection:consumerKey"]'),
  revealSecret: cssFactory(
    '[id*=":consumerSecretSection"] a[onclick*="style.display"]',
    'a[onclick*="ctrDiv"]',
  ),
  manageConsumer: cssFactory('[id$=":manageConsumer"]'),
  consumerSecret: cssFactory('[id$=":consumerSecretSection:consumerSecret"]'),
  verificationCode: cssFactory(
    '#emc',
    '#smc',
    '#tc',
    'form#editPage:is([action*="/identity/"], :not([action])) :is(input:not([type]), [type="text"], [type="tel"], [type="number"])',
  ),
  verify: cssFactory('form#editPage input#save'),
}

/** Returns the locators of a control in an org, the most reliable first. */
export const locatorsFor = (control: ControlId, hints: LocatorHints, row?: string): readonly Locator[] =>
  locatorFactories[control](hints).map((locator) => (row === undefined ? locator : { ...locator, row }))

/** Checks for the name of a control that the guide locates. */
export const isControlId = (name: string): name is ControlId => Object.hasOwn(locatorFactories, name)

/** Lists the controls that the guide locates. */
export const listControlIds = (): readonly ControlId[] => Object.keys(locatorFactories).filter(isControlId)
