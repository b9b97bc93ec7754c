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
const nameOfApp = '[id$="nameSection:name"]'
const consumerDetails = '[id*=":consumerDetails:"]'
const newProfile = '#newProfileName'

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
  rule('user-edit', '/005/e', { has: '#user_license_id' }),
  rule('user-detail', `/005${id}`),
  rule('case-fields', '/p/setup/layout/LayoutFieldList', { has: '[id$="CustomFieldRelatedList"]' }),
  rule('field-type', wizard, { has: '#stageForm #dtypeS' }),
  // Later stages carry the answers of earlier ones in hidden inputs of the same names.
  rule('field-details', wizard, { has: '#stageForm #MasterLabel:not([type="hidden"])' }),
  rule('field-security', wizard, { has: '#stageForm #d000000000000000:not([type="hidden"])' }),
  rule('field-layouts', wizard, { has: '#stageForm [name="LayoutNameids"], #stageForm [name="save_new"]' }),
  rule('apps', '/02u'),
  rule('app-edit', appEdit, { has: nameOfApp }),
  // The page after Save has the form's title still, and nothing of the form but two buttons.
  rule('app-saved', appEdit, {
    has: 'form[id*="setupForm"] input[type="submit"]',
    lacks: `${nameOfApp}, .errorMsg, #errorTitle`,
  }),
  rule('app-refused', appEdit, { has: '.errorMsg, #errorTitle', lacks: nameOfApp }),
  rule('consumer-details', `${apps}/.*`, { has: consumerDetails }),
  rule('app-detail', `${apps}/forceAppDetail[.]apexp`, { lacks: consumerDetails }),
  rule(
    'app-policies',
    `(?:/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/[de]|${apps}/forceInstalledConnectedAppList[.]apexp)`,
  ),
  rule('verify-identity', '/_ui/identity/verification/.*', { has: '#emc, #smc, #tc, form#editPage' }),
  rule('lightning', '/lightning/setup/.*'),
]
