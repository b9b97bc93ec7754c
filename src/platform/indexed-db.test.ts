/** The wrapper of IndexedDB itself, on an IndexedDB that does what it is told to do. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

type Handler = (() => void) | null

/** A database of one store, whose events come late as the browser's do. */
class Scripted {
  readonly items = new Map<string, unknown>()
  opens = 0
  closed = 0
  failure: DOMException | null = null
  isMade = false
  current: { onversionchange: Handler; onclose: Handler; close(): void } | null = null
  /** Takes no transaction any more, and no event has said so. */
  dead: object | null = null

  readonly factory = {
    open: () => {
      this.opens += 1
      const asked: Record<string, unknown> = {}
      setTimeout(() => {
        if (this.failure) {
          asked.error = this.failure
          ;(asked.onerror as () => void)()
          return
        }
        asked.result = this.#database()
        if (!this.isMade) (asked.onupgradeneeded as () => void)()
        this.isMade = true
        ;(asked.onsuccess as () => void)()
      })
      return asked
    },
  }

  #database() {
    const database = {
      onversionchange: null as Handler,
      onclose: null as Handler,
      createObjectStore: () => ({
        put: (value: unknown, key: string) => this.items.set(key, structuredClone(value)),
      }),
      close: () => {
        this.closed += 1
      },
      transaction: () => {
        if (this.dead === database) throw new DOMException('Closed', 'InvalidStateError')
        return this.#transaction()
      },
    }
    this.current = database
    return database
  }

  #transaction() {
    const draft = new Map(this.items)
    const later: (() => void)[] = []
    const request = (work: () => unknown) => {
      const asked: { result?: unknown; onsuccess?: () => void } = {}
      later.push(() => {
        asked.result = work()
        asked.onsuccess?.()
      })
      return asked
    }
    const transaction = {
      error: this.failure,
      oncomplete: null as Handler,
      onabort: null as Handler,
      objectStore: () => ({
        get: (key: string) => request(() => draft.get(key)),
        getKey: (key: string) => request(() => (draft.has(key) ? key : undefined)),
        getAll: () => request(() => [...draft.values()]),
        getAllKeys: () => request(() => [...draft.keys()]),
        put: (value: unknown, key: string) => request(() => draft.set(key, structuredClone(value))),
        delete: (key: string) => request(() => draft.delete(key)),
        clear: () => request(() => draft.clear()),
      }),
    }
    setTimeout(() => {
      for (const step of later) step()
      if (transaction.error) {
        transaction.onabort?.()
        return
      }
      this.items.clear()
      for (const [key, value] of draft) this.items.set(key, value)
      transaction.oncomplete?.()
    })
    return transaction
  }
}

let scripted = new Scripted()
/** What is asked for while a lock is held waits; nothing here needs to share one. */
const locks = () => {
  let tail: Promise<unknown> = Promise.resolve()
  const request = (_: string, __: object, work: () => Promise<unknown>) => {
    const mine = tail.then(work, work)
    tail = mine.catch(() => undefined)
    return mine
  }
  return { request }
}

const made = (places: Map<string, Scripted>, name: string): Scripted => {
  const place = places.get(name) ?? new Scripted()
  places.set(name, place)
  return place
}
const drop = (places: Map<string, Scripted>, name: string) => {
  places.get(name)?.current?.onclose?.()
  places.delete(name)
}

/** Chromium's buckets, each with a database of its own. */
const buckets = () => {
  const places = new Map<string, Scripted>()
  const all = {
    keys: async () => [...places.keys()].sort(),
    open: async (bucket: string) => {
      const place = made(places, bucket)
      return {
        indexedDB: { open: place.factory.open, databases: async () => (place.isMade ? ['kept'] : []) },
      }
    },
    delete: async (bucket: string) => drop(places, bucket),
  }
  vi.stubGlobal('navigator', { storageBuckets: all, locks: locks() })
  return { places, full: () => Object.assign(all, { open: failing(all.open) }) }
}

/** Firefox's databases, each with a file of its own. */
const databases = () => {
  const places = new Map<string, Scripted>()
  const all = {
    databases: async () => [...places].flatMap(([name, { isMade }]) => (isMade ? [{ name }] : [])),
    open: (name: string) => made(places, name).factory.open(),
    deleteDatabase: (name: string) => {
      const asked: Record<string, () => void> = {}
      setTimeout(() => {
        drop(places, name)
        asked.onsuccess?.()
      })
      return asked
    },
  }
  vi.stubGlobal('navigator', { locks: locks() })
  vi.stubGlobal('indexedDB', all)
  return {
    places,
    full: () => {
      const next = made(places, 'kept-2')
      next.failure = new DOMException('No room', 'QuotaExceededError')
    },
  }
}

const failing =
  <T>(open: (name: string) => T) =>
  (name: string): T => {
    if (name !== 'kept-1') throw new DOMException('No room', 'QuotaExceededError')
    return open(name)
  }

const wrapper = () => vi.importActual<typeof import('./indexed-db.ts')>('../../src/platform/indexed-db.ts')

