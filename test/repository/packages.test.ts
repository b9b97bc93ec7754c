/** The stores' packages are reproducible and contain nothing but the extension. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import type { Sbom } from '../../tools/sbom.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'packages-')))
const [first = '', second = ''] = folders

const node = (given: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  // With the test runner's NODE_ENV the build would leave out the extension.
  const { VITEST: _, NODE_ENV: __, ...rest } = process.env
  const env = { ...rest, ...variables }
  return spawnSync(process.execPath, given, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 })
}

beforeAll(() => {
  for (const [folder, TZ] of [
    [first, 'America/Los_Angeles'],
    [second, 'Asia/Tokyo'],
  ] as const) {
    const given = ['tools/package.mjs', join(folder, 'dist'), join(folder, 'packages')]
    const { status, stderr } = node(given, { TZ })
    if (status !== 0) throw new Error(stderr)
  }
}, 240_000)

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const read = (folder: string, name: string) => readFileSync(join(folder, 'packages', name))
const packages = () => readdirSync(join(first, 'packages')).filter((name) => name.endsWith('.zip'))

const sumOf = (data: Buffer) => createHash('sha256').update(data).digest('hex')

const filesOf = (browser: string) =>
  readdirSync(join(first, 'dist', browser), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(join(first, 'dist', browser).length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'latin1'),
      sum: sumOf(readFileSync(path)),
    }))

test('built twice, in two places, packages, lists and sums are equal byte for byte', () => {
  const names = readdirSync(join(first, 'packages')).sort()
  expect(names).toHaveLength(6)
  expect(readdirSync(join(second, 'packages')).sort()).toEqual(names)
  for (const name of names) expect(read(second, name).equals(read(first, name)), name).toBe(true)
})

const materials = () => readdirSync(join(first, 'packages')).filter((name) => name.endsWith('.cdx.json'))

test('the sums are those of the packages', () => {
  const sums = [...packages(), ...materials()].map((name) => `${sumOf(read(first, name))}  ${name}`)
  expect(sums).toHaveLength(3)
  expect(String(read(first, 'SHA256SUMS')).trim().split('\n').sort()).toEqual(sums.sort())
})

test('the list of materials has the dependencies at run time, with the versions and sums of the lock file', () => {
  const [name = ''] = materials()
  const { components } = JSON.parse(String(read(first, name))) as Sbom
  const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  // Ours, and what these bring with them.
  const names = Object.entries<{ readonly dev?: true }>(locked)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path]) => path.replace('node_modules/', ''))
  expect(names).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)))
  expect(components.map((one) => one.name)).toEqual(names.sort())
  for (const component of components) {
    const { version, integrity } = locked[`node_modules/${component.name}`]
    const [hash] = component.hashes ?? []
    const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex')
    expect({ version: component.version, hash }).toEqual({ version, hash: { alg: 'SHA-512', content } })
    expect(component.licenses?.length, component.name).toBeGreaterThan(0)
  }
})

/** Lists the entries of an archive's central directory: method of compression, and time as DOS has it. */
const entriesOf = (archive: Buffer) => {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const entry = {
      method: archive.readUInt16LE(at + 10),
      time: archive.readUInt16LE(at + 12),
      date: archive.readUInt16LE(at + 14),
    }
    // Name, extra field and comment follow the 46 bytes of the header.
    for (const length of [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))) at += length
    at += 46
    return entry
  })
}

test('every entry of an archive has the earliest time there is, in every time zone', () => {
  for (const name of packages()) {
    const entries = entriesOf(read(second, name))
    expect(entries.length).toBeGreaterThan(15)
    // 1 January 1980; stored or deflated.
    for (const { method, ...stamp } of entries) {
      expect(stamp).toEqual({ time: 0, date: 0x21 })
      expect([0, 8]).toContain(method)
    }
  }
})

test('no archive depends on the zlib of a Node', () => {
  const imported = (path: string) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from)
  const tools = ['tools/package.mjs', 'tools/zip.mjs', 'tools/build.mjs', 'tools/sbom.mjs']
  expect(tools.flatMap(imported)).not.toContain('node:zlib')
  expect(imported('tools/zip.mjs')).toEqual(['fflate'])
})

