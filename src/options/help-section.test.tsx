// @vitest-environment happy-dom
/** Help tells the version and its news, links to what exists, and shows the browser's own keys. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Commands } from 'webextension-polyfill'
import manifest from '../../manifest.json' with { type: 'json' }
import { findInPopup, popupRoot } from '../../test/support/render-popup.tsx'
import { resolveMessage } from '../../test/support/texts.ts'
import { addresses } from '../ui/addresses.ts'
import { helpLinks } from './help-links.tsx'
import { HelpSection } from './help-section.tsx'

/** test/repository/whats-new.test.ts compares it with CHANGELOG.md. */
declare const __WHATS_NEW__: readonly string[]

const { browser, someday } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
  /** Addresses as they may be one day: some exist, some do not. */
  someday: { homepage: null, allChanges: null, issueTracker: 'https://issues.example/' },
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

vi.mock('../ui/addresses.ts', async (importOriginal) => ({
  addresses: { ...(await importOriginal<typeof import('../ui/addresses.ts')>()).addresses, ...someday },
}))

const open = async (protocol = 'chrome-extension:', hash = '') => {
  vi.stubGlobal('location', { protocol, hash })
  await settle(() => render(<HelpSection />, popupRoot))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}

const outerLinks = () => [...popupRoot.querySelectorAll<HTMLAnchorElement>('a[target="_blank"]')]

beforeEach(() => {
  browser.commands.getAll.mockReset()
  browser.commands.getAll.mockResolvedValue([])
})

test('it names the version, and what CHANGELOG.md says is new in it', async () => {
  await open()
  const { version } = browser.runtime.getManifest()
  expect(popupRoot.textContent).toContain(resolveMessage('help_version', version))
  const news = [...popupRoot.querySelectorAll('[data-news] li')].map((line) => line.textContent)
  expect(news.length).toBeGreaterThan(0)
  expect(news).toEqual(__WHATS_NEW__)
  expect(findInPopup('[data-news] ul').lang).toBe('en')
})

describe('links', () => {
  test('every address is https, or does not exist yet', async () => {
    const actual = await vi.importActual<typeof import('../ui/addresses.ts')>('../ui/addresses.ts')
    const given = Object.values<string | null>(actual.addresses).filter((address) => address !== null)
    expect(given.length).toBeGreaterThan(3)
    expect(given.filter((address) => new URL(address).protocol !== 'https:')).toEqual([])
  })

  test('those that exist are drawn, and no other', async () => {
    await open()
    const listed = Object.values(helpLinks).flat()
    const existing: readonly string[] = listed.flatMap(({ to }) => addresses[to] ?? [])
    expect(existing).toContain(someday.issueTracker)
    expect(outerLinks().map((link) => link.getAttribute('href'))).toEqual(existing)
    const drawn = popupRoot.textContent ?? ''
    expect(drawn).toContain(resolveMessage('help_link_manual'))
    for (const { to, text } of listed)
      expect(drawn.includes(resolveMessage(text)), text).toBe(addresses[to] !== null)
    expect(popupRoot.querySelectorAll('ul:empty')).toHaveLength(0)
  })

  test('they open on a press only, in a new tab that learns nothing of this one', async () => {
    await open()
    for (const link of outerLinks()) expect(link.rel).toBe('noopener noreferrer')
    // Whatever is loaded by itself would be asked for before a press.
    expect(popupRoot.querySelectorAll('img, iframe, script, link, object, embed, video, audio')).toHaveLength(
      0,
    )
  })
})

describe('shortcuts', () => {
  const commands: readonly Commands.Command[] = [
    { name: '_execute_action', shortcut: 'Alt+Shift+S' },
    { name: 'show-step', shortcut: '', description: 'from the browser' },
    { name: 'of-later', shortcut: '⌥⇧K', description: 'A command of later' },
  ]
  const rows = () =>
    [...popupRoot.querySelectorAll('[data-command]')].map((row) => [
      row.querySelector('dt')?.textContent,
      row.querySelector('dd')?.textContent,
    ])

  test('are those that the browser has, also where there is none', async () => {
    browser.commands.getAll.mockResolvedValue([...commands])
    await open()
    expect(rows()).toEqual([
      [resolveMessage('help_shortcut_open'), 'Alt+Shift+S'],
      [resolveMessage('command_show_step'), resolveMessage('help_shortcut_not_set')],
      ['A command of later', '⌥⇧K'],
    ])
  })

  test('are asked for again when the admin comes back to the page', async () => {
    browser.commands.getAll.mockResolvedValue([...commands])
    await open()
    browser.commands.getAll.mockResolvedValue([{ name: 'show-step', shortcut: 'Alt+9' }])
    await settle(async () => {
      window.dispatchEvent(new Event('focus'))
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(rows()).toEqual([[resolveMessage('command_show_step'), 'Alt+9']])
  })

  test('every command of the manifest has a name of its own', async () => {
    const names = Object.keys(manifest.commands)
    browser.commands.getAll.mockResolvedValue(names.map((name) => ({ name, shortcut: '' })))
    await open()
    expect(rows()).toHaveLength(names.length)
    expect(rows().filter(([label]) => names.includes(label ?? ''))).toEqual([])
  })

  test.each([
    ['chrome-extension:', 'chrome://extensions/shortcuts'],
    ['moz-extension:', 'about:addons'],
  ])('in %s pages it says how to change them', async (protocol, where) => {
    await open(protocol)
    expect(popupRoot.textContent).toContain(where)
    expect(popupRoot.querySelector(`a[href^="${where}"]`)).toBeNull()
  })

  test('a browser that does not tell them leaves the way to them', async () => {
    browser.commands.getAll.mockRejectedValue(new Error('no'))
    await open()
    expect(popupRoot.textContent).toContain('chrome://extensions/shortcuts')
    expect(rows()).toEqual([])
  })
})

test('a reader who comes from the popup begins at Help, and one who opens Options does not', async () => {
  await open()
  expect(document.activeElement).toBe(document.body)
  render(null, popupRoot)
  await open('chrome-extension:', '#help')
  expect(document.activeElement).toBe(findInPopup('#help-title'))
})
