/** Follows Salesforce's part of the manual to the letter, through Setup's sidebar and forms. */

import {
  requiredCaseFields,
  requiredConnectedApp,
  requiredProfile,
  requiredUser,
} from '../../../src/required-setup.ts'
import {
  connectedAppFormIds,
  getBasicInfoIds,
  getSecretCheckboxIds,
} from '../../practice-org/pages/connected-app/ids.ts'
import { userPermissions } from '../../practice-org/pages/profile/permissions.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import type { ManualInput } from '../manual-input.ts'

/** The same e-mail address as in the guided scenarios. */
const email = 'it@acme.example'

const byId = (id: string) => `[id="${id}"]`
const save = 'input[name="save"]'

/** Opens a page of Setup's tree, expanding closed folders. */
const fromSidebar = async (input: ManualInput, folders: readonly string[], leaf: string) => {
  for (const [index, folder] of folders.entries()) {
    const below = folders[index + 1]
    const inside = below ? `#${below}_icon` : `#${leaf}_font`
    if (!(await input.isVisible(inside))) await input.click(`#${folder}_icon`)
  }
  await input.clickAndNavigate(`#${leaf}_font`)
}

/** Step 2.1: clones Standard User and selects API Only User. */
export const createProfileManually = async (input: ManualInput) => {
  await fromSidebar(input, ['Users'], 'EnhancedProfiles')
  await input.clickAndNavigate('::-p-xpath(//tr[contains(., "Standard User")]//a[contains(., "Clone")])')
  await input.click('#newProfileName')
  await input.type(requiredProfile.name)
  await input.clickAndNavigate(save)
  await input.clickAndNavigate('input[name="edit"]')
  await input.click(byId(userPermissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId ?? ''))
  await input.clickAndNavigate(save)
}

/** Step 2.2: creates a user with that profile; alias and nickname stay as proposed. */
export const createUserManually = async (input: ManualInput, username: string) => {
  await fromSidebar(input, ['Users'], 'ManageUsers')
  await input.clickAndNavigate('input[name="new"]')
  await input.click('#name_lastName')
  await input.type(requiredUser.lastName)
  await input.click('#Email')
  await input.type(email)
  // Salesforce has filled in the e-mail address.
  await input.click('#Username', 3)
  await input.type(username)
  // The label focuses its list, and the first letters select.
  await input.click('label[for="Profile"]')
  await input.type(requiredProfile.name.slice(0, 2))
  await input.clickAndNavigate(save)
}

/** Step 2.3: creates the seven fields, with Save & New in between. */
export const createFieldsManually = async (input: ManualInput) => {
  await input.clickAndNavigate('#setupLink')
  await fromSidebar(input, ['Customize', 'Case'], 'CaseFields')
  await input.clickAndNavigate('input[name="new_field"]')
  for (const { name, type, length, externalId, visibleLines } of requiredCaseFields) {
    await input.click(type === 'Text' ? '#dtypeS' : '#dtypeJ')
    await input.clickAndNavigate('input[name="goNext"]')
    // Salesforce derives the name from the label.
    await input.click('#MasterLabel')
    await input.type(name)
    // Length and lines of a long text are prefilled: a double click selects them.
    await input.click('#Length', type === 'Text' ? 1 : 2)
    await input.type(String(length))
    if (visibleLines !== undefined) {
      await input.click('#Precision', 2)
      await input.type(String(visibleLines))
    }
    if (externalId) await input.click('#IsExternalIdentifier')
    await input.clickAndNavigate('input[name="goNext"]')
    await input.clickAndNavigate('input[name="goNext"]')
    const isLast = name === requiredCaseFields.at(-1)?.name
    await input.clickAndNavigate(isLast ? save : 'input[name="save_new"]')
  }
}

const toApps = async (input: ManualInput) => {
  await input.clickAndNavigate('#setupLink')
  await fromSidebar(input, ['DevTools'], 'TabSet')
}

/** Step 2.4: creates the connected app. Its name is focused at first. */
export const createConnectedAppManually = async (input: ManualInput, org: FakeOrg) => {
  await toApps(input)
  await input.clickAndNavigate('#newAppMgmt')
  await input.type(requiredConnectedApp.name)
  await input.click(byId(getBasicInfoIds(org).contactEmail))
  await input.type(email)
  await input.click(byId(connectedAppFormIds.isOauth))
  await input.click(byId(connectedAppFormIds.callbackUrl))
  await input.type(requiredConnectedApp.callbackUrl)
  await input.click(`::-p-xpath(//option[contains(., "(${requiredConnectedApp.scope})")])`)
  await input.click(`${byId(`${connectedAppFormIds.scopes}:backingList_add`)}`)
  await input.click(byId(getSecretCheckboxIds(org).secretForWebServer))
  await input.clickAndNavigate('input[name$=":save"]')
  await input.clickAndNavigate('input[title="Continue"]')
}

/** Step 2.5: opens key and secret; types the mailed code of the identity verification. */
export const openConsumerDetails = async (input: ManualInput, org: FakeOrg) => {
  await toApps(input)
  await input.clickAndNavigate(`::-p-xpath(//a[normalize-space(.) = "${requiredConnectedApp.name}"])`)
  await input.clickAndNavigate('input[name$=":manageConsumer"]')
  await input.click('#emc')
  await input.type(org.mailbox.findLast(({ code }) => code)?.code ?? '')
  await input.clickAndNavigate('#save')
}

/** Clicks the Copy button next to the key or the secret. */
export const copyConsumerCredential = async (input: ManualInput, which: 'consumerKey' | 'consumerSecret') => {
  await input.click(`input[name$=":${which}_copy"]`)
  // The page copies a moment later, and only in front: no person switches tabs that fast.
  await new Promise((go) => setTimeout(go, 300))
}
