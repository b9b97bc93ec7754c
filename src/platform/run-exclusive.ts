const queues = new Map<string, Promise<unknown>>()

/**
 * Runs `work` after all earlier work with the same key (a mutex), for atomic read-modify-write.
 * Resolves and rejects as `work` does; a rejection does not stop later work.
 */
export const runExclusive = <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const mine = (queues.get(key) ?? Promise.resolve()).then(work, work)
  const tail = mine.then(
    () => undefined,
    () => undefined,
  )
  queues.set(key, tail)
  void tail.then(() => {
    if (queues.get(key) === tail) queues.delete(key)
  })
  return mine
}
