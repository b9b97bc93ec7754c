/** Foreign words on their way to the admin's screen: without the secrets we sent, and not longer than a note. */

const mark = '•••'
const maxLength = 300

/** Makes a function that blots every one of these secrets out of a text, evens out its blanks and cuts it to 300 characters. */
export const redactor = (secrets: readonly string[]): ((text: string) => string) => {
  const needles = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(wellFormed(secret))]))]
    // Shorter ones stand in ordinary words.
    .filter((needle) => needle.length >= 4)
    // The longest first: a password may be the beginning of another value.
    .sort((a, b) => b.length - a.length)
  return (text) => {
    const clean = needles.reduce((rest, needle) => rest.replaceAll(needle, mark), text)
    const even = clean.replace(/[\s\p{C}]+/gu, ' ').trim()
    return even.length <= maxLength ? even : `${even.slice(0, maxLength - 1)}…`
  }
}

// encodeURIComponent throws at half a surrogate pair.
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')