beforeEach(() => {
  vi.resetModules()
  scripted = new Scripted()
  vi.stubGlobal('navigator', { locks: locks() })
  vi.stubGlobal('indexedDB', { ...scripted.factory, databases: async () => [] })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('keeps, gives, lists and removes, with one connection', async () => {
  const { places } = databases()
  const { rewriteItems: keepOnly, listItemKeys: listKeys, putItems, readItem } = await wrapper()
  await putItems({ a: 1, b: { c: 2 } })
  await putItems({ d: 3 })
  expect(places.get('kept-1')?.opens).toBe(1)
  await keepOnly(({ a: _, ...others }) => others)
  expect(await listKeys()).toEqual(['b', 'd'])
  expect(await readItem('b')).toEqual({ c: 2 })
  expect(await readItem('a')).toBeUndefined()
})

test('puts once', async () => {
  const { putItemsUnlessPresent: putOnce, readItem } = await wrapper()
  await putOnce('first', { first: true, value: 1 })
  await putOnce('first', { first: true, value: 2 })
  expect(await readItem('value')).toBe(1)
})

test('keeps only what it is to, and what comes in its place', async () => {
  databases()
  const { rewriteItems: keepOnly, listItemKeys: listKeys, putItems } = await wrapper()
  await putItems({ a: 1, b: 2 })
  await keepOnly(() => ({ c: 3 }))
  expect(await listKeys()).toEqual(['c'])
})

test('a write that is aborted rejects with the browser’s reason, and leaves what was there', async () => {
  const { putItems, readItem } = await wrapper()
  await putItems({ a: 1 })
  scripted.failure = new DOMException('No room', 'QuotaExceededError')
  await expect(putItems({ a: 2 })).rejects.toMatchObject({ name: 'QuotaExceededError' })
  scripted.failure = null
  expect(await readItem('a')).toBe(1)
})

test('a database that does not open is opened again with the next use', async () => {
  const { readItem } = await wrapper()
  scripted.failure = new DOMException('Not now', 'UnknownError')
  await expect(readItem('a')).rejects.toMatchObject({ name: 'UnknownError' })
  scripted.failure = null
  expect(await readItem('a')).toBeUndefined()
  expect(scripted.opens).toBe(2)
})

test.each(['onclose', 'onversionchange'] as const)('after %s it is opened anew', async (event) => {
  const { readItem } = await wrapper()
  await readItem('a')
  scripted.current?.[event]?.()
  await readItem('a')
  expect(scripted.opens).toBe(2)
  expect(scripted.closed).toBe(event === 'onversionchange' ? 1 : 0)
})

describe('after the browser closed it without an event, as Firefox does once something did not fit', () => {
  test.each([
    ['a write', async ({ putItems }) => putItems({ b: 2 })],
    ['a removal', async ({ rewriteItems }) => rewriteItems((items) => ({ ...items, b: 2 }))],
  ] satisfies [string, (store: Awaited<ReturnType<typeof wrapper>>) => Promise<void>][])(
    '%s succeeds in the database opened anew',
    async (_, change) => {
      const { places } = databases()
      const store = await wrapper()
      await store.putItems({ a: 1 })
      for (const place of places.values()) place.dead = place.current
      await change(store)
      expect(await store.listItemKeys()).toEqual(['a', 'b'])
    },
  )
})

describe.each([
  ['in Chromium’s buckets', buckets],
  ['in Firefox’s databases', databases],
])('%s', (_, browser) => {
  const held = (places: Map<string, Scripted>) =>
    [...places].map(([name, { items }]) => [name, Object.fromEntries(items)])

  test('what is removed is left behind, in a place that is deleted', async () => {
    const { places } = browser()
    const { rewriteItems: keepOnly, putItems, readItem } = await wrapper()
    await putItems({ a: 1, b: 2 })
    await keepOnly(({ a: _, ...others }) => others)
    expect(await readItem('b')).toBe(2)
    await putItems({ c: 3 })
    expect(held(places)).toEqual([['kept-2', { b: 2, c: 3 }]])
  })

  test('a move that was cut off after it was whole counts as done', async () => {
    const { places } = browser()
    const { rewriteItems: keepOnly, putItems } = await wrapper()
    await putItems({ a: 1, b: 2 })
    const left = places.get('kept-1') as Scripted
    await keepOnly(() => ({ b: 2 }))
    places.set('kept-1', left)
    vi.resetModules()
    expect(await (await wrapper()).listItemKeys()).toEqual(['b'])
    expect([...places.keys()]).toEqual(['kept-2'])
  })

  test('a move that was cut off before it was whole counts as not begun', async () => {
    const { places } = browser()
    await (await wrapper()).putItems({ a: 1 })
    made(places, 'kept-2')
    vi.resetModules()
    expect(await (await wrapper()).readItem('a')).toBe(1)
  })

  test('without room to move, it is removed where it is', async () => {
    const { places, full } = browser()
    const { rewriteItems: keepOnly, putItems, listItemKeys: listKeys } = await wrapper()
    await putItems({ a: 1, b: 2 })
    full()
    await keepOnly(() => ({ b: 2 }))
    expect(await listKeys()).toEqual(['b'])
    expect(Object.fromEntries(places.get('kept-1')?.items ?? [])).toEqual({ b: 2 })
  })

  test('a write that is asked for while it moves is done in the new place', async () => {
    const { places } = browser()
    const { rewriteItems: keepOnly, putItems } = await wrapper()
    await putItems({ a: 1, b: 2 })
    await Promise.all([keepOnly(() => ({ b: 2 })), putItems({ c: 3 })])
    expect(held(places)).toEqual([['kept-2', { b: 2, c: 3 }]])
  })
})
