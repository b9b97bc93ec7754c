/**
 * A build's contents: the size of what runs in Salesforce's pages, the manifest, and what is left
 * out.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { GUIDE_SCRIPT } from '../../src/org-access/background/guide-script.ts'
import { setupPaths, toMatchPatterns } from '../../src/salesforce/urls/setup-paths.ts'
import {
  type BrowserBuild,
  type Builds,
  browsers,
  libraryTraces,
  readBuilds,
} from '../support/built-files.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const root = fileURLToPath(new URL('../..', import.meta.url))

/** In bytes after gzip, including its style. */
const contentBudget = 12_000

/** The script that the background injects to fill, click or pick a control. In bytes after gzip. */
const handsFile = 'src/setup-guide/content/page-actions.js'

interface Manifest {
  readonly permissions: readonly string[]
  readonly optional_permissions: readonly string[]
  readonly optional_host_permissions: readonly string[]
  readonly host_permissions?: readonly string[]
  readonly content_scripts?: unknown
  readonly content_security_policy: { readonly extension_pages: string }
}

let builds: Builds

const manifestOf = (browser: BrowserBuild): Manifest =>
  JSON.parse(String(builds[browser].get('manifest.json')))

/** Returns the one content script. */
const contentScript = (browser: BrowserBuild): string => String(builds[browser].get(GUIDE_SCRIPT))

beforeAll(() => {
  builds = readBuilds()
}, 120_000)

