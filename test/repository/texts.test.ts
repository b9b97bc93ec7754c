/**
 * Every text is used, only by functions that take a key, and its substitutions are numbered. That
 * used texts exist, with their substitutions, is the compiler's part: message-keys.test.ts.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, expectTypeOf, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { MessageKey, Underscored } from '../../src/platform/substitutions.ts'
import type { ControlId } from '../../src/salesforce/control-ids.ts'
import type { FieldAction } from '../../src/salesforce/dom/action.ts'
import type { FillResult } from '../../src/salesforce/dom/fill-page.ts'
import { locatorsFor } from '../../src/salesforce/dom/locators.ts'
import type { FieldComparison } from '../../src/salesforce/observed-setup.ts'
import {
  type FieldCreationEndReason,
  layoutChoices,
} from '../../src/setup-guide/field-creation/field-creation.ts'
import { stepIds } from '../../src/setup-guide/ids.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const messages: Readonly<Record<string, { readonly message: string; readonly description?: string }>> = en
const keys = Object.keys(messages)

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => ({
    path,
    // Comments may quote removed keys.
    text: read(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }))

/** Finds string literals; double quotes only in JSX attributes. */
const quoted = (text: string): readonly string[] =>
  Array.from(
    text.matchAll(/'((?:[^'\\\n]|\\.)*)'|="(\w*)"/g),
    ([, inner, attribute]) => inner ?? attribute ?? '',
  )

const inManifest = Array.from(read('manifest.json').matchAll(/__MSG_(\w+)__/g), ([, key = '']) => key)

/** Lists all names of a type: the compiler requires each, and no other. */
const namesOf = <Name extends string>(names: Readonly<Record<Name, true>>) => Object.keys(names) as Name[]

type FillFailure = Extract<FillResult, { ok: false }>['reason']

/** Keys composed of every name of a type. */
const composed: readonly MessageKey[] = [
  ...stepIds.map((step) => `step_${step}_title` as const),
  ...layoutChoices.map((choice) => `layouts_${choice}` as const),
  ...(['back', 'skip', 'hide'] as const).map((action) => `card_${action}` as const),
  ...namesOf<FieldComparison['status']>({ found: true, missing: true, saved: true, wrong: true }).map(
    (status) => `finding_${status}` as const,
  ),
  ...namesOf<Underscored<FillFailure>>({ missing: true, no_option: true, refused: true }).map(
    (reason) => `fill_${reason}` as const,
  ),
  ...namesOf<Exclude<FieldCreationEndReason, ''>>({
    stopped: true,
    left: true,
    stale: true,
    refused: true,
    fill: true,
    hands: true,
    sets: true,
    unclear: true,
    prefix: true,
  }).map((reason) => `run_${reason}` as const),
]

type Deed = Underscored<FieldAction['kind']>
type KeyOf<Family extends string> = Extract<MessageKey, `${Family}_${string}`>

/** Prefixes of composed keys that use all texts of their family; tests below name their types. */
const wholeFamily = /^(?:control|deed)_/

const controlIds = keys
  .filter((key) => key.startsWith('control_'))
  .map((key) => key.slice('control_'.length)) as readonly ControlId[]

/** Keys of texts with a number, without the form; the source asks for them so. */
const counted = keys
  .filter((key) => key.endsWith('_one') && Object.hasOwn(messages, key.replace(/_one$/, '_other')))
  .map((key) => key.replace(/_one$/, ''))

const isFormOf = (key: string, asked: ReadonlySet<string>) =>
  counted.some((base) => asked.has(base) && [`${base}_one`, `${base}_other`].includes(key))

test('this test sees the source', () => {
  const asked = new Set(sources.flatMap(({ text }) => quoted(text)))
  expect(keys.filter((key) => asked.has(key)).length).toBeGreaterThan(500)
  expect(controlIds.length).toBeGreaterThan(50)
})

