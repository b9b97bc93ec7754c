/** Holds the source to the layout of `docs/architecture.md`. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  readonly from: string
  /** A path relative to the repository, or a package's name. */
  readonly to: string
  /** An import of types only. */
  readonly typesOnly: boolean
}

interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const statement = /^(?:import|export)\s+(type\s+)?([^'"`;=]*?)\s*from\s+'([^']+)'/gm
const bare = /^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm

const namesOnlyTypes = (names: string) =>
  /^\{[^}]*\}$/.test(names) &&
  names
    .slice(1, -1)
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '))

const importsOf = (path: string, text: string): readonly Import[] => {
  const target = (specifier: string) =>
    specifier.startsWith('.') ? posix.join(dirname(path), specifier.replace(/\?.*$/, '')) : specifier
  const named = Array.from(text.matchAll(statement), ([, type, names = '', specifier = '']) => ({
    from: path,
    to: target(specifier),
    typesOnly: type !== undefined || namesOnlyTypes(names.trim()),
  }))
  const whole = Array.from(text.matchAll(bare), ([, first, second]) => ({
    from: path,
    to: target(first ?? second ?? ''),
    typesOnly: false,
  }))
  return [...named, ...whole]
}

const sources: readonly Source[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

const imports = sources.flatMap((source) => source.imports)
const isOurs = ({ to }: Import) => to.startsWith('src/')

/** `src/setup-guide/steps/app.ts` -> `setup-guide`, `src/messages.ts` -> `messages`. */
const roomOf = (path: string) => (path.split('/')[1] ?? '').replace(/\.tsx?$/, '')

/**
 * The rooms in order, and what each imports besides itself. A room may import only rooms above it;
 * `messages` may name types of all. A folder that is missing here fails, as does an unused entry.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'required-setup': [],
  messages: [
    'required-setup',
    'salesforce',
    'org-access',
    'flow-retirement',
    'setup-guide',
    'org-check',
    'spaceiq-form',
    'hand-over',
    'page-skeleton',
    'popup',
  ],
  platform: [],
  ui: ['messages', 'platform'],
  salesforce: ['required-setup', 'platform'],
  'org-access': ['messages', 'platform', 'ui', 'salesforce'],
  'flow-retirement': ['required-setup', 'platform', 'ui', 'salesforce'],
  credentials: ['required-setup', 'messages', 'platform', 'ui', 'salesforce'],
  'change-record': ['platform', 'ui', 'salesforce'],
  'setup-guide': [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
  ],
  'org-check': [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
  ],
  activation: [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
  ],
  'spaceiq-form': [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
    'activation',
  ],
  'hand-over': [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
    'activation',
    'spaceiq-form',
  ],
  'page-skeleton': ['messages', 'platform', 'ui', 'salesforce', 'org-access', 'setup-guide'],
  diagnostics: [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'org-access',
    'credentials',
    'setup-guide',
    'org-check',
    'activation',
  ],
  'change-report': [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'change-record',
    'flow-retirement',
    'setup-guide',
    'org-check',
  ],
  background: [
    'messages',
    'platform',
    'salesforce',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
    'org-check',
    'activation',
    'spaceiq-form',
    'hand-over',
    'page-skeleton',
    'diagnostics',
  ],
  popup: [
    'required-setup',
    'messages',
    'platform',
    'ui',
    'salesforce',
    'org-access',
    'flow-retirement',
    'credentials',
    'change-record',
    'setup-guide',
    'org-check',
    'activation',
    'spaceiq-form',
    'hand-over',
    'page-skeleton',
    'change-report',
  ],
  options: ['messages', 'platform', 'ui', 'org-access', 'hand-over', 'page-skeleton', 'diagnostics'],
  welcome: ['messages', 'platform', 'ui', 'org-access', 'setup-guide'],
}

/** Contexts by folder name; files at the top of a room run anywhere. */
const contexts = ['background', 'content', 'ui'] as const

/** Rooms that run in one context only. */
const contextOfRoom: Readonly<Record<string, (typeof contexts)[number]>> = {
  ui: 'ui',
  background: 'background',
  popup: 'ui',
  options: 'ui',
  welcome: 'ui',
}

const contextOf = (path: string) =>
  contextOfRoom[roomOf(path)] ?? contexts.find((context) => path.split('/').slice(2, -1).includes(context))

const arrows = (some: readonly Import[]) => some.map(({ from, to }) => `${from} -> ${to}`)

/** `zod/mini` -> `zod`, `@hpke/core` -> `@hpke/core`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Lists everything a file loads at run time, by any kind of import. */
const loadedBy = (entry: string): readonly string[] => {
  const seen = new Set([entry])
  for (const path of seen) {
    for (const { from, to, typesOnly } of imports) if (from === path && !typesOnly) seen.add(to)
  }
  return [...seen]
}

/** Strips comments and string contents. */
const codeOf = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$|'(?:[^'\\\n]|\\.)*'/gm, (all) => all.replace(/[^\n]/g, ' '))

test('the source is there', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(sources.length)
})

describe('imports run one way', () => {
  test.each([...new Set(sources.map(({ path }) => roomOf(path)))])('%s', (room) => {
    const allowed = rooms[room]
    expect(allowed, `src/${room} is not in the table of rooms`).toBeDefined()
    const wrong = imports.filter(
      (one) =>
        isOurs(one) &&
        roomOf(one.from) === room &&
        roomOf(one.to) !== room &&
        !allowed?.includes(roomOf(one.to)),
    )
    expect(arrows(wrong)).toEqual([])
  })

  test('a room imports only rooms above it', () => {
    const order = Object.keys(rooms)
    const upward = Object.entries(rooms).flatMap(([room, allowed]) =>
      allowed
        .filter((other) => room !== 'messages' && order.indexOf(other) >= order.indexOf(room))
        .map((other) => `${room} -> ${other}`),
    )
    expect(upward).toEqual([])
  })

  test('the list of messages is types alone', () => {
    const wrong = imports.filter(
      ({ from, to, typesOnly }) => [from, to].includes('src/messages.ts') && !typesOnly,
    )
    expect(arrows(wrong)).toEqual([])
  })

  test('no rule is idle', () => {
    const idle = Object.entries(rooms).flatMap(([room, allowed]) =>
      allowed
        .filter((other) => !imports.some(({ from, to }) => roomOf(from) === room && roomOf(to) === other))
        .map((other) => `${room} -> ${other}`),
    )
    expect(idle).toEqual([])
    const empty = Object.keys(rooms).filter((room) => !sources.some(({ path }) => roomOf(path) === room))
    expect(empty).toEqual([])
  })

  test('code of one context is imported by no other, nor by what runs anywhere', () => {
    const wrong = imports.filter((one) => {
      const context = isOurs(one) && !one.to.endsWith('.css') ? contextOf(one.to) : undefined
      return context !== undefined && context !== contextOf(one.from) && roomOf(one.from) !== 'messages'
    })
    expect(arrows(wrong)).toEqual([])
  })

  test('what is imported is the source or a run-time dependency: never a test', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const wrong = imports.filter((one) => !isOurs(one) && !Object.hasOwn(dependencies, packageOf(one.to)))
    expect(arrows(wrong)).toEqual([])
  })

  test('every file that is imported is there', () => {
    const known = new Set(sources.map(({ path }) => path))
    const wrong = imports.filter((one) => isOurs(one) && !known.has(one.to) && !one.to.endsWith('.css'))
    expect(arrows(wrong)).toEqual([])
  })
})

