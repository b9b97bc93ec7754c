/** Hashes texts (SHA-256, hex), so that they can be compared without storing or sending them. */
export const hashTexts = async (texts: readonly string[]): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(texts))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
