/** Salesforce's part of the manual, to the letter, through Setup's own sidebar and forms. */

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

/** The same address that the guided ways give. */
const email = 'it@acme.example'

const byId = (id: string) => `[id="${id}"]`
const save = 'input[name="save"]'

/** Follows a page of Setup's tree, unfolding what is closed above it. */
const fromSidebar = async (hands: ManualInput, folders: readonly string[], leaf: string) => {
  for (const [index, folder] of folders.entries()) {
    const below = folders[index + 1]
    const inside = below ? `#${below}_icon` : `#${leaf}_font`
    if (!(await hands.isVisible(inside))) await hands.click(`#${folder}_icon`)
  }
  await hands.clickAndNavigate(`#${leaf}_font`)
}

/** 2.1: a copy of Standard User with API Only User ticked. */
export const createProfileManually = async (hands: ManualInput) => {
  await fromSidebar(hands, ['Users'], 'EnhancedProfiles')
  await hands.clickAndNavigate('::-p-xpath(//tr[contains(., "Standard User")]//a[contains(., "Clone")])')
  await hands.click('#newProfileName')
  await hands.type(requiredProfile.name)
  await hands.clickAndNavigate(save)
  await hands.clickAndNavigate('input[name="edit"]')
  await hands.click(byId(userPermissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId ?? ''))
  await hands.clickAndNavigate(save)
}

/** 2.2: a user with that profile. Alias and nickname stay as Salesforce proposes them. */
export const createUserManually = async (hands: ManualInput, username: string) => {
  await fromSidebar(hands, ['Users'], 'ManageUsers')
  await hands.clickAndNavigate('input[name="new"]')
  await hands.click('#name_lastName')
  await hands.type(requiredUser.lastName)
  await hands.click('#Email')
  await hands.type(email)
  // Salesforce has put the e-mail address there meanwhile.
  await hands.click('#Username', 3)
  await hands.type(username)
  // A label gives its list the focus, and the first letters choose.
  await hands.click('label[for="Profile"]')
  await hands.type(requiredProfile.name.slice(0, 2))
  await hands.clickAndNavigate(save)
}

/** 2.3: the seven fields, with Save & New between them. */
export const createFieldsManually = async (hands: ManualInput) => {
  await hands.clickAndNavigate('#setupLink')
  await fromSidebar(hands, ['Customize', 'Case'], 'CaseFields')
  await hands.clickAndNavigate('input[name="new_field"]')
  for (const { name, type, length, externalId, visibleLines } of requiredCaseFields) {
    await hands.click(type === 'Text' ? '#dtypeS' : '#dtypeJ')
    await hands.clickAndNavigate('input[name="goNext"]')
    // Salesforce takes the name from the label.
    await hands.click('#MasterLabel')
    await hands.type(name)
    // A long text's length and lines are filled already: a double click selects them.
    await hands.click('#Length', type === 'Text' ? 1 : 2)
    await hands.type(String(length))
    if (visibleLines !== undefined) {
      await hands.click('#Precision', 2)
      await hands.type(String(visibleLines))
    }
    if (externalId) await hands.click('#IsExternalIdentifier')
    await hands.clickAndNavigate('input[name="goNext"]')
    await hands.clickAndNavigate('input[name="goNext"]')
    const isLast = name === requiredCaseFields.at(-1)?.name
    await hands.clickAndNavigate(isLast ? save : 'input[name="save_new"]')
  }
}

const toApps = async (hands: ManualInput) => {
  await hands.clickAndNavigate('#setupLink')
  await fromSidebar(hands, ['DevTools'], 'TabSet')
}

/** 2.4: the connected app. Its name has the focus from the start. */
export const createConnectedAppManually = async (hands: ManualInput, org: FakeOrg) => {
  await toApps(hands)
  await hands.clickAndNavigate('#newAppMgmt')
  await hands.type(requiredConnectedApp.name)
  await hands.click(byId(getBasicInfoIds(org).contactEmail))
  await hands.type(email)
  await hands.click(byId(connectedAppFormIds.isOauth))
  await hands.click(byId(connectedAppFormIds.callbackUrl))
  await hands.type(requiredConnectedApp.callbackUrl)
  await hands.click(`::-p-xpath(//option[contains(., "(${requiredConnectedApp.scope})")])`)
  await hands.click(`${byId(`${connectedAppFormIds.scopes}:backingList_add`)}`)
  await hands.click(byId(getSecretCheckboxIds(org).secretForWebServer))
  await hands.clickAndNavigate('input[name$=":save"]')
  await hands.clickAndNavigate('input[title="Continue"]')
}

/** 2.5: to key and secret, past Salesforce's question who is there; its code is read in the mail and typed. */
export const openConsumerDetails = async (hands: ManualInput, org: FakeOrg) => {
  await toApps(hands)
  await hands.clickAndNavigate(`::-p-xpath(//a[normalize-space(.) = "${requiredConnectedApp.name}"])`)
  await hands.clickAndNavigate('input[name$=":manageConsumer"]')
  await hands.click('#emc')
  await hands.type(org.mailbox.findLast(({ code }) => code)?.code ?? '')
  await hands.clickAndNavigate('#save')
}

/** Presses the Copy button beside the key or the secret. */
export const copyConsumerCredential = async (hands: ManualInput, which: 'consumerKey' | 'consumerSecret') => {
  await hands.click(`input[name$=":${which}_copy"]`)
  // The page copies a moment later, and only in front; no person is at the other tab as fast as a script.
  await new Promise((go) => setTimeout(go, 300))
}
