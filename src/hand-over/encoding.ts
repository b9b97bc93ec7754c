/** Bytes as text: hexadecimal, and base64 of the standard alphabet. */

const hexPair = (byte: number): string => byte.toString(16).padStart(2, '0')

/** Encodes bytes in lowercase hexadecimal. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, hexPair).join('')

/** Decodes lowercase hexadecimal; null if it is none, or not whole bytes. */
export const fromHex = (text: string): Uint8Array<ArrayBuffer> | null =>
  /^(?:[\da-f]{2})*$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : null

/** Encodes bytes in base64. Not base64url: chat programs take `_` for formatting. */
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** Decodes base64 with its padding; null if it is none, or not as an encoder writes it. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return toBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

/** Encodes text in UTF-8. */
export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Returns the SHA-256 of bytes. */
export const hashBytes = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