describe.each(['chrome', 'firefox'])('in the package for %s', (browser) => {
  test('is what its list says, file by file as `sha256sum -c` compares them, and nothing else', () => {
    const name = packages().find((one) => one.endsWith(`${browser}.zip`)) ?? ''
    const built = filesOf(browser)
    expect(
      String(read(first, name.replace('.zip', '.txt')))
        .split('\n')
        .sort(),
    ).toEqual(['', ...built.map(({ path, sum }) => `${sum}  ${path}`)].sort())
    const archive = read(first, name).toString('latin1')
    for (const { path } of built) expect(archive).toContain(path)
    // A zip's last record has the number of files.
    expect(archive.charCodeAt(archive.lastIndexOf('PK\x05\x06') + 10)).toBe(built.length)
  })

  test('are only kinds of files that the extension consists of', () => {
    const paths = filesOf(browser).map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(15)
    const known =
      /^(manifest\.json|service-worker-loader\.js|icons\/icon(\d+\.png|\.svg)|_locales\/\w+\/messages\.json|managed[\w.-]*\.json|assets\/[\w.-]+\.(js|css)|src\/(popup|options|welcome|change-report|page-skeleton|hand-over\/ui)\/index\.html|src\/(setup-guide\/content\/(index|page-actions)|page-skeleton\/content\/index)\.js)$/
    expect(paths.filter((path) => !known.test(path))).toEqual([])
  })

  test('are no source maps, tests, development build or paths of the machine', () => {
    const marks = [root, homedir().length > 1 ? `${homedir()}/` : root, tmpdir(), 'node_modules']
    const unwanted = [
      ...marks,
      'sourceMappingURL',
      'localhost',
      '127.0.0.1',
      'vitest',
      '@crx/',
      'import.meta.hot',
    ]
    for (const { path, text } of filesOf(browser)) {
      if (/\.png$/.test(path)) continue
      expect(
        unwanted.filter((mark) => text.includes(mark)),
        path,
      ).toEqual([])
    }
  })
})

/** Accepted warnings of Mozilla's linter by code, with the reason. */
const knownWarnings: Readonly<Record<string, string>> = {
  UNSAFE_VAR_ASSIGNMENT:
    "Preact's own line for dangerouslySetInnerHTML, which none of our pages uses: `src` says it nowhere.",
  UNSUPPORTED_API: 'Chromium’s side panel, which `src/platform/panel.ts` uses only where there is one.',
}

test("Mozilla's linter finds no error in the package for Firefox, and warns of nothing but what is known", () => {
  const name = packages().find((one) => one.endsWith('firefox.zip')) ?? ''
  const linter = 'node_modules/addons-linter/bin/addons-linter'
  const { stdout } = node([linter, join(first, 'packages', name), '--output=json'])
  const { errors, notices, warnings } = JSON.parse(stdout) as Record<
    'errors' | 'notices' | 'warnings',
    readonly { code: string; message: string; file?: string; line?: number; column?: number }[]
  >
  expect(errors).toEqual([])
  expect(notices).toEqual([])
  // In the order of the files, whose names change with what is in them.
  expect(warnings.map(({ code }) => code).sort()).toEqual(Object.keys(knownWarnings))
  const assignment = warnings.find(({ code }) => code === 'UNSAFE_VAR_ASSIGNMENT')
  const { file = '', line = 0, column = 0 } = assignment ?? {}
  const lines = readFileSync(join(first, 'dist/firefox', file), 'utf8').split('\n')
  expect(lines[line - 1]?.slice(column - 100, column + 30)).toMatch(/__html.*innerHTML/)
}, 60_000)

test('none of our own code sets HTML from a text', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(sources.length).toBeGreaterThan(50)
  const unsafe = /dangerouslySetInnerHTML|\b(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/
  expect(sources.filter((path) => unsafe.test(readFileSync(path, 'utf8')))).toEqual([])
})
