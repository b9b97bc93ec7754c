/**
 * Location of the database. Files keep removed data until some later compaction; to erase it now,
 * the other items move to a new file: a storage bucket in Chromium, a database in Firefox.
 * @see https://wicg.github.io/storage-buckets/
 */

export interface Place {
  /** Opens the database, creating it if missing. */
  open(): IDBOpenDBRequest
  /** Returns whether the database exists. An existing database is complete: filled atomically. */
  isWhole(): Promise<boolean>
}

interface Places {
  names(): Promise<readonly string[]>
  at(name: string): Promise<Place>
  drop(name: string): Promise<void>
}

/** The used part of Chromium's Storage Buckets API. */
interface Buckets {
  keys(): Promise<readonly string[]>
  open(
    name: string,
    how: { readonly durability: 'strict' },
  ): Promise<{ readonly indexedDB: Pick<IDBFactory, 'open' | 'databases'> }>
  delete(name: string): Promise<void>
}

const inBuckets = (buckets: Buckets): Places => ({
  names: () => buckets.keys(),
  drop: (name) => buckets.delete(name),
  async at(name) {
    // A bucket that reports its database must be on disk: the previous bucket is then deleted.
    const { indexedDB: own } = await buckets.open(name, { durability: 'strict' })
    return { open: () => own.open('kept', 1), isWhole: async () => (await own.databases()).length > 0 }
  },
})

const inDatabases: Places = {
  names: async () => (await indexedDB.databases()).map(({ name = '' }) => name),
  at: async (name) => ({ open: () => indexedDB.open(name, 1), isWhole: async () => true }),
  drop: (name) =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.deleteDatabase(name)
      asked.onsuccess = () => resolve()
      asked.onerror = () => reject(asked.error)
    }),
}

const places = (): Places => {
  const { storageBuckets } = navigator as { readonly storageBuckets?: Buckets }
  return storageBuckets ? inBuckets(storageBuckets) : inDatabases
}

const prefix = 'kept-'
const nameOf = (generation: number) => prefix + generation

/** Lists the generations, newest first. */
const generationsIn = async (all: Places): Promise<readonly number[]> =>
  (await all.names())
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((one, other) => other - one)

/** Returns the current generation. Finishes an interrupted move, or undoes an incomplete move. */
export const currentPlace = async (): Promise<Place> => {
  const all = places()
  const [newest = 1, ...older] = await generationsIn(all)
  const place = await all.at(nameOf(newest))
  if (older.length === 0) return place
  if (!(await place.isWhole())) {
    await all.drop(nameOf(newest))
    return currentPlace()
  }
  for (const left of older) await all.drop(nameOf(left))
  return place
}

/** Fills the next generation, then deletes the previous generations. */
export const moveOn = async (fill: (place: Place) => Promise<void>): Promise<void> => {
  const all = places()
  const left = await generationsIn(all)
  await fill(await all.at(nameOf((left[0] ?? 0) + 1)))
  for (const one of left) await all.drop(nameOf(one))
}
