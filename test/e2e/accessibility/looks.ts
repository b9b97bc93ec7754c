/** How a page can look to the one before it: light, dark, and in the system's own few colours. */

import type { CDPSession, Page } from 'puppeteer-core'

const features = {
  light: { 'prefers-color-scheme': 'light', 'forced-colors': 'none' },
  dark: { 'prefers-color-scheme': 'dark', 'forced-colors': 'none' },
  'forced colours': { 'prefers-color-scheme': 'light', 'forced-colors': 'active' },
  'dark forced colours': { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
} as const

export type Look = keyof typeof features

export const looks = Object.keys(features) as readonly Look[]

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Shows the page so from now on: what is emulated lasts as long as its session, which is kept. */
export const look = async (page: Page, wanted: Look): Promise<void> => {
  const session = sessions.get(page) ?? page.createCDPSession()
  sessions.set(page, session)
  await (await session).send('Emulation.setEmulatedMedia', {
    features: [
      ...Object.entries(features[wanted]).map(([name, value]) => ({ name, value })),
      // A colour on its way to another one is neither.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  })
}
