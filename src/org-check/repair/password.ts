/** Generates random passwords. */

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!-_=+#%'] as const
const all = kinds.join('')
const length = 24

/** Returns a uniformly random integer from 0 to `most` - 1; `most` is 1 to 256. */
const below = (most: number): number => {
  const limit = 256 - (256 % most)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return byte % most
  }
}

/** Generates a password with every character class that a policy may require. */
export const newPassword = (): string => {
  for (;;) {
    const password = Array.from({ length }, () => all[below(all.length)]).join('')
    if (kinds.every((kind) => [...kind].some((sign) => password.includes(sign)))) return password
  }
}
