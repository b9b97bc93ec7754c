/**
 * Record ids: 15 characters that mean something, and Salesforce's 3-character checksum of their
 * case.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

export function to18(id: string): string {
  if (id.length !== 15) return id
  const chunks = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)]
  return (
    id +
    chunks
      .map(
        (chunk) =>
          alphabet[[...chunk].reduce((sum, char, bit) => sum + (/[A-Z]/.test(char) ? 1 << bit : 0), 0)],
      )
      .join('')
  )
}

export const to15 = (id: string): string => id.slice(0, 15)

export const sameId = (a: string, b: string): boolean => to15(a) === to15(b)

/** Returns the first id of the type that the org does not have yet. */
export function findFreeId(prefix: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++) {
    const digits = number < 1000 ? String(number) : number.toString(36)
    const id = `${prefix}5g00000${digits.padStart(3, '0')}Nq`
    if (!taken.some((other) => sameId(other, id))) return to18(id)
  }
}