describe('what the source asks for is there', () => {
  test('since it asks through functions whose types know the keys', () => {
    const untyped = /i18n\.getMessage\(|\bas (?:\w*MessageKey|TranslateData)\b|\bsubs: \[/g
    const found = sources.flatMap(({ path, text }) =>
      Array.from(text.matchAll(untyped), ([what]) => `${path}: ${what}`),
    )
    expect(found.sort()).toEqual([
      'src/platform/background/i18n.ts: i18n.getMessage(',
      // Texts that arrive as data were created with typed keys.
      'src/platform/content/i18n.ts: as TranslateData',
      'src/platform/content/i18n.ts: as TranslateData',
      'src/platform/content/i18n.ts: i18n.getMessage(',
      'src/setup-guide/content/blocked-views.ts: as TranslateData',
      'src/ui/i18n.ts: i18n.getMessage(',
      'src/ui/locale.ts: i18n.getMessage(',
      'src/ui/mount.tsx: i18n.getMessage(',
    ])
  })

  test('and so is what the manifest asks for', () => {
    expect(inManifest.length).toBeGreaterThan(0)
    expect(inManifest.filter((key) => !Object.hasOwn(messages, key))).toEqual([])
  })
})

describe('what is there', () => {
  test('is asked for', () => {
    const asked = new Set([...sources.flatMap(({ text }) => quoted(text)), ...composed, ...inManifest])
    const unasked = keys.filter((key) => !asked.has(key) && !wholeFamily.test(key))
    expect(unasked.filter((key) => !isFormOf(key, asked))).toEqual([])
  })

  test('has both forms of a text with a number, which is the first blank of both', () => {
    expect(counted.length).toBeGreaterThan(0)
    expect(keys.filter((key) => key.endsWith('_one')).map((key) => key.replace(/_one$/, ''))).toEqual(counted)
    const blanks = (key: string) => (messages[key]?.message.match(/\$\d/g) ?? []).sort()
    for (const base of counted) {
      expect(blanks(`${base}_one`), base).toEqual(blanks(`${base}_other`))
      expect(blanks(`${base}_one`)[0], base).toBe('$1')
      expect(Object.hasOwn(messages, base), base).toBe(false)
    }
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

describe('what translators are told of a text', () => {
  const languages = readdirSync(join(root, 'public/_locales'))
  const blanksOf = (text: string) => [...new Set(text.match(/\$[1-9]/g))].sort().join(' ')
  const descriptionOf = (key: string) => messages[key]?.description ?? ''

  test('is more than a word, for each', () => {
    // A key in this list needs a description in public/_locales/en/messages.json.
    expect(keys.filter((key) => descriptionOf(key).trim().split(/\s+/).length < 3)).toEqual([])
  })

  test('names each of its blanks, and no other', () => {
    const wrong = keys.filter(
      (key) => blanksOf(descriptionOf(key)) !== blanksOf(messages[key]?.message ?? ''),
    )
    expect(wrong).toEqual([])
  })

  test('says more than the text itself', () => {
    expect(keys.filter((key) => descriptionOf(key) === messages[key]?.message)).toEqual([])
  })

  test('stands beside the English text alone, in one place', () => {
    const elsewhere = languages.filter(
      (language) =>
        language !== 'en' && read(`public/_locales/${language}/messages.json`).includes('"description"'),
    )
    expect(elsewhere).toEqual([])
  })

  test('names no key that is not there', () => {
    // Descriptions refer to other texts by their keys.
    const families = new Set(
      keys.flatMap((key) => (key.includes('_') ? [key.slice(0, key.indexOf('_'))] : [])),
    )
    const named = keys.flatMap((key) =>
      (descriptionOf(key).match(/\b[a-z]+_\w+\b/g) ?? []).filter((word) =>
        families.has(word.split('_')[0] ?? ''),
      ),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((key) => !Object.hasOwn(messages, key))).toEqual([])
  })
})

test('every action at a control has a text, and no text is for another', () => {
  expectTypeOf<KeyOf<'deed'>>().toEqualTypeOf<`deed_${Deed}`>()
})

describe('a control of the guide', () => {
  const noHints = { profileName: '', profileId: '', username: '', userId: '', appName: '', appId: '' }
  const inSteps = new Set(
    sources
      .filter(({ path }) => path.startsWith('src/setup-guide/steps/'))
      .flatMap(({ text }) => quoted(text)),
  )

  test('has a text', () => {
    // No text exists for any other name.
    expectTypeOf<KeyOf<'control'>>().toEqualTypeOf<`control_${ControlId}`>()
  })

  test('has a way to be found', () => {
    expect(controlIds.filter((id) => locatorsFor(id, noHints).length === 0)).toEqual([])
  })

  test('is used by a step', () => {
    expect(controlIds.filter((id) => !inSteps.has(id))).toEqual([])
  })
})
