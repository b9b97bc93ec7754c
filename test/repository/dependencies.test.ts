/** Every dependency has its reason, and one that is held back says why. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

interface Row {
  readonly name: string
  readonly where: string
  readonly reason: string
  readonly heldBack: string
}

const rows: readonly Row[] = [
  ...readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \| ?(.*?) ?\|$/gm),
].map(([, name = '', where = '', reason = '', heldBack = '']) => ({ name, where, reason, heldBack }))

const { dependencies, devDependencies } = packageJson
const versions: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies }

test('the table has every dependency once, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(versions).sort())
})

test('each has a reason in a line', () => {
  expect(rows.filter(({ reason }) => reason.length < 10)).toEqual([])
})

test('what is in the package is what is needed at run time', () => {
  const packed = rows.filter(({ where }) => where === 'in the package').map(({ name }) => name)
  expect(packed.sort()).toEqual(Object.keys(dependencies).sort())
})

test('what is held back is held at the version that its reason begins with', () => {
  const held = rows.filter(({ heldBack }) => heldBack !== '')
  expect(held.length).toBeGreaterThan(0)
  for (const { name, heldBack } of held) {
    const [, version = ''] = /^([\d.]+): \S/.exec(heldBack) ?? []
    expect(version, name).not.toBe('')
    expect(`${versions[name]}.`, name).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')}\\.`))
  }
})

test('every version is exact', () => {
  expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

/** Lists what a tool imports as it is loaded, by itself or through other files. */
const importsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^(?:import|\} from) .*?'([^']+)'$|^\} from '([^']+)'$/gm)]
    .map(([, from = '', also = '']) => from || also)
    .flatMap((from) => (from.startsWith('.') ? importsOf(join(path, '..', from)) : [from]))

test('in a fresh clone every command runs that installs what is missing: it needs no package before', () => {
  const tools = Object.values(packageJson.scripts).flatMap((script) =>
    [...script.matchAll(/^node (tools\/[\w-]+\.mjs)$/g)].map(([, path = '']) => path),
  )
  expect(tools).toContain('tools/package.mjs')
  expect(importsOf('tools/package.mjs')).toContain('node:fs')
  for (const tool of tools)
    expect(
      importsOf(tool).filter((from) => !from.startsWith('node:')),
      tool,
    ).toEqual([])
})
