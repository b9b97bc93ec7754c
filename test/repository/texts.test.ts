/** Every text the source asks for is there in English, every one that is there is asked for, its blanks are filled. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { ControlId } from '../../src/salesforce/control-ids.ts'
import { locatorsFor } from '../../src/salesforce/dom/locators.ts'
import { layoutChoices } from '../../src/setup-guide/field-creation/field-creation.ts'
import { stepIds } from '../../src/setup-guide/ids.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const messages: Readonly<Record<string, { readonly message: string }>> = en
const keys = Object.keys(messages)

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => ({
    path,
    // Comments may quote what is not there any more.
    text: read(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }))

/** What stands in quotes; in double ones only in the attributes of JSX. */
const quoted = (text: string): readonly string[] =>
  Array.from(
    text.matchAll(/'((?:[^'\\\n]|\\.)*)'|="(\w*)"/g),
    ([, inner, attribute]) => inner ?? attribute ?? '',
  )

/** The quoted names in a file's declaration, which a blank line ends. */
const namesIn = (path: string, declaration: string, pattern = /[\s\S]+/g): readonly string[] => {
  const text = `${read(path)}\n\n`
  const start = text.indexOf(declaration)
  if (start < 0) throw new Error(`${path} has no ${declaration}`)
  const body = text.slice(start, text.indexOf('\n\n', start))
  return [...body.matchAll(pattern)].flatMap(([part]) => quoted(part))
}

const controlIds = namesIn('src/salesforce/control-ids.ts', 'export type ControlId') as readonly ControlId[]
const underscored = (name: string) => name.replace('-', '_')

/** The keys that are put together, and every name that can stand in them. */
const composed: Readonly<Record<string, readonly string[]>> = {
  control_$: controlIds,
  deed_$: namesIn('src/salesforce/dom/action.ts', 'export type FieldAction', /readonly kind: [^;}]+/g).map(
    underscored,
  ),
  step_$_title: stepIds,
  finding_$: namesIn('src/salesforce/observed-setup.ts', 'export type FieldComparison', /status: '\w+'/g),
  layouts_$: layoutChoices,
  run_$: namesIn(
    'src/setup-guide/field-creation/field-creation.ts',
    'export type FieldCreationEndReason',
  ).filter((reason) => reason !== ''),
  fill_$: namesIn('src/salesforce/dom/fill-page.ts', 'export type FillResult', /reason: .*/g).map(
    underscored,
  ),
}

const families = new Set(keys.filter((key) => key.includes('_')).map((key) => key.split('_')[0] ?? ''))
const looksLikeKey = (text: string) => /^[a-z]+_\w+$/.test(text) && families.has(text.split('_')[0] ?? '')

/** `step_${view.step}_title` -> `step_$_title`, for what is put together of a family of keys. */
const composedIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/`([a-z]+_[^`\s]*\$\{[^`]*)`/g), ([, inner = '']) =>
    inner.replace(/\$\{[^}]*\}/g, '$'),
  ).filter((pattern) => families.has(pattern.split('_')[0] ?? ''))

const expand = (pattern: string): readonly string[] =>
  composed[pattern]?.map((name) => pattern.replace('$', name)) ?? []

/** Where a quoted text or a template that begins at `at` is over. */
const endOfQuote = (text: string, at: number): number => {
  const mark = text[at]
  let index = at + 1
  while (index < text.length && text[index] !== mark) {
    if (text[index] === '\\') index += 1
    else if (mark === '`' && text.startsWith('${', index)) index = argumentsAt(text, index + 1).end
    index += 1
  }
  return index
}

/** What stands between the bracket at `open` and its partner, split at the commas. */
function argumentsAt(text: string, open: number): { parts: readonly string[]; end: number } {
  const parts: string[] = []
  let depth = 0
  let from = open + 1
  for (let index = open; index < text.length; index += 1) {
    const sign = text[index] ?? ''
    if (`'\`"`.includes(sign)) index = endOfQuote(text, index)
    else if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign)) depth -= 1
    if ((sign === ',' && depth === 1) || depth === 0) {
      parts.push(text.slice(from, index).trim())
      from = index + 1
    }
    if (depth === 0) return { parts: parts.filter((part) => part !== ''), end: index }
  }
  throw new Error('A bracket is not closed')
}

interface Call {
  readonly at: string
  /** The keys its first argument can be, as far as they are written there. */
  readonly keys: readonly string[]
  readonly substitutions: number
}

/** Files that have `t`, `text` or `translate` from where texts come from; elsewhere these names mean something else. */
const takesTexts = /import \{[^}]*\b(?:t|text|translate)\b[^}]*\} from '[^']*\/(?:text|i18n|step)\.ts'/

