/** Tests the harness on an extension of a few lines, independent of the real one. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingFeatures } from '../../harness/browser-support.ts'
import { browserName, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'

const contentScript = `
const host = document.createElement('spaceiq-guide')
Object.assign(host.dataset, { page: 'setup-home', step: 'profile', state: 'guiding' })
const root = host.attachShadow({ mode: 'closed' })
root.innerHTML = '<style>div, button { position: fixed; left: 60px; width: 100px; height: 24px }</style>' +
  '<div data-marker="1" style="top: 40px">One</div><div data-marker="2" hidden>Two</div>' +
  '<button data-action="fill" style="top: 100px">Fill</button>' +
  '<button data-action="back" style="top: 140px">Back</button><p style="position: fixed; inset: 140px 0 auto; height: 30px; margin: 0"></p>' +
  '<button data-action="skip" style="top: 5000px">Skip</button><button data-action="hide" hidden>Hide</button>'
root.querySelector('button').addEventListener('click', (event) => { host.dataset.state = event.isTrusted ? 'done' : 'lost' })
document.documentElement.append(host)`

const files: Record<string, string> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Harness',
    version: '1',
    action: { default_popup: 'src/popup/index.html' },
    // Each browser reads its own key.
    background: { service_worker: 'worker.js', scripts: ['worker.js'] },
    browser_specific_settings: { gecko: { id: 'harness@spaceiq.example' } },
    permissions: ['storage'],
    content_scripts: [
      {
        js: ['content.js'],
        matches: ['https://*.my.salesforce.com/guided*', 'https://*.lightning.force.com/guided*'],
        all_frames: true,
      },
    ],
  }),
  'content.js': contentScript,
  'worker.js': `globalThis.born = Math.random(); chrome.runtime.onMessage.addListener((message, sender, reply) => { reply(message) })`,
  'src/popup/index.html': '<!doctype html><title>Popup</title><p style="width: 200px">Hello</p>',
}

const org = 'https://acme.my.salesforce.com'
let practice: PracticeOrg
let folder: string
let extension: ExtensionDriver
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harness-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  practice = await startPracticeOrg()
  const serve = (address: string, html: string) => practice.overrides.set(address, `<!doctype html>${html}`)
  serve('acme.my.salesforce.com/guided', '<h1>Setup</h1>')
  serve('acme.my.salesforce.com/plain', '<h1>Home</h1>')
  const framed = (host: string) =>
    `<iframe name="setup" src="https://${host}/guided" style="margin: 50px; border: 7px solid; width: 600px; height: 400px"></iframe>`
  serve('acme.my.salesforce.com/framed', framed('acme.my.salesforce.com'))
  serve('acme.my.salesforce.com/isolated', framed('acme.lightning.force.com'))
  serve('acme.lightning.force.com/guided', '<h1>Setup</h1>')
  extension = await launchBrowser({ port: practice.port, extension: folder })
  page = await extension.browser.newPage()
})

afterAll(async () => {
  await extension?.close()
  await practice?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the overlay', () => {
  test('is read through its closed shadow root', async () => {
    await page.goto(`${org}/guided`)
    const view = await createOverlayDriver(page).waitFor(({ state }) => state !== null)
    expect(view.state).toEqual({ page: 'setup-home', step: 'profile', state: 'guiding' })
    expect(view.markers).toEqual([{ number: '1', rect: { x: 60, y: 40, width: 100, height: 24 } }])
    expect(view.text).toContain('One')
    expect(view.text).not.toContain('Two')
    expect(view.actions).toEqual(['fill', 'back', 'skip'])
  })

  test('gets real clicks', async () => {
    await page.goto(`${org}/guided`)
    await createOverlayDriver(page).waitFor(({ actions }) => actions.includes('fill'))
    await createOverlayDriver(page).clickAction('fill')
    expect((await createOverlayDriver(page).getState())?.state).toBe('done')
  })

  test.each([
    ['back', 'is covered by <p>'],
    ['skip', 'is outside of the window'],
    ['hide', 'is not visible'],
    ['start', 'is not there'],
  ])('refuses to click %s, which %s', async (action, problem) => {
    await page.goto(`${org}/guided`)
    await createOverlayDriver(page).waitFor(({ state }) => state !== null)
    await expect(createOverlayDriver(page).clickAction(action)).rejects.toThrow(problem)
  })

  test('is said to be missing', async () => {
    await page.goto(`${org}/plain`)
    expect(await createOverlayDriver(page).getState()).toBeNull()
    await expect(createOverlayDriver(page).clickAction('fill')).rejects.toThrow('No overlay')
    await expect(createOverlayDriver(page).waitFor(({ state }) => state !== null, 100)).rejects.toThrow(
      '"state":null',
    )
  })

  test.each(['framed', 'isolated'])('is read and clicked in a frame (%s)', async (path) => {
    await page.goto(`${org}/${path}`)
    const frame = await page.waitForFrame((candidate) => candidate.parentFrame() !== null)
    const inner = createOverlayDriver(page, frame)
    const { markers } = await inner.waitFor(({ state }) => state !== null)
    expect(markers).toEqual([{ number: '1', rect: { x: 60, y: 40, width: 100, height: 24 } }])
    expect(await createOverlayDriver(page).getState()).toBeNull()
    await inner.clickAction('fill')
    expect((await inner.getState())?.state).toBe('done')
  })
})

describe('the extension', () => {
  test('opens its real popup, again and again', async () => {
    for (const _ of [1, 2]) {
      await page.goto(`${org}/plain`)
      const popup = await extension.openPopup(page)
      expect(popup.url()).toBe(extension.url('src/popup/index.html'))
      expect(await popup.$eval('p', (element) => element.textContent)).toBe('Hello')
      const active = await popup.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id)
      expect(active).toBeTypeOf('number')
      expect(await popup.evaluate(async () => chrome.tabs.getCurrent())).toBeFalsy()
      await popup.close()
    }
  })

  test('opens its popup in a tab', async () => {
    const tab = await extension.openPopupInTab()
    expect(await tab.evaluate(async () => (await chrome.tabs.getCurrent())?.id)).toBeTypeOf('number')
    await tab.close()
  })

  test('has its worker stopped, and woken by a message or by the harness', async () => {
    const born = () => extension.inBackground(() => Reflect.get(globalThis, 'born') as number)
    const first = await born()
    expect(await born()).toBe(first)
    await extension.stopWorker()
    const second = await born()
    expect(second).not.toBe(first)
    await extension.stopWorker()
    const tab = await extension.openPopupInTab()
    expect(await tab.evaluate(() => chrome.runtime.sendMessage('awake?'))).toBe('awake?')
    expect(await born()).not.toBe(second)
    await tab.close()
  })
})

test('a profile outlives the browser', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'harness-profile-'))
  const launch = () => launchBrowser({ port: practice.port, extension: folder, userDataDir })
  const before = await launch()
  await before.inBackground(() => chrome.storage.local.set({ stored: true }))
  await before.close()
  const after = await launch()
  const stored = await after.inBackground(() => chrome.storage.local.get('stored'))
  await after.close()
  await rm(userDataDir, { recursive: true, force: true })
  expect(stored).toEqual({ stored: true })
  expect(after.extensionId).toBe(before.extensionId)
})

// Debian packages Chromium's languages separately, as chromium-l10n.
const locales = '/usr/lib/chromium/locales'
const onlyEnglish = existsSync(`${locales}/en-US.pak`) && !existsSync(`${locales}/de.pak`)

test.runIf(browserName === 'firefox' || !onlyEnglish)(
  'the browser speaks the language asked for',
  async () => {
    const german = await launchBrowser({ port: practice.port, extension: folder, lang: 'de' })
    const language = await german.inBackground(() => chrome.i18n.getUILanguage())
    await german.close()
    expect(language).toMatch(/^de/)
  },
)

test('what this browser cannot do under test has a reason', () => {
  for (const [what, why] of Object.entries(missingFeatures))
    console.log(`Not tested in this browser: ${what}. ${why}`)
  for (const why of Object.values(missingFeatures)) expect(why.length).toBeGreaterThan(20)
})
