/**
 * The rules by which a page is told, as data: its address, and what its own DOM shows where the address does not say.
 * Addresses and ids: the recogniser tables of Salesforce Classic's Setup pages; `pages.urls.ts` holds the addresses.
 */

import type { PageId } from '../page-ids.ts'
import type { PageRule } from './recognise.ts'

/** A record's id: 15 characters, or 18 with the check digits. */
const id = '[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?'

const wizard = '/p/setup/field/NewCustomFieldStageManager'
const apps = '/app/mgmt/forceconnectedapps'
const appEdit = `${apps}/forceAppEdit[.]apexp`
/**
 * A form that lost one of its controls is told by another, in the end by whatever can be typed into: it is still that
 * form, and never the page after it.
 */
const boxOfApp =
  '[id$="nameSection:name"], [id$="emailSection:contactEmail"], form[id*="setupForm"] input[type="text"]'
/** Of the form as a whole, when there is none: of a page of Visualforce, or of all of Setup. */
const refusal = '.errorMsg, .errorM3, #errorTitle'
const consumerDetails = '[id*=":consumerDetails:"]'
/** Told by its address alone, unless Salesforce shows in its place why it does not show it. */
const shown = { lacks: '#errorTitle' }
/** Lightning's addresses of pages that are Classic, in a frame: the guide is in the frame, and not around it as well. */
const framed =
  '(?:EnhancedProfiles|Profiles|ManageUsers|ConnectedApplication)/home|ObjectManager/[^/]+/FieldsAndRelationships/new'
const newProfile = ':is(#newProfileName, form[action*="/ProfileClone/"])'

const rule = (page: PageId, path: string, dom: Pick<PageRule, 'has' | 'lacks'> = {}): PageRule => ({
  id: page,
  path: `^${path}/?$`,
  ...dom,
})

/** The first rule that holds tells the page. */
export const pages: readonly PageRule[] = [
  rule('setup-home', '/(?:setup/forcecomHomepage[.]apexp|ui/setup/Setup)', { has: '#setupNavTree' }),
  rule('profile-list', '/(?:00e|setup/ui/profilelist[.]jsp)', shown),
  rule('profile-clone', `/(?:_ui/perms/ui/profile/ProfileClone|00e|00e${id})/e`, { has: newProfile }),
  rule('profile-edit', `/00e${id}/e`, { lacks: `${newProfile}, ${shown.lacks}` }),
  rule('profile-detail', `/00e${id}`, shown),
  rule('user-list', '/005', shown),
  rule('user-edit', '/005/e', { has: ':is(#user_license_id, #Username)' }),
  rule('user-detail', `/005${id}`, shown),
  rule('user-change', `/005${id}/e`, shown),
  rule('case-fields', '/p/setup/layout/LayoutFieldList', {
    has: ':is([id$="CustomFieldRelatedList"], body.LayoutFieldList)',
  }),
  rule('field-type', wizard, { has: '#stageForm :is(#dtypeS, #dtypeJ)' }),
  // Later stages carry the answers of earlier ones in hidden inputs of the same names.
  rule('field-details', wizard, { has: '#stageForm :is(#MasterLabel, #DeveloperName):not([type="hidden"])' }),
  // Where the org gives access by permission sets from the start: that their boxes carry the sets' ids is inferred.
  rule('field-security-sets', wizard, {
    has: '#stageForm :is([id*="0PS"], [name*="0PS"]):not([type="hidden"])',
    lacks: '#stageForm [id^="d00e"]:not([type="hidden"])',
  }),
  rule('field-security', wizard, {
    has: '#stageForm :is(#d000000000000000, [id^="d00e"]):not([type="hidden"])',
  }),
  rule('field-layouts', wizard, { has: '#stageForm [name="LayoutNameids"], #stageForm [name="save_new"]' }),
  // A step that orgs with Dynamic Forms have between these: no source shows its markup, only that it ends with Next.
  rule('field-record-pages', wizard, {
    // Other wizards have a form of the same id.
    has: '#stageForm:is(:not([action]), [action*="/NewCustomFieldStageManager"]) input[name="goNext"]',
    lacks: `#stageForm :is(${['dtype', 'MasterLabel', 'DeveloperName', 'LayoutNameids'].map((name) => `[name="${name}"]`).join(', ')}, [name^="d0"]):not([type="hidden"])`,
  }),
  rule('field-change', `/00N${id}/e`, shown),
  rule('apps', '/02u', shown),
  rule('app-edit', appEdit, { has: boxOfApp }),
  // The page after Save has the form's title still, and nothing of the form but two buttons.
  rule('app-saved', appEdit, {
    has: 'form[id*="setupForm"] input[type="submit"]',
    lacks: `${boxOfApp}, ${refusal}`,
  }),
  rule('app-refused', appEdit, { has: refusal, lacks: boxOfApp }),
  rule('consumer-details', `${apps}/.*`, { has: consumerDetails }),
  rule('app-detail', `${apps}/forceAppDetail[.]apexp`, { lacks: `${consumerDetails}, ${shown.lacks}` }),
  rule(
    'app-policies',
    `(?:/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/[de]|${apps}/forceInstalledConnectedAppList[.]apexp)`,
    shown,
  ),
  // Also without a code: a passkey, a push or a key asks for none, and admins may have to set one up first.
  rule('verify-identity', '/_ui/identity/(?:verification|webauthn)/.*', { lacks: '[type="password"]' }),
  rule('lightning', `/lightning/setup/(?!${framed}).*`),
]
