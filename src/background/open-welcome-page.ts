/** Opens the welcome page after an installation, unless a policy skips it. */

import browser from 'webextension-polyfill'
import { type Policy, readPolicy } from '../platform/policy.ts'

/**
 * Milliseconds to wait for the policy, and between two looks. Chromium starts an extension that it
 * installs by policy before it hands over that extension's settings, on a busy machine many seconds
 * before, and tells nobody when it does.
 * @see https://github.com/w3c/webextensions/issues/547
 */
const POLICY_WAIT_MS = 60_000
const POLICY_POLL_MS = 250

/** Returns whether an organization installed the extension. This needs no permission. */
const isInstalledByPolicy = (): Promise<boolean> =>
  browser.management.getSelf().then(
    ({ installType }) => installType === 'admin',
    () => false,
  )

/** Firefox has the settings when it starts an extension. */
const isPolicyLate = (): boolean => browser.runtime.getURL('').startsWith('chrome-extension:')

/** Reads the policy until there is one, or none came in time. */
const waitForPolicy = async (): Promise<Policy> => {
  let policy = await readPolicy()
  for (
    let waited = 0;
    waited < POLICY_WAIT_MS && Object.keys(policy).length === 0;
    waited += POLICY_POLL_MS
  ) {
    await new Promise((resolve) => setTimeout(resolve, POLICY_POLL_MS))
    policy = await readPolicy()
  }
  return policy
}

/** Opens the welcome page in a new tab. Rejects if the browser opens none. */
export const openWelcomePage = async (): Promise<void> => {
  const policy = await (isPolicyLate() && (await isInstalledByPolicy()) ? waitForPolicy() : readPolicy())
  if (policy.skipWelcomePage) return
  await browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') })
}
