/**
 * The rules by which a page is told, as data: its address, and what its own DOM shows where the address does not say.
 * Addresses and ids: the recogniser tables of Salesforce Classic's Setup pages; `pages.urls.ts` holds the addresses.
 */

import type { PageId } from '../guide/ids.ts'
import type { PageRule } from './recognise.ts'

/** A record's id: 15 characters, or 18 with the check digits. */
const id = '[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?'

const wizard = '/p/setup/field/NewCustomFieldStageManager'
const apps = '/app/mgmt/forceconnectedapps'
const appEdit = `${apps}/forceAppEdit[.]apexp`
/** A form that lost one of its controls is told by another: it is still that form, and never the page after it. */
const boxOfApp = ':is([id$="nameSection:name"], [id$="emailSection:contactEmail"])'
const consumerDetails = '[id*=":consumerDetails:"]'
const newProfile = ':is(#newProfileName, form[action*="/ProfileClone/"])'

const rule = (page: PageId, path: string, dom: Pick<PageRule, 'has' | 'lacks'> = {}): PageRule => ({
  id: page,
  path: `^${path}$`,
  ...dom,
})

/** The first rule that holds tells the page. */
export const pages: readonly PageRule[] = [
  rule('setup-home', '/(?:setup/forcecomHomepage[.]apexp|ui/setup/Setup)', { has: '#setupNavTree' }),
  rule('profile-list', '/(?:00e|setup/ui/profilelist[.]jsp)'),
  rule('profile-clone', `/(?:_ui/perms/ui/profile/ProfileClone|00e|00e${id})/e`, { has: newProfile }),
  rule('profile-edit', `/00e${id}/e`, { lacks: newProfile }),
  rule('profile-detail', `/00e${id}`),
  rule('user-list', '/005'),
  rule('user-edit', '/005/e', { has: ':is(#user_license_id, #Username)' }),
  rule('user-detail', `/005${id}`),
  rule('case-fields', '/p/setup/layout/LayoutFieldList', { has: '[id$="CustomFieldRelatedList"]' }),
  rule('field-type', wizard, { has: '#stageForm :is(#dtypeS, #dtypeJ)' }),
  // Later stages carry the answers of earlier ones in hidden inputs of the same names.
  rule('field-details', wizard, { has: '#stageForm :is(#MasterLabel, #DeveloperName):not([type="hidden"])' }),
  rule('field-security', wizard, {
    has: '#stageForm :is(#d000000000000000, [id^="d00e"]):not([type="hidden"])',
  }),
  rule('field-layouts', wizard, { has: '#stageForm [name="LayoutNameids"], #stageForm [name="save_new"]' }),
  rule('apps', '/02u'),
  rule('app-edit', appEdit, { has: boxOfApp }),
  // The page after Save has the form's title still, and nothing of the form but two buttons.
  rule('app-saved', appEdit, {
    has: 'form[id*="setupForm"] input[type="submit"]',
    lacks: `${boxOfApp}, .errorMsg, #errorTitle`,
  }),
  rule('app-refused', appEdit, { has: '.errorMsg, #errorTitle', lacks: boxOfApp }),
  rule('consumer-details', `${apps}/.*`, { has: consumerDetails }),
  rule('app-detail', `${apps}/forceAppDetail[.]apexp`, { lacks: consumerDetails }),
  rule(
    'app-policies',
    `(?:/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/[de]|${apps}/forceInstalledConnectedAppList[.]apexp)`,
  ),
  rule('verify-identity', '/_ui/identity/verification/.*', { has: '#emc, #smc, #tc, form#editPage' }),
  rule('lightning', '/lightning/setup/.*'),
]