describe.each(browsers)('%s: in Salesforce’s pages', (browser) => {
  test('runs nothing by itself: the script is registered for an org once the guide is started there', () => {
    expect(manifestOf(browser).content_scripts ?? []).toEqual([])
  })

  test('runs one file, which carries its style', () => {
    expect(contentScript(browser)).toContain(':host{')
    expect([...builds[browser].keys()].filter((path) => path.startsWith('src/setup-guide/content/'))).toEqual(
      [GUIDE_SCRIPT, handsFile],
    )
  })

  test(`it stays within ${contentBudget} bytes`, () => {
    const size = gzipSync(contentScript(browser), { level: 9 }).length
    console.log(`Content script for ${browser}: ${size} bytes gzip of ${contentBudget}`)
    expect(size).toBeGreaterThan(2_000)
    expect(size).toBeLessThanOrEqual(contentBudget)
  })

  test('it types and presses nothing: what does is a second file, brought in where it is wanted', () => {
    const acts = /\.click\(\)|dispatchEvent\(/
    expect(contentScript(browser)).not.toMatch(acts)
    expect(String(builds[browser].get(handsFile))).toMatch(acts)
  })

  test.each([
    ['the content script', contentScript],
    ['the second file', (name: BrowserBuild) => String(builds[name].get(handsFile))],
  ])(
    '%s is a classic script, loads nothing later, carries no library, and sends nothing but messages',
    (_, of) => {
      const text = of(browser)
      expect(text.length).toBeGreaterThan(2_000)
      expect(text).not.toMatch(/\bimport\s*[({'"*]|\bexport\s*[{*]/)
      expect(text).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/)
      for (const trace of Object.values(libraryTraces)) expect(text).not.toMatch(trace)
    },
  )

  test.each(Object.entries(libraryTraces))('%s is in the rest of the build', (_, trace) => {
    const others = [...builds[browser]].filter(
      ([path]) => path.endsWith('.js') && !path.startsWith('src/setup-guide/content/'),
    )
    expect(others.some(([, data]) => trace.test(String(data)))).toBe(true)
  })
})

describe.each(browsers)('%s: what it may do', (browser) => {
  test('permissions that warn of nothing, and the rest is asked for at a click', () => {
    const manifest = manifestOf(browser)
    const panel = browser === 'chrome' ? ['sidePanel'] : []
    expect(manifest.permissions).toEqual([
      'storage',
      'alarms',
      'scripting',
      'activeTab',
      'contextMenus',
      ...panel,
    ])
    expect(Object.keys(manifest).filter((key) => key.startsWith('optional_'))).toEqual([
      'optional_permissions',
      'optional_host_permissions',
    ])
    expect(manifest.optional_permissions).toEqual(['cookies'])
    // Each org's hosts, and the endpoint's: no manifest can name them.
    expect(manifest.optional_host_permissions).toEqual(['https://*/*'])
  })

  test('docs/permissions.md and the welcome page say why of each', () => {
    const { permissions, optional_permissions } = manifestOf(browser)
    const documented = readFileSync(join(root, 'docs/permissions.md'), 'utf8')
    const welcome = readFileSync(join(root, 'src/welcome/permissions.tsx'), 'utf8')
    for (const name of [...permissions, ...optional_permissions]) {
      expect(documented, name).toMatch(new RegExp(`^\\| \`${name}\``, 'm'))
      expect(welcome).toContain(
        `welcome_permission_${name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`)}`,
      )
    }
  })

  test('asks for no host at installation, and runs nothing by itself', () => {
    const manifest = manifestOf(browser)
    expect(manifest.host_permissions ?? []).toEqual([])
    expect(manifest.content_scripts ?? []).toEqual([])
  })

  test('registers its script on pages of Setup alone', () => {
    const hosts = ['acme.my.salesforce.com', 'acme.my.salesforce-setup.com', 'acme.lightning.force.com']
    const host = (pattern: string) => /^https:\/\/[^/]+/.exec(pattern)?.[0] ?? pattern
    const path = (pattern: string) => pattern.slice(host(pattern).length)
    const matches = toMatchPatterns(hosts)
    expect([...new Set(matches.map(host))].sort()).toEqual(hosts.map((one) => `https://${one}`).sort())
    expect([...new Set(matches.map(path))].filter((one) => !setupPaths.includes(one))).toEqual([])
    expect(matches.map(path).filter((one) => !/^\/[^*]{3,}\*$/.test(one))).toEqual([])
  })

  test('lets no page see it: nothing is web-accessible, nobody else may connect', () => {
    const manifest = manifestOf(browser)
    for (const key of ['web_accessible_resources', 'externally_connectable', 'sandbox', 'key', 'update_url'])
      expect(manifest).not.toHaveProperty(key)
  })

  test('its pages run its own scripts only', () => {
    const policy = manifestOf(browser).content_security_policy.extension_pages
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|script-src[^;]*https?:/)
  })
})

describe.each(browsers)('%s: what is not in it', (browser) => {
  test('no source map', () => {
    const maps = [...builds[browser]].filter(
      ([path, data]) => path.endsWith('.map') || String(data).includes('sourceMappingURL'),
    )
    expect(maps.map(([path]) => path)).toEqual([])
  })

  test('no code made of text', () => {
    const found = [...builds[browser]]
      .filter(([path]) => /\.(?:js|html)$/.test(path))
      .flatMap(([path, data]) =>
        Array.from(
          String(data).matchAll(/\beval\(|\bnew Function\b|\bFunction\(|document\.write\(/g),
          ([code]) => `${path}: ${code}`,
        ),
      )
    expect(found).toEqual([])
  })

  test('no script or style from elsewhere', () => {
    const found = [...builds[browser]]
      .filter(([path]) => path.endsWith('.html'))
      .flatMap(([, data]) => String(data).match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g) ?? [])
    expect(found).toEqual([])
  })

  test('nothing but the messages in its texts: descriptions are for translators', () => {
    const languages = readdirSync(join(root, 'public/_locales'))
    for (const language of languages) {
      const path = `_locales/${language}/messages.json`
      const source: Record<string, { message: string }> = JSON.parse(
        readFileSync(join(root, 'public', path), 'utf8'),
      )
      const messages = Object.entries(source).map(([key, { message }]) => [key, { message }])
      expect(JSON.parse(String(builds[browser].get(path))), language).toEqual(Object.fromEntries(messages))
    }
  })

  test('no file of the tests or of the source', () => {
    const strange = [...builds[browser].keys()].filter(
      (path) => !/\.(?:js|css|html|json|png|svg)$/.test(path),
    )
    expect(strange).toEqual([])
  })
})

test('both builds have the same files, but for the manifest and what starts the background', () => {
  const isStart = (path: string) => path === 'manifest.json' || path.includes('loader')
  const bare = (browser: BrowserBuild) =>
    [...builds[browser].keys()]
      .filter((path) => !isStart(path))
      .map((path) => path.replace(/-[\w-]{8}(?=\.\w+$)/, ''))
  expect(bare('firefox')).toEqual(bare('chrome'))
})

test('both manifests differ only in what the browsers want differently', () => {
  const own = [
    'minimum_chrome_version',
    'browser_specific_settings',
    'background',
    'storage',
    'permissions',
    'side_panel',
    'sidebar_action',
  ]
  const common = (browser: BrowserBuild) =>
    Object.fromEntries(Object.entries(manifestOf(browser)).filter(([key]) => !own.includes(key)))
  expect(common('firefox')).toEqual(common('chrome'))
})
