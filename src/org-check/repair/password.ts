/** Generates random passwords. */

const characterClasses = [
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  'abcdefghijkmnopqrstuvwxyz',
  '23456789',
  '!-_=+#%',
] as const
const allCharacters = characterClasses.join('')
const PASSWORD_LENGTH = 24

/** Returns a uniformly random integer from 0 to `most` - 1; `most` is 1 to 256. */
const randomBelow = (most: number): number => {
  const limit = 256 - (256 % most)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return byte % most
  }
}

/** Generates a password with every character class that a policy may require. */
export const generatePassword = (): string => {
  for (;;) {
    const password = Array.from(
      { length: PASSWORD_LENGTH },
      () => allCharacters[randomBelow(allCharacters.length)],
    ).join('')
    if (characterClasses.every((kind) => [...kind].some((sign) => password.includes(sign)))) return password
  }
}
