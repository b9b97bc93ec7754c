/** Launches Chromium with the switches and the policy of a test. */

import { type Browser, launch, type Target } from 'puppeteer-core'
import { findBrowser } from '../../../tools/browser.mjs'
import type { LaunchOptions } from '../driver.ts'
import { underPolicy } from '../managed-policy.ts'

/** Also stops the updates of extensions. */
const noUpdates = '--disable-background-networking'

/** Returns Chromium's switches: every https host but the unresolved ones is the practice org. */
export const getBrowserArguments = (
  port: number,
  lang: string,
  unresolved: readonly string[] = [],
): string[] => [
  // Chromium's sandbox refuses to run as root, as containers do.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--host-resolver-rules=${unresolved.map((host) => `MAP ${host} ~NOTFOUND, `).join('')}MAP *:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
  '--disable-quic',
  '--no-first-run',
  noUpdates,
  '--disable-component-update',
  '--disable-sync',
  `--lang=${lang}`,
]

/** What only some tests need of the browser itself. */
interface BrowserSetup {
  /** A managed policy; see `canManage`. */
  readonly policy?: object | undefined
  /** Lets the browser update its extensions, which it never does with our usual switches. */
  readonly updatesExtensions?: boolean
}

/** Launches Chromium without an extension; the practice org serves every https host. */
export const launchChromium = async (
  options: LaunchOptions,
  { policy, updatesExtensions = false }: BrowserSetup = {},
): Promise<Browser> => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium browser found; `npm test` installs one or says how')
  const lang = options.lang ?? 'en-US'
  const switches = getBrowserArguments(options.port, lang, options.unresolvedHosts ?? [])
  const browser = await launch({
    executablePath: policy ? underPolicy(executablePath, policy) : executablePath,
    pipe: true,
    headless: options.headless ?? true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    args: updatesExtensions ? switches.filter((one) => one !== noUpdates) : switches,
    ignoreDefaultArgs: updatesExtensions ? [noUpdates] : false,
    // On Linux LANGUAGE overrides --lang.
    env: { ...process.env, LANGUAGE: lang },
    ...(options.userDataDir ? { userDataDir: options.userDataDir } : {}),
    ...(options.detachFromWorker
      ? { targetFilter: (target: Target) => target.type() !== 'service_worker' }
      : {}),
  })
  if (options.downloadDir) {
    const session = await browser.target().createCDPSession()
    const behavior = { behavior: 'allow', downloadPath: options.downloadDir } as const
    await session.send('Browser.setDownloadBehavior', behavior)
  }
  return browser
}
