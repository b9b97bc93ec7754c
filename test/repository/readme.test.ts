/** Holds the README to what an admin needs of it, in which order. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import { passwordFlowEndDate } from '../../src/flow-retirement/flow-retirement.ts'
import { readGenerated } from '../../tools/generated.mjs'
import { formatTroubleshooting } from '../../tools/troubleshooting.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** Returns what stands under a heading of the second level. */
const section = (heading: string) =>
  readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''

test('the README begins with what an admin asks first, and ends with who makes it', () => {
  expect([...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
    'Install',
    'Will it work for me?',
    'How long it takes, and what it changes in your org',
    'Two people',
    'Troubleshooting',
    'FAQ',
    'For IT',
    'Known limits',
    'Who makes it',
  ])
})

test('whoever has Node finds the two commands before anything else', () => {
  const before = readme.slice(0, readme.indexOf('\n## '))
  for (const command of ['`npm start`', '`npm test`']) expect(before).toContain(command)
  const named = [...readme.matchAll(/`npm (?:run )?([a-z-]+)/g)].map(([, command]) => command)
  // `documents` is named by the mark of the generated table.
  expect([...new Set(named)].sort()).toEqual(['documents', 'start', 'test'])
})

describe('the installation', () => {
  const install = section('Install').split('### First steps')[0] ?? ''

  test('asks for no tool but the browser', () => {
    expect(install).not.toMatch(/\bnpm\b|\bnpx\b|\bgit\b|terminal/i)
    expect(install).toContain('without Node')
  })

  test('takes three steps in either browser, from the zip that a release has', () => {
    const ways = install.split(/^\*\*/m).filter((part) => /^(?:Chrome|Firefox) /.test(part))
    expect(ways).toHaveLength(2)
    for (const way of ways) expect(way.match(/^\d\. /gm)).toEqual(['1. ', '2. ', '3. '])
    for (const browser of ['chrome', 'firefox'])
      expect(install).toContain(`${packageJson.name}-…-${browser}.zip`)
  })

  test('names the lowest browsers that the manifest allows', () => {
    expect(install).toContain(`Chrome ${manifest.minimum_chrome_version}`)
    const [firefox] = manifest.browser_specific_settings.gecko.strict_min_version.split('.')
    expect(install).toContain(`Firefox ${firefox}`)
    expect(section('Will it work for me?')).toContain(`Firefox ${firefox}`)
  })
})

describe('what may disappoint is said before the first click', () => {
  const fit = section('Will it work for me?')

  test('nothing was tried on a real org, and no store has it', () => {
    expect(fit).toContain('Nothing here was tried on a real org yet')
    expect(section('Install')).toContain('No store lists it yet')
  })

  test('connected apps are closed, and the login with a password ends', () => {
    expect(fit).toContain("Since Spring '26")
    expect(fit).toContain(passwordFlowEndDate.toISOString().slice(0, 10))
  })
})

test('the troubles are in the words of the extension (`npm run documents` writes them)', () => {
  expect(readGenerated(readme, 'troubleshooting')).toBe(formatTroubleshooting(en))
})
