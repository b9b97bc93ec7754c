/** How the source hangs together. The layout itself is told in the repository's design; this holds it to that. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  readonly from: string
  /** A path from the repository's top folder, or a package's name. */
  readonly to: string
  /** Nothing of it is left once the types are gone. */
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
  .filter((path) => /\.tsx?$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

const imports = sources.flatMap((source) => source.imports)
const isOurs = ({ to }: Import) => to.startsWith('src/')

/** `src/guide/steps/app.ts` -> `guide`, `src/messages.ts` -> `messages`. */
const partOf = (path: string) => (path.split('/')[1] ?? '').replace(/\.tsx?$/, '')

/** What each part may import besides itself. A folder that is not here has no place yet. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  blueprint: [],
  spellings: [],
  'limited-text': [],
  guide: ['blueprint'],
  salesforce: ['blueprint', 'guide', 'spellings', 'limited-text'],
  spaceiq: ['blueprint', 'spellings', 'limited-text'],
  check: ['blueprint', 'guide', 'salesforce'],
  messages: ['blueprint', 'guide', 'salesforce', 'spaceiq', 'check', 'policy'],
  platform: [],
  policy: [],
  convert: ['guide', 'spaceiq'],
  kept: ['platform', 'convert'],
  settings: ['blueprint', 'spaceiq', 'policy', 'platform', 'kept'],
  content: ['blueprint', 'guide', 'salesforce', 'messages'],
  background: [
    'blueprint',
    'guide',
    'salesforce',
    'spaceiq',
    'check',
    'messages',
    'settings',
    'policy',
    'kept',
  ],
  ui: ['blueprint', 'guide', 'messages'],
  popup: ['blueprint', 'guide', 'salesforce', 'spaceiq', 'check', 'messages', 'ui', 'policy', 'kept'],
  options: [
    'blueprint',
    'guide',
    'salesforce',
    'spaceiq',
    'messages',
    'settings',
    'policy',
    'ui',
    'platform',
    'kept',
  ],
  welcome: ['blueprint', 'guide', 'messages', 'ui'],
}

const arrows = (some: readonly Import[]) => some.map(({ from, to }) => `${from} -> ${to}`)

/** Everything the file loads when it runs, by whichever way. */
const loadedBy = (entry: string): readonly string[] => {
  const seen = new Set([entry])
  for (const path of seen) {
    for (const { from, to, typesOnly } of imports) if (from === path && !typesOnly) seen.add(to)
  }
  return [...seen]
}

/** The code alone, without what comments and texts say. */
const codeOf = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$|'(?:[^'\\\n]|\\.)*'/gm, (all) => all.replace(/[^\n]/g, ' '))

test('the source is there', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(sources.length)
})

describe('imports run one way', () => {
  test.each([...new Set(sources.map(({ path }) => partOf(path)))])('%s', (part) => {
    const allowed = mayImport[part]
    expect(allowed, `src/${part} is not in the table of what may import what`).toBeDefined()
    const wrong = imports.filter(
      (one) =>
        isOurs(one) &&
        partOf(one.from) === part &&
        partOf(one.to) !== part &&
        !allowed?.includes(partOf(one.to)),
    )
    expect(arrows(wrong)).toEqual([])
  })

  test('what is imported is the source, the texts as types or a run-time dependency: never a test', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const wrong = imports.filter(
      (one) =>
        !isOurs(one) &&
        !(one.typesOnly && one.to === 'public/_locales/en/messages.json') &&
        !Object.hasOwn(dependencies, one.to.split('/')[0] ?? ''),
    )
    expect(arrows(wrong)).toEqual([])
  })

  test('every file that is imported is there', () => {
    const known = new Set(sources.map(({ path }) => path))
    const wrong = imports.filter((one) => isOurs(one) && !known.has(one.to) && !one.to.endsWith('.css'))
    expect(arrows(wrong)).toEqual([])
  })
})

describe('the guide is pure', () => {
  test('it imports nothing but itself and the blueprint', () => {
    const wrong = imports.filter(
      ({ from, to }) => partOf(from) === 'guide' && !['guide', 'blueprint'].includes(partOf(to)),
    )
    expect(arrows(wrong)).toEqual([])
  })

  test('it knows no browser and no page', () => {
    const worldly =
      /\b(?:document|window|globalThis|location|navigator|chrome|browser|fetch|localStorage|HTML\w*Element|setTimeout|Date\.now|Math\.random)\b/
    const wrong = sources
      .filter(({ path }) => partOf(path) === 'guide' || partOf(path) === 'blueprint')
      .flatMap(({ path, text }) => {
        const found = worldly.exec(codeOf(text))
        return found ? [`${path}: ${found[0]}`] : []
      })
    expect(wrong).toEqual([])
  })

  test('it names no address of Salesforce', () => {
    const wrong = sources
      .filter(({ path }) => partOf(path) === 'guide')
      .flatMap(({ path, text }) =>
        Array.from(text.matchAll(/['"`]\/[\w/].*|https?:.*/g), ([found]) => `${path}: ${found}`),
      )
    expect(wrong).toEqual([])
  })

  test('what knows Salesforce takes only types from it', () => {
    const wrong = imports.filter(
      ({ from, to, typesOnly }) => partOf(from) === 'salesforce' && partOf(to) === 'guide' && !typesOnly,
    )
    expect(arrows(wrong)).toEqual([])
  })
})

describe('what content scripts can write is read by nobody', () => {
  test('storage.local is emptied, and otherwise left alone', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        path !== 'src/kept.ts' && /storage\.local|\blocal\.(?:get|set)\b/.test(codeOf(text)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
    const kept = sources.find(({ path }) => path === 'src/kept.ts')
    expect(Array.from(codeOf(kept?.text ?? '').matchAll(/local\.(\w+)/g), ([, name]) => name).sort()).toEqual(
      ['clear', 'clear', 'clear', 'get', 'setAccessLevel'],
    )
  })

  test('a content script asks for what it draws, and looks into no storage', () => {
    const wrong = loadedBy('src/content/index.ts').filter((path) =>
      /\bstorage\b|\b(?:local|session)Storage\b/.test(
        codeOf(sources.find((one) => one.path === path)?.text ?? ''),
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('the content script stays small', () => {
  const loaded = loadedBy('src/content/index.ts')

  test('it loads no package: no zod, no polyfill, no preact', () => {
    expect(loaded.length).toBeGreaterThan(10)
    expect(loaded.filter((path) => !path.startsWith('src/'))).toEqual([])
  })

  test('of the guide it loads nothing but the ids of the steps', () => {
    expect(loaded.filter((path) => partOf(path) === 'guide')).toEqual(['src/guide/ids.ts'])
  })

  test('the tables of controls and of labels stay in the background', () => {
    expect(loaded).not.toContain('src/salesforce/controls.ts')
    expect(loaded).not.toContain('src/salesforce/labels.ts')
    expect(loaded).not.toContain('src/salesforce/pages.urls.ts')
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
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines >= 250)).toEqual([])
  })

  test('a file is named in small letters with hyphens', () => {
    expect(sources.map(({ path }) => path).filter((path) => !/^[a-z\d./-]+$/.test(path))).toEqual([])
  })
})
