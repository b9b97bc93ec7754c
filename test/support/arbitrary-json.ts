/** Generates arbitrary JSON, and valid values with parts replaced by it, for property tests. */

import fc from 'fast-check'

/**
 * Generates texts that break careless code: lone surrogates, prototype names, markup, long texts.
 */
export const arbitraryHostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '\ud800',
    'half \udfff pair',
    '\u0000',
    '\u202eevil\u2066',
    '<img src=x onerror=alert(1)>',
    '//evil.example/',
    'javascript:alert(1)',
    '../../..',
    '$1 $& $`',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 300, max: 20_000 }).map((length) => 'x'.repeat(length)),
)

const hostileNumber = fc.constantFrom(-1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, 9e15, -0, 2 ** 31)

/** Builds JSON nested deeper than anybody writes it. */
const deep = fc.integer({ min: 50, max: 500 }).map((depth) => {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { type: value }
  return value
})

/** Sets prototype names as ordinary members, as JSON.parse does. */
const polluting = fc.constantFrom(
  ...['{"__proto__":{"isPolluted":true}}', '{"constructor":{"prototype":{"isPolluted":true}}}'].map(
    (json): unknown => JSON.parse(json),
  ),
)

/** Generates any JSON value. */
export const arbitraryHostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  arbitraryHostileText,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, false, [], {}, ''),
  deep,
  polluting,
)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Lists the paths to every part, the whole included. */
const pathsOf = (value: unknown): readonly (readonly string[])[] => [
  [],
  ...(isObject(value)
    ? Object.keys(value).flatMap((key) => pathsOf(value[key]).map((path) => [key, ...path]))
    : []),
]

const withPart = (value: unknown, path: readonly string[], change: (old: unknown) => unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(isObject(value) ? value : {}) }
  const changed = withPart(copy[key], rest, change)
  // JSON cannot set an array's length.
  if (Array.isArray(copy) && key === 'length') return copy
  if (changed === undefined) delete copy[key]
  else
    Object.defineProperty(copy, key, { value: changed, enumerable: true, writable: true, configurable: true })
  return copy
}

/** Generates one of the values with one part replaced, removed, or given an extra member. */
export const arbitraryCorrupted = (good: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.constantFrom(...good).chain((one) =>
    fc
      .tuple(
        fc.constantFrom(...pathsOf(one)),
        arbitraryHostileJson,
        arbitraryHostileText,
        fc.constantFrom('replace', 'remove', 'add'),
      )
      .map(([path, value, key, how]) =>
        withPart(one, path, (old) => {
          if (how === 'remove') return undefined
          if (how === 'replace' || !isObject(old)) return value
          return withPart(old, [key], () => value)
        }),
      ),
  )

/** Returns true if the prototype of all objects was polluted. */
export const isPrototypePolluted = (): boolean => 'isPolluted' in {}
