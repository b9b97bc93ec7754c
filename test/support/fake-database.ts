/**
 * What `src/platform/indexed-db.ts` is replaced by in every unit test (setup.ts): Node and happy-dom have no IndexedDB. It
 * answers late and copies, as the real one does, and each function is one transaction.
 */

type Items = Record<string, unknown>
/** `small`: what is small finds room all the same. */
type Failing = { reading?: Error; writing?: Error; small?: true }

/** One for the test, however often its modules are loaded anew. */
const home = globalThis as { fakeDatabase?: { items: Map<string, unknown>; failing: Failing } }
home.fakeDatabase ??= { items: new Map(), failing: {} }
const state = home.fakeDatabase
const { items } = state

/** In turn with whatever else is under way, and by no timer: tests that stop the clock wait for it as well. */
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

/** What a test may look at and set. That the old storage was converted is left out: it is so after the first use. */
export const fakeDatabaseControls = {
  reset: () => {
    items.clear()
    state.failing = {}
  },
  /** From now on the browser fails so; not any more with nothing given. */
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
