const tails = new Map<string, Promise<unknown>>()

/**
 * Runs `work` after all earlier work with the same key (a mutex), for atomic read-modify-write.
 * Resolves and rejects as `work` does; a rejection does not stop later work.
 */
export const serial = <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const mine = (tails.get(key) ?? Promise.resolve()).then(work, work)
  const tail = mine.then(
    () => undefined,
    () => undefined,
  )
  tails.set(key, tail)
  void tail.then(() => {
    if (tails.get(key) === tail) tails.delete(key)
  })
  return mine
}
