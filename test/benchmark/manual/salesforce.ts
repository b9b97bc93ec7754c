/** Salesforce's part of the manual, to the letter, through Setup's own sidebar and forms. */

import { caseFields, connectedApp, profile, user } from '../../../src/required-setup.ts'
import { basicIds, ids, secretBoxes } from '../../practice-org/pages/connected-app/ids.ts'
import { permissions } from '../../practice-org/pages/profile/permissions.ts'
import type { OrgState } from '../../practice-org/types.ts'
import type { Hands } from '../manual-input.ts'

/** The same address that the guided ways give. */
const email = 'it@acme.example'

const byId = (id: string) => `[id="${id}"]`
const save = 'input[name="save"]'

/** Follows a page of Setup's tree, unfolding what is closed above it. */
const fromSidebar = async (hands: Hands, folders: readonly string[], leaf: string) => {
  for (const [index, folder] of folders.entries()) {
    const below = folders[index + 1]
    const inside = below ? `#${below}_icon` : `#${leaf}_font`
    if (!(await hands.canSee(inside))) await hands.click(`#${folder}_icon`)
  }
  await hands.follow(`#${leaf}_font`)
}

/** 2.1: a copy of Standard User with API Only User ticked. */
export const makeProfile = async (hands: Hands) => {
  await fromSidebar(hands, ['Users'], 'EnhancedProfiles')
  await hands.follow('::-p-xpath(//tr[contains(., "Standard User")]//a[contains(., "Clone")])')
  await hands.click('#newProfileName')
  await hands.type(profile.name)
  await hands.follow(save)
  await hands.follow('input[name="edit"]')
  await hands.click(byId(permissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId ?? ''))
  await hands.follow(save)
}

/** 2.2: a user with that profile. Alias and nickname stay as Salesforce proposes them. */
export const makeUser = async (hands: Hands, username: string) => {
  await fromSidebar(hands, ['Users'], 'ManageUsers')
  await hands.follow('input[name="new"]')
  await hands.click('#name_lastName')
  await hands.type(user.lastName)
  await hands.click('#Email')
  await hands.type(email)
  // Salesforce has put the e-mail address there meanwhile.
  await hands.click('#Username', 3)
  await hands.type(username)
  // A label gives its list the focus, and the first letters choose.
  await hands.click('label[for="Profile"]')
  await hands.type(profile.name.slice(0, 2))
  await hands.follow(save)
}

/** 2.3: the seven fields, with Save & New between them. */
export const makeFields = async (hands: Hands) => {
  await hands.follow('#setupLink')
  await fromSidebar(hands, ['Customize', 'Case'], 'CaseFields')
  await hands.follow('input[name="new_field"]')
  for (const { name, type, length, externalId, visibleLines } of caseFields) {
    await hands.click(type === 'Text' ? '#dtypeS' : '#dtypeJ')
    await hands.follow('input[name="goNext"]')
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
    await hands.follow('input[name="goNext"]')
    await hands.follow('input[name="goNext"]')
    const isLast = name === caseFields.at(-1)?.name
    await hands.follow(isLast ? save : 'input[name="save_new"]')
  }
}

const toApps = async (hands: Hands) => {
  await hands.follow('#setupLink')
  await fromSidebar(hands, ['DevTools'], 'TabSet')
}

/** 2.4: the connected app. Its name has the focus from the start. */
export const makeApp = async (hands: Hands, org: OrgState) => {
  await toApps(hands)
  await hands.follow('#newAppMgmt')
  await hands.type(connectedApp.name)
  await hands.click(byId(basicIds(org).contactEmail))
  await hands.type(email)
  await hands.click(byId(ids.isOauth))
  await hands.click(byId(ids.callbackUrl))
  await hands.type(connectedApp.callbackUrl)
  await hands.click(`::-p-xpath(//option[contains(., "(${connectedApp.scope})")])`)
  await hands.click(`${byId(`${ids.scopes}:backingList_add`)}`)
  await hands.click(byId(secretBoxes(org).secretForWebServer))
  await hands.follow('input[name$=":save"]')
  await hands.follow('input[title="Continue"]')
}

/** 2.5: to key and secret, past Salesforce's question who is there; its code is read in the mail and typed. */
export const openKeys = async (hands: Hands, org: OrgState) => {
  await toApps(hands)
  await hands.follow(`::-p-xpath(//a[normalize-space(.) = "${connectedApp.name}"])`)
  await hands.follow('input[name$=":manageConsumer"]')
  await hands.click('#emc')
  await hands.type(org.mailbox.findLast(({ code }) => code)?.code ?? '')
  await hands.follow('#save')
}

/** Presses the Copy button beside the key or the secret. */
export const copyKey = async (hands: Hands, which: 'consumerKey' | 'consumerSecret') => {
  await hands.click(`input[name$=":${which}_copy"]`)
  // The page copies a moment later, and only in front; no person is at the other tab as fast as a script.
  await new Promise((go) => setTimeout(go, 300))
}
