const tails = new Map<string, Promise<unknown>>()

/**
 * Runs `work` after all earlier work of the same key, so that reading, changing and writing is one piece.
 * Gives what `work` gives, and rejects when it does; later work runs all the same.
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
