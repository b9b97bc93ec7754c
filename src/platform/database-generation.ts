/**
 * Location of the database. Files keep removed data until some later compaction; to erase it now,
 * the other items move to a new file: a storage bucket in Chromium, a database in Firefox.
 * @see https://wicg.github.io/storage-buckets/
 */

export interface DatabaseGeneration {
  /** Opens the database, creating it if missing. */
  open(): IDBOpenDBRequest
  /** Returns whether the database exists. An existing database is complete: filled atomically. */
  isComplete(): Promise<boolean>
}

interface GenerationStore {
  listNames(): Promise<readonly string[]>
  get(name: string): Promise<DatabaseGeneration>
  remove(name: string): Promise<void>
}

/** The used part of Chromium's Storage Buckets API. */
interface StorageBuckets {
  keys(): Promise<readonly string[]>
  open(
    name: string,
    options: { readonly durability: 'strict' },
  ): Promise<{ readonly indexedDB: Pick<IDBFactory, 'open' | 'databases'> }>
  delete(name: string): Promise<void>
}

const createBucketStore = (buckets: StorageBuckets): GenerationStore => ({
  listNames: () => buckets.keys(),
  remove: (name) => buckets.delete(name),
  async get(name) {
    // A bucket that reports its database must be on disk: the previous bucket is then deleted.
    const { indexedDB: own } = await buckets.open(name, { durability: 'strict' })
    return { open: () => own.open('kept', 1), isComplete: async () => (await own.databases()).length > 0 }
  },
})

const databaseStore: GenerationStore = {
  listNames: async () => (await indexedDB.databases()).map(({ name = '' }) => name),
  get: async (name) => ({ open: () => indexedDB.open(name, 1), isComplete: async () => true }),
  remove: (name) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    }),
}

const getGenerationStore = (): GenerationStore => {
  const { storageBuckets } = navigator as { readonly storageBuckets?: StorageBuckets }
  return storageBuckets ? createBucketStore(storageBuckets) : databaseStore
}

const NAME_PREFIX = 'kept-'
const toGenerationName = (generation: number) => NAME_PREFIX + generation

/** Lists the generations, newest first. */
const listGenerations = async (store: GenerationStore): Promise<readonly number[]> =>
  (await store.listNames())
    .filter((name) => name.startsWith(NAME_PREFIX))
    .map((name) => Number(name.slice(NAME_PREFIX.length)))
    .sort((one, other) => other - one)

/** Returns the current generation. Finishes an interrupted move, or undoes an incomplete move. */
export const getCurrentGeneration = async (): Promise<DatabaseGeneration> => {
  const store = getGenerationStore()
  const [newest = 1, ...older] = await listGenerations(store)
  const generation = await store.get(toGenerationName(newest))
  if (older.length === 0) return generation
  if (!(await generation.isComplete())) {
    await store.remove(toGenerationName(newest))
    return getCurrentGeneration()
  }
  for (const old of older) await store.remove(toGenerationName(old))
  return generation
}

/** Fills the next generation, then deletes the previous generations. */
export const moveToNextGeneration = async (
  fill: (generation: DatabaseGeneration) => Promise<void>,
): Promise<void> => {
  const store = getGenerationStore()
  const previous = await listGenerations(store)
  await fill(await store.get(toGenerationName((previous[0] ?? 0) + 1)))
  for (const one of previous) await store.remove(toGenerationName(one))
}
