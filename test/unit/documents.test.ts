/** What the documents say of the product, held to the product. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)
const documents = [...readdirSync(root), ...below('docs')].filter((path) => path.endsWith('.md')).sort()

/** The part below a heading, up to the next heading of the same depth or above. */
const section = (text: string, heading: string): string => {
  const [marks = ''] = /^#+/.exec(heading) ?? []
  const begin = text.indexOf(`${heading}\n`)
  expect(begin, heading).toBeGreaterThanOrEqual(0)
  const rest = text.slice(begin + heading.length)
  const end = rest.search(new RegExp(`\n#{1,${marks.length}} `))
  return (end < 0 ? rest : rest.slice(0, end)).trim()
}

const firstColumn = (table: string) =>
  [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name).sort()

describe.each(documents)('%s', (path) => {
  const text = read(path)

  test('names no file that is not there', () => {
    const named = [...text.matchAll(/`((?:src|test|tools|docs|public)\/[^`*<>]+)`/g)].map(
      ([, file = '']) => file,
    )
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to)
    const local = links.filter((to) => !/^https?:/.test(to))
    expect(local.filter((to) => !existsSync(join(root, path, '..', to)))).toEqual([])
  })

  test('names no command that does not exist', () => {
    const commands = [...text.matchAll(/`npm run ([a-z-]+)/g)].map(([, name = '']) => name)
    expect(commands.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([])
  })
})

describe('docs/permissions.md', () => {
  const text = read('docs/permissions.md')

  test('tells of every permission that is asked for at installation, and of no other', () => {
    expect(firstColumn(section(text, '## Asked for at installation'))).toEqual(
      [...manifest.permissions].sort(),
    )
  })

  test('tells of every permission that is asked for later, and of no other', () => {
    const optional: readonly string[] = [
      ...manifest.optional_permissions,
      ...('optional_host_permissions' in manifest ? (manifest.optional_host_permissions as string[]) : []),
    ]
    expect(firstColumn(section(text, '## Asked for when it is needed'))).toEqual([...optional].sort())
  })

  test('the README has the same list', () => {
    const table = section(read('README.md'), '## Permissions, and why')
    for (const name of [...manifest.permissions, ...manifest.optional_permissions]) {
      expect(table).toContain(`| \`${name}\``)
    }
  })
})

test('the README has a reason for every dependency', () => {
  const text = section(read('README.md'), '## How it is made')
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })
  const isNamed = (name: string) => text.includes(`**${name}**`) || name.startsWith('@types/')
  expect(names.filter((name) => !isNamed(name))).toEqual([])
})

test('the store’s summary is as short as the stores want it', () => {
  const listing = read('docs/store/listing.md')
  expect(section(listing, '## Summary').length).toBeLessThanOrEqual(132)
  expect(section(listing, '## Name').length).toBeLessThanOrEqual(45)
})

test('the changelog’s newest version is that of the manifest and the package', () => {
  const [, newest] = /^## (\S+)/m.exec(read('CHANGELOG.md')) ?? []
  expect(newest).toBe(manifest.version)
  expect(packageJson.version).toBe(manifest.version)
})

describe.each(below('.github/workflows'))('%s', (path) => {
  const text = read(path)

  test('pins every action to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action)
    expect(uses.length).toBeGreaterThan(0)
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('may write nothing unless a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m)
  })
})
