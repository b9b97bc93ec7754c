/** Generates random passwords. */

const characterClasses = [
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  'abcdefghijkmnopqrstuvwxyz',
  '23456789',
  '!-_=+#%',
] as const
const allCharacters = characterClasses.join('')
const PASSWORD_LENGTH = 24

/** Returns a uniformly random integer from 0 to `limit` - 1; `limit` is 1 to 256. */
const randomBelow = (limit: number): number => {
  const unbiasedLimit = 256 - (256 % limit)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < unbiasedLimit) return byte % limit
  }
}

/** Generates a password with every character class that a policy may require. */
export const generatePassword = (): string => {
  for (;;) {
    const password = Array.from(
      { length: PASSWORD_LENGTH },
      () => allCharacters[randomBelow(allCharacters.length)],
    ).join('')
    if (characterClasses.every((characters) => [...characters].some((one) => password.includes(one))))
      return password
  }
}
