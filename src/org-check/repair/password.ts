/** Passwords nobody chose. */

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!-_=+#%'] as const
const all = kinds.join('')
const length = 24

/** A whole number from 0 to below `most`, which is 1 to 256; each as likely as any other. */
const below = (most: number): number => {
  const limit = 256 - (256 % most)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return byte % most
  }
}

/** A new password with every kind of sign that a policy may ask for. */
export const newPassword = (): string => {
  for (;;) {
    const password = Array.from({ length }, () => all[below(all.length)]).join('')
    if (kinds.every((kind) => [...kind].some((sign) => password.includes(sign)))) return password
  }
}
