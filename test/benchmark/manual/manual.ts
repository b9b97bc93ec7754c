/** Follows the manual from first to last step, without the extension. */

import type { CredentialName } from '../../../src/required-setup.ts'
import type { EffortMetrics } from '../../browser/setup-guide/admin.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { openClipboardSource } from '../clipboard-source.ts'
import { countPageLoads, createManualInput, type ManualInput } from '../manual-input.ts'
import {
  copyConsumerCredential,
  createConnectedAppManually,
  createFieldsManually,
  createProfileManually,
  createUserManually,
  openConsumerDetails,
} from './salesforce.ts'

const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

/** Pastes into a field of SpaceIQ's dialog, and checks that it arrived. */
const pasteInto = async (spaceiq: ManualInput, name: CredentialName) => {
  await spaceiq.switchToTab()
  await spaceiq.click(`[data-value="${name}"]`)
  await spaceiq.paste()
  await spaceiq.page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>(`[data-value="${wanted}"]`)?.value !== '',
    { timeout: 5_000 },
    name,
  )
}

/** Returns true if SpaceIQ's form was saved with exactly the org's values. */
const isFormSavedCorrectly = (practice: PracticeOrg, org: FakeOrg, username: string): boolean => {
  const user = org.users.find((one) => one.username === username)
  const app = org.apps[0]
  const wanted = {
    username,
    password: user?.password,
    clientSecret: app?.consumerSecret,
    clientId: app?.consumerKey,
    domain: `https://${getOrgKey(org)}/`,
  }
  const saved = practice.spaceiq.saved.at(-1) as Record<string, unknown> | undefined
  return saved !== undefined && Object.entries(wanted).every(([name, value]) => saved[name] === value)
}

/** Runs the whole manual. Resolves to true if SpaceIQ then has the right values. */
export const runManualSetup = async (
  extension: ExtensionDriver,
  practice: PracticeOrg,
  org: FakeOrg,
  effort: EffortMetrics,
): Promise<boolean> => {
  const username = `spaceiq@${org.name}.example`
  const clipboard = await openClipboardSource(extension.browser, practice, effort)
  const spaceiq = createManualInput(await extension.browser.newPage(), effort)
  countPageLoads(spaceiq.page, effort)
  await spaceiq.page.goto('https://main.spaceiq.com/')
  await spaceiq.clickAndNavigate('::-p-text(Ticketing)')

  const salesforce = createManualInput(await extension.browser.newPage(), effort)
  countPageLoads(salesforce.page, effort)
  await salesforce.page.goto(
    `https://${getOrgKey(org)}/practice/login?startURL=${encodeURIComponent(setupHome)}`,
  )
  await createProfileManually(salesforce)
  await createUserManually(salesforce, username)
  await createFieldsManually(salesforce)
  await createConnectedAppManually(salesforce, org)
  await openConsumerDetails(salesforce, org)

  await copyConsumerCredential(salesforce, 'consumerKey')
  await pasteInto(spaceiq, 'clientId')
  await salesforce.switchToTab()
  await copyConsumerCredential(salesforce, 'consumerSecret')
  await pasteInto(spaceiq, 'clientSecret')
  const password = org.mailbox.findLast((mail) => mail.password)?.password ?? ''
  const rest = { username, password, domain: `https://${getOrgKey(org)}/` } as const
  for (const name of ['username', 'password', 'domain'] as const) {
    await clipboard.copy(rest[name])
    await pasteInto(spaceiq, name)
  }
  await spaceiq.click('::-p-text(Save)')
  const end = Date.now() + 5_000
  while (practice.spaceiq.saved.length === 0 && Date.now() < end)
    await new Promise((go) => setTimeout(go, 20))
  return isFormSavedCorrectly(practice, org, username)
}