describe('what runs anywhere is pure', () => {
  const pure = sources.filter(
    ({ path }) => contextOf(path) === undefined && ['required-setup', 'setup-guide'].includes(roomOf(path)),
  )

  test('the guide knows no browser and no page', () => {
    const worldly =
      /\b(?:document|window|globalThis|location|navigator|chrome|browser|fetch|localStorage|HTML\w*Element|setTimeout|Date\.now|Math\.random)\b/
    const wrong = pure.flatMap(({ path, text }) => {
      const found = worldly.exec(codeOf(text))
      return found ? [`${path}: ${found[0]}`] : []
    })
    expect(pure.length).toBeGreaterThan(15)
    expect(wrong).toEqual([])
  })

  test('the steps name no address of Salesforce', () => {
    const wrong = pure
      .filter(({ path }) => path.startsWith('src/setup-guide/steps'))
      .flatMap(({ path, text }) =>
        Array.from(text.matchAll(/(?<!from )['"`]\/[\w/].*|https?:.*/g), ([found]) => `${path}: ${found}`),
      )
    expect(wrong).toEqual([])
  })
})

describe('what content scripts can write is read by nobody', () => {
  test('storage.local is emptied, and otherwise left alone', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        path !== 'src/platform/persistent-store.ts' &&
        /storage\.local|\blocal\.(?:get|set)\b/.test(codeOf(text)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
    const kept = sources.find(({ path }) => path === 'src/platform/persistent-store.ts')
    expect(Array.from(codeOf(kept?.text ?? '').matchAll(/local\.(\w+)/g), ([, name]) => name).sort()).toEqual(
      ['clear', 'clear', 'clear', 'get', 'setAccessLevel'],
    )
  })

  test('a content script asks for what it draws, and looks into no storage', () => {
    const wrong = loadedBy('src/setup-guide/content/index.ts').filter((path) =>
      /\bstorage\b|\b(?:local|session)Storage\b/.test(
        codeOf(sources.find((one) => one.path === path)?.text ?? ''),
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('the content script stays small', () => {
  const loaded = loadedBy('src/setup-guide/content/index.ts')

  test('it loads no package: no zod, no polyfill, no preact', () => {
    expect(loaded.length).toBeGreaterThan(10)
    expect(loaded.filter((path) => !path.startsWith('src/'))).toEqual([])
  })

  test('of the guide it loads nothing but what runs in pages', () => {
    expect(loaded.filter((path) => roomOf(path) === 'setup-guide' && contextOf(path) === undefined)).toEqual(
      [],
    )
  })

  test('the tables of controls and of labels stay in the background', () => {
    expect(loaded).not.toContain('src/salesforce/dom/locators.ts')
    expect(loaded).not.toContain('src/salesforce/dom/labels.ts')
  })
})

const functionDeclaration =
  /^export (?:default )?(?:(?:async )?function\*? (\w+)|(?:abstract )?class (\w+)|const (\w+)(?::[^\n=]*)? =\s*(?:async\s*)?(?:\(|<|\w+ =>))/gm

interface Exported {
  readonly name: string
  readonly hasDoc: boolean
}

const functionsOf = (text: string): readonly Exported[] =>
  Array.from(text.matchAll(functionDeclaration), (match) => ({
    name: match[1] ?? match[2] ?? match[3] ?? '',
    hasDoc: /\*\/\n$/.test(text.slice(0, match.index)),
  }))

describe('the code tells what it is', () => {
  test('an exported function has a word above it, or at the head of the file where it is the only one', () => {
    const silent = sources.flatMap(({ path, text }) => {
      const functions = functionsOf(text)
      const hasHead = functions.length === 1 && /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n\n/.test(text)
      return hasHead ? [] : functions.filter(({ hasDoc }) => !hasDoc).map(({ name }) => `${path}: ${name}`)
    })
    expect(silent).toEqual([])
  })

  test('a file has fewer than 250 lines', () => {
    // Generated, one line per text.
    const written = sources.filter(({ path }) => path !== 'src/platform/message-keys.ts')
    const long = written.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines >= 250)).toEqual([])
  })

  test('a file is named in small letters with hyphens', () => {
    expect(sources.map(({ path }) => path).filter((path) => !/^[a-z\d./-]+$/.test(path))).toEqual([])
  })
})
