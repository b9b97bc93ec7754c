/**
 * Rules for recognizing Setup pages: by URL, and by their DOM where pages share a URL. Derived from
 * Salesforce Classic's Setup pages; a test covers all known URLs.
 */

import type { PageId } from '../page-ids.ts'
import type { PageRule } from './recognize.ts'

/** Record id after its key prefix: 15 characters, or 18 with the checksum. */
const recordIdSuffix = '[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?'

const wizard = '/p/setup/field/NewCustomFieldStageManager'
const connectedAppRoot = '/app/mgmt/forceconnectedapps'
const connectedAppPolicies = '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage'
const connectedAppFormPath = `${connectedAppRoot}/forceAppEdit[.]apexp`
/**
 * Any input of the app form: even if it lost a control, the form must not be taken for the page
 * after it.
 */
const appFormInput =
  '[id$="nameSection:name"], [id$="emailSection:contactEmail"], form[id*="setupForm"] input[type="text"]'
/** Form-wide errors of Visualforce pages and of Setup. */
const formError = '.errorMsg, .errorM3, #errorTitle'
const consumerDetails = '[id*=":consumerDetails:"]'
/** Recognized by URL alone, unless Salesforce shows an error instead. */
const unlessError = { lacks: '#errorTitle' }
/** Lightning URLs that frame a Classic page: the guide runs inside the frame only. */
const classicInLightning =
  '(?:EnhancedProfiles|Profiles|ManageUsers|ConnectedApplication)/home|ObjectManager/[^/]+/FieldsAndRelationships/new'
const cloneForm = ':is(#newProfileName, form[action*="/ProfileClone/"])'

const rule = (page: PageId, path: string, dom: Pick<PageRule, 'has' | 'lacks'> = {}): PageRule => ({
  id: page,
  path: `^${path}/?$`,
  ...dom,
})

/** Rules in order; the first match decides. */
export const pageRules: readonly PageRule[] = [
  rule('setup-home', '/(?:setup/forcecomHomepage[.]apexp|ui/setup/Setup)', { has: '#setupNavTree' }),
  rule('profile-list', '/(?:00e|setup/ui/profilelist[.]jsp)', unlessError),
  rule('profile-clone', `/(?:_ui/perms/ui/profile/ProfileClone|00e|00e${recordIdSuffix})/e`, {
    has: cloneForm,
  }),
  rule('profile-edit', `/00e${recordIdSuffix}/e`, { lacks: `${cloneForm}, ${unlessError.lacks}` }),
  rule('profile-detail', `/00e${recordIdSuffix}`, unlessError),
  rule('user-list', '/005', unlessError),
  rule('user-edit', '/005/e', { has: ':is(#user_license_id, #Username)' }),
  rule('user-detail', `/005${recordIdSuffix}`, unlessError),
  rule('user-change', `/005${recordIdSuffix}/e`, unlessError),
  rule('case-fields', '/p/setup/layout/LayoutFieldList', {
    has: ':is([id$="CustomFieldRelatedList"], body.LayoutFieldList)',
  }),
  rule('field-type', wizard, { has: '#stageForm :is(#dtypeS, #dtypeJ)' }),
  // Later stages carry earlier answers in hidden inputs of the same names.
  rule('field-details', wizard, { has: '#stageForm :is(#MasterLabel, #DeveloperName):not([type="hidden"])' }),
  // Orgs that assign field access by permission sets; that box ids hold set ids is inferred.
  rule('field-security-sets', wizard, {
    has: '#stageForm :is([id*="0PS"], [name*="0PS"]):not([type="hidden"])',
    lacks: '#stageForm [id^="d00e"]:not([type="hidden"])',
  }),
  rule('field-security', wizard, {
    has: '#stageForm :is(#d000000000000000, [id^="d00e"]):not([type="hidden"])',
  }),
  rule('field-layouts', wizard, { has: '#stageForm [name="LayoutNameids"], #stageForm [name="save_new"]' }),
  // Extra stage in orgs with Dynamic Forms; no source shows more of its markup than Next.
  rule('field-record-pages', wizard, {
    // Other wizards use the same form id.
    has: '#stageForm:is(:not([action]), [action*="/NewCustomFieldStageManager"]) input[name="goNext"]',
    lacks: `#stageForm :is(${['dtype', 'MasterLabel', 'DeveloperName', 'LayoutNameids'].map((name) => `[name="${name}"]`).join(', ')}, [name^="d0"]):not([type="hidden"])`,
  }),
  rule('field-change', `/00N${recordIdSuffix}/e`, unlessError),
  rule('apps', '/02u', unlessError),
  rule('app-edit', connectedAppFormPath, { has: appFormInput }),
  // After Save the page keeps the form's title, but of the form only two buttons.
  rule('app-saved', connectedAppFormPath, {
    has: 'form[id*="setupForm"] input[type="submit"]',
    lacks: `${appFormInput}, ${formError}`,
  }),
  rule('app-refused', connectedAppFormPath, { has: formError, lacks: appFormInput }),
  rule('consumer-details', `${connectedAppRoot}/.*`, { has: consumerDetails }),
  rule('app-detail', `${connectedAppRoot}/forceAppDetail[.]apexp`, {
    lacks: `${consumerDetails}, ${unlessError.lacks}`,
  }),
  // Two sources name the second address; the first is Setup's rule for a record.
  rule('app-policies-edit', `(?:/0H4${recordIdSuffix}|${connectedAppPolicies})/e`, unlessError),
  rule(
    'app-policies',
    `(?:${connectedAppPolicies}/d|${connectedAppRoot}/forceInstalledConnectedAppList[.]apexp)`,
    unlessError,
  ),
  // Not only codes: passkeys, pushes, or setting one up. @see Salesforce Help 005317465
  rule('verify-identity', '/_ui/identity/(?:verification|webauthn)/.*', { lacks: '[type="password"]' }),
  rule('lightning', `/lightning/setup/(?!${classicInLightning}).*`),
]
