/** Installs the extension as the README tells an admin to: from the zip of a release, without Node. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect } from 'vitest'
import { waitUntil } from '../../harness/driver.ts'
import { logInAsAdmin } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { browserName, startBrowser } from '../../harness/launch.ts'
import { resolveMessage } from '../../support/texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'release-'))
const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

/** Returns what the admin chooses in the browser: Firefox takes the zip, Chromium its folder. */
const findChoice = (): string => {
  const zips = readdirSync(join(folder, 'release')).filter((name) => name.endsWith('.zip'))
  const wanted = browserName === 'firefox' ? 'firefox' : 'chrome'
  const zip = join(folder, 'release', zips.find((name) => name.includes(wanted)) ?? '')
  if (browserName === 'firefox') return zip
  const unzipped = join(folder, 'unzipped')
  for (const [path, data] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(unzipped, path)), { recursive: true })
    writeFileSync(join(unzipped, path), data)
  }
  return unzipped
}

beforeAll(() => {
  // With the test runner's NODE_ENV the build would leave out the extension.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const made = spawnSync(
    process.execPath,
    ['tools/package.mjs', join(folder, 'dist'), join(folder, 'release')],
    { env, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the zip of a release installs as it is, welcomes, and offers Start in an org', async ({
  practice,
  org,
}) => {
  const started = await startBrowser({ port: practice.port, hostAccess: 'none' })
  try {
    const extension = await started.install(findChoice())
    // Firefox's driver lists no tab that the extension has opened by itself.
    const welcome =
      browserName === 'firefox'
        ? await extension.openExtensionPage('src/welcome/index.html')
        : await waitUntil('the welcome page', async () =>
            (await started.browser.pages()).find((page) => page.url().endsWith('src/welcome/index.html')),
          )
    await welcome.waitForSelector('h1')
    expect(await welcome.$eval('h1', (heading) => heading.textContent)).toBe(resolveMessage('welcome_title'))
    const page = await started.browser.newPage()
    await logInAsAdmin(page, org, home)
    const popup = await extension.openPopup(page)
    const start = await popup.waitForSelector('[data-action="start"]:not(:disabled)', { visible: true })
    expect(await start?.evaluate((button) => button.textContent)).toBe(resolveMessage('popup_start'))
  } finally {
    await started.browser.close()
  }
})
