/**
 * Replaces `src/platform/indexed-db.ts` in every unit test (unit-setup.ts): Node and happy-dom have
 * no IndexedDB. Like the real one it answers late and copies values; each function is a
 * transaction.
 */

type Items = Record<string, unknown>
/** `small`: small writes still succeed. */
type Failing = { reading?: Error; writing?: Error; small?: true }

/** Global, so that it outlives `vi.resetModules`. */
const home = globalThis as { fakeDatabase?: { items: Map<string, unknown>; failing: Failing } }
home.fakeDatabase ??= { items: new Map(), failing: {} }
const state = home.fakeDatabase
const { items } = state

/**
 * Waits a few microtasks and not for a timer, which tests with a fake clock would never see end.
 */
const later = async (error: Error | undefined) => {
  for (let turn = 0; turn < 3; turn += 1) await null
  if (error) throw error
}

const put = (added: Items) => {
  for (const [key, value] of Object.entries(structuredClone(added))) items.set(key, value)
}

/** The database as the extension sees it. */
export const fakeDatabase = {
  readItem: async (key: string): Promise<unknown> => {
    await later(state.failing.reading)
    return structuredClone(items.get(key))
  },
  listItemKeys: async (): Promise<readonly string[]> => {
    await later(state.failing.reading)
    return [...items.keys()]
  },
  putItems: async (added: Items): Promise<void> => {
    await later(state.failing.writing)
    put(added)
  },
  probeWrite: () => later(state.failing.small ? undefined : state.failing.writing),
  putItemsUnlessPresent: async (first: string, added: Items): Promise<void> => {
    await later(state.failing.writing)
    if (!items.has(first)) put(added)
  },
  rewriteItems: async (left: (all: Items) => Items): Promise<void> => {
    await later(state.failing.writing)
    const remaining = left(structuredClone(Object.fromEntries(items)))
    items.clear()
    put(remaining)
  },
}

/**
 * Lets a test read and set the database. Leaves out the mark of a converted store, set at first
 * use.
 */
export const fakeDatabaseControls = {
  reset: () => {
    items.clear()
    state.failing = {}
  },
  /** Makes calls fail with these errors from now on; without any, they succeed again. */
  fail: (errors: Failing = {}) => {
    state.failing = errors
  },
  dump: (): Items => {
    const { converted: _, ...others } = structuredClone(Object.fromEntries(items))
    return others
  },
  set: async (added: Items) => put(added),
  isConverted: () => items.has('converted'),
}
