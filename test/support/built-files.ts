/** The built extension's files, for tests of what it contains. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const browsers = ['chrome', 'firefox'] as const
export type BrowserBuild = (typeof browsers)[number]

/** Each browser's files by path, in the paths' order. */
export type Builds = Readonly<Record<BrowserBuild, ReadonlyMap<string, Buffer>>>

/** Names of each library that survive a build. */
export const libraryTraces = {
  zod: /_zod\b/,
  polyfill: /__mozWebExtensionPolyfill/,
  preact: /\b__k\b/,
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a build is made of. */
const sources = [
  'src',
  'public',
  'tools',
  'manifest.json',
  'vite.config.ts',
  'CHANGELOG.md',
  'package-lock.json',
]

/** Lists a path and all below it; a folder's time reveals removed files. */
const below = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((one) => join(path, one))]
    : [path]

const times = (...paths: readonly string[]) =>
  paths.flatMap((path) => below(join(root, path))).map((path) => statSync(path).mtimeMs)

const isFresh = () =>
  browsers.every((browser) => existsSync(join(root, 'dist', browser, 'manifest.json'))) &&
  Math.min(...times(...browsers.map((browser) => `dist/${browser}/manifest.json`))) >
    Math.max(...times(...sources))

const build = () => {
  // With the test runner's NODE_ENV the build would leave out the extension.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const { status, stderr } = spawnSync(process.execPath, ['tools/build.mjs'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

const filesOf = (browser: BrowserBuild): ReadonlyMap<string, Buffer> => {
  const folder = join(root, 'dist', browser)
  return new Map(
    below(folder)
      .filter((path) => statSync(path).isFile())
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Returns both builds, made anew where a source is newer. Throws with the build's errors. */
export const readBuilds = (): Builds => {
  if (!isFresh()) build()
  return { chrome: filesOf('chrome'), firefox: filesOf('firefox') }
}
