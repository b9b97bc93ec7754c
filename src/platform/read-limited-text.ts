/** Reads HTTP bodies up to a size limit. */

/** Reads the body as text; null if longer than `maxBytes`. Rejects when reading fails. */
export const readLimitedText = async (response: Response, maxBytes: number): Promise<string | null> => {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  const parts: string[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return parts.join('') + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    parts.push(decoder.decode(value, { stream: true }))
  }
}