const calls: readonly Call[] = sources
  .filter(({ text }) => takesTexts.test(text))
  .flatMap(({ path, text }) =>
    Array.from(text.matchAll(/(?<![\w.#])(?:t|text|translate)\(/g), (match): Call => {
      const { parts } = argumentsAt(text, match.index + match[0].length - 1)
      const first = (parts[0] ?? '').replace(/[!=]==\s*'[^']*'/g, '')
      return {
        at: `${path}: ${match[0]}${parts.join(', ').replace(/\s+/g, ' ')})`,
        keys: [...quoted(first.replace(/`[^`]*`/g, '')), ...composedIn(first).flatMap(expand)],
        substitutions: parts.length - 1,
      }
    }),
  )
  .filter((call) => call.keys.length > 0)

/** How many blanks a text has: the highest of `$1`, `$2` ... */
const blanks = (key: string): number =>
  Math.max(0, ...Array.from(messages[key]?.message.matchAll(/\$(\d)/g) ?? [], ([, digit]) => Number(digit)))

const isThere = (key: string) => Object.hasOwn(messages, key)
/** What the browser itself answers to. */
const isPredefined = (key: string) => key.startsWith('@@')

test('this test sees the source', () => {
  expect(calls.length).toBeGreaterThan(150)
  expect(controlIds.length).toBeGreaterThan(50)
  for (const [pattern, names] of Object.entries(composed))
    expect(names.length, pattern).toBeGreaterThanOrEqual(3)
})

describe('what the source asks for is there', () => {
  test('by its key', () => {
    const missing = calls.flatMap(({ at, keys }) =>
      keys.filter((key) => !isThere(key) && !isPredefined(key)).map((key) => `${key}, asked for in ${at}`),
    )
    expect(missing).toEqual([])
  })

  test('by a key from a table', () => {
    const missing = sources.flatMap(({ path, text }) =>
      quoted(text)
        .filter((name) => looksLikeKey(name) && !isThere(name))
        .map((name) => `${path}: ${name}`),
    )
    expect(missing).toEqual([])
  })

  test('by a key that is put together, and this test knows what from', () => {
    const patterns = sources.flatMap(({ path, text }) =>
      composedIn(text).map((pattern) => ({ path, pattern })),
    )
    expect(patterns.filter(({ pattern }) => !Object.hasOwn(composed, pattern))).toEqual([])
    expect(new Set(patterns.map(({ pattern }) => pattern))).toEqual(new Set(Object.keys(composed)))
    expect(
      Object.keys(composed)
        .flatMap(expand)
        .filter((key) => !isThere(key)),
    ).toEqual([])
  })

  test('and so is what the manifest asks for', () => {
    const asked = Array.from(read('manifest.json').matchAll(/__MSG_(\w+)__/g), ([, key = '']) => key)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((key) => !isThere(key))).toEqual([])
  })
})

describe('what is there', () => {
  test('is asked for', () => {
    const asked = new Set([
      ...sources.flatMap(({ text }) => quoted(text)),
      ...Object.keys(composed).flatMap(expand),
      ...Array.from(read('manifest.json').matchAll(/__MSG_(\w+)__/g), ([, key = '']) => key),
    ])
    expect(keys.filter((key) => !asked.has(key))).toEqual([])
  })

  test('numbers its blanks from 1 without a gap', () => {
    const bad = keys.filter((key) => {
      const { message = '' } = messages[key] ?? {}
      const digits = new Set(Array.from(message.matchAll(/\$(\d)/g), ([, digit]) => Number(digit)))
      const expected = Array.from({ length: digits.size }, (_, index) => index + 1)
      return expected.some((digit) => !digits.has(digit))
    })
    expect(bad).toEqual([])
  })
})

describe('blanks are filled', () => {
  test('with as many values as the text, or one of those to choose from, has', () => {
    const wrong = calls.flatMap(({ at, keys, substitutions }) => {
      const most = Math.max(...keys.map(blanks))
      return most === substitutions ? [] : [`${most} blanks, ${substitutions} values in ${at}`]
    })
    expect(wrong).toEqual([])
  })

  test('where it can be seen here', () => {
    const seen = new Set(calls.flatMap((call) => call.keys))
    expect(keys.filter((key) => blanks(key) > 0 && !seen.has(key))).toEqual([])
  })
})

describe('a control of the guide', () => {
  const noHints = { profileName: '', profileId: '', username: '', userId: '', appName: '', appId: '' }
  const inSteps = new Set(
    sources
      .filter(({ path }) => path.startsWith('src/setup-guide/steps/'))
      .flatMap(({ text }) => quoted(text)),
  )

  test('has a text', () => {
    expect(controlIds.filter((id) => !isThere(`control_${id}`))).toEqual([])
  })

  test('has a way to be found', () => {
    expect(controlIds.filter((id) => locatorsFor(id, noHints).length === 0)).toEqual([])
  })

  test('is used by a step', () => {
    expect(controlIds.filter((id) => !inSteps.has(id))).toEqual([])
  })
})
