/** What the options page says is new in this version is what CHANGELOG.md says. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { defineWhatsNew, listChanges } from '../../tools/changelog.mjs'

const changelog = readFileSync(fileURLToPath(new URL('../../CHANGELOG.md', import.meta.url)), 'utf8')

/** The lines of this version's section that begin an item. */
const items = (() => {
  const lines = changelog.split('\n')
  const begin = lines.indexOf(`## ${manifest.version}`)
  const end = lines.findIndex((line, index) => index > begin && line.startsWith('## '))
  return lines
    .slice(begin + 1, end < 0 ? undefined : end)
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2))
})()

const withoutMarks = (item: string) => item.replace(/\]\([^)]*\)/g, ']').replace(/[[\]*`]/g, '')

test('what a build says is new has a line for each item of this version, in its order, and no other', () => {
  const lines: readonly string[] = JSON.parse(defineWhatsNew().__WHATS_NEW__)
  expect(items.length).toBeGreaterThan(0)
  expect(lines).toHaveLength(items.length)
  for (const [index, line] of lines.entries()) {
    const item = withoutMarks(items[index] ?? '')
    expect(item.slice(0, line.length)).toBe(line)
    // Nothing of the sentence is cut off.
    expect(item.slice(line.length)).toMatch(/^(\s+\p{Lu}.*)?$/u)
    expect(line).not.toBe('')
  }
})

describe('a line', () => {
  const linesOf = (...texts: readonly string[]) =>
    listChanges(`# Changelog\n\n## 1.0.0\n\n${texts.map((text) => `- ${text}\n`).join('')}`, '1.0.0')

  test('is the first sentence of its item', () => {
    expect(linesOf('One is new. And more of it.', 'Another is. *More* of that.', 'No full stop')).toEqual([
      'One is new.',
      'Another is.',
      'No full stop',
    ])
    expect(linesOf('From 0.1.0 on, CHANGELOG.md tells. The rest does not.')).toEqual([
      'From 0.1.0 on, CHANGELOG.md tells.',
    ])
  })

  test('has no marks of Markdown', () => {
    expect(linesOf('*Check my org* reads `api` and the [contract](docs/activation-api.md).')).toEqual([
      'Check my org reads api and the contract.',
    ])
  })

  test('is of the version that was asked for alone', () => {
    const two = '# Changelog\n\n## 1.1.0\n\n- New.\n\n## 1.0.0\n\nFirst version.\n\n- Old.\n'
    expect(listChanges(two, '1.1.0')).toEqual(['New.'])
    expect(listChanges(two, '1.0.0')).toEqual(['Old.'])
    expect(listChanges(two, '1.2.0')).toEqual([])
  })
})
