/** The manual from its first step to its last, with nothing of the extension's help. */

import type { ActivationValue } from '../../../src/required-setup.ts'
import type { Effort } from '../../browser/setup-guide/admin.ts'
import { keyOf } from '../../harness/extension-fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import type { OrgState, PracticeOrg } from '../../practice-org/types.ts'
import { deskOf } from '../clipboard-source.ts'
import { countLoads, type Hands, handsOf } from '../manual-input.ts'
import { copyKey, makeApp, makeFields, makeProfile, makeUser, openKeys } from './salesforce.ts'

const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

/** Pastes into the field of SpaceIQ's dialog, and has seen that it stands there. */
const pasteInto = async (spaceiq: Hands, name: ActivationValue) => {
  await spaceiq.toFront()
  await spaceiq.click(`[data-value="${name}"]`)
  await spaceiq.paste()
  await spaceiq.page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>(`[data-value="${wanted}"]`)?.value !== '',
    { timeout: 5_000 },
    name,
  )
}

/** Whether SpaceIQ's own form was saved with exactly what the org holds. */
export const savedRight = (practice: PracticeOrg, org: OrgState, username: string): boolean => {
  const user = org.users.find((one) => one.username === username)
  const app = org.apps[0]
  const wanted = {
    username,
    password: user?.password,
    clientSecret: app?.consumerSecret,
    clientId: app?.consumerKey,
    domain: `https://${keyOf(org)}/`,
  }
  const saved = practice.spaceiq.saved.at(-1) as Record<string, unknown> | undefined
  return saved !== undefined && Object.entries(wanted).every(([name, value]) => saved[name] === value)
}

/** Does all of it; true where SpaceIQ then holds the right values. */
export const byManual = async (
  chromium: Chromium,
  practice: PracticeOrg,
  org: OrgState,
  effort: Effort,
): Promise<boolean> => {
  const username = `spaceiq@${org.name}.example`
  const desk = await deskOf(chromium.browser, practice, effort)
  const spaceiq = handsOf(await chromium.browser.newPage(), effort)
  countLoads(spaceiq.page, effort)
  await spaceiq.page.goto('https://main.spaceiq.com/')
  await spaceiq.follow('::-p-text(Ticketing)')

  const salesforce = handsOf(await chromium.browser.newPage(), effort)
  countLoads(salesforce.page, effort)
  await salesforce.page.goto(`https://${keyOf(org)}/practice/login?startURL=${encodeURIComponent(setupHome)}`)
  await makeProfile(salesforce)
  await makeUser(salesforce, username)
  await makeFields(salesforce)
  await makeApp(salesforce, org)
  await openKeys(salesforce, org)

  await copyKey(salesforce, 'consumerKey')
  await pasteInto(spaceiq, 'clientId')
  await salesforce.toFront()
  await copyKey(salesforce, 'consumerSecret')
  await pasteInto(spaceiq, 'clientSecret')
  const password = org.mailbox.findLast((mail) => mail.password)?.password ?? ''
  const rest = { username, password, domain: `https://${keyOf(org)}/` } as const
  for (const name of ['username', 'password', 'domain'] as const) {
    await desk.copy(rest[name])
    await pasteInto(spaceiq, name)
  }
  await spaceiq.click('::-p-text(Save)')
  const end = Date.now() + 5_000
  while (practice.spaceiq.saved.length === 0 && Date.now() < end)
    await new Promise((go) => setTimeout(go, 20))
  return savedRight(practice, org, username)
}
