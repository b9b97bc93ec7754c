/**
 * Where the extension's database lies. Databases append: what is removed stays in their files until they tidy up, at a time
 * of their own. A file that is deleted is gone, so what must be gone is left behind when the rest moves on to the next place:
 * in Chromium a storage bucket, which has a folder to itself, in Firefox a database, which has a file to itself.
 */

export interface Place {
  /** Opens the database that is there, and makes one where there is none. */
  open(): IDBOpenDBRequest
  /** Whether there is one: it is made and filled in one transaction, so that one that is there is whole. */
  isWhole(): Promise<boolean>
}

interface Places {
  names(): Promise<readonly string[]>
  at(name: string): Promise<Place>
  drop(name: string): Promise<void>
}

/** Of Chromium's API what is used here. */
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
    // A place that says that it is filled is on the disk: the one before is deleted on its word.
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

/** The newest first. */
const generationsIn = async (all: Places): Promise<readonly number[]> =>
  (await all.names())
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((one, other) => other - one)

/** Gives where the database is now. A move that was cut off is done where the new place is whole, else not begun. */
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

/** Has the next place filled, and gives up the one before with all that is in it. */
export const moveOn = async (fill: (place: Place) => Promise<void>): Promise<void> => {
  const all = places()
  const left = await generationsIn(all)
  await fill(await all.at(nameOf((left[0] ?? 0) + 1)))
  for (const one of left) await all.drop(nameOf(one))
}
