/** Offers a text or bytes as a file. */

const downloadBlob = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves the text as a download; nothing leaves the computer. */
export const downloadText = (text: string, type: string, name: string): void =>
  downloadBlob(new Blob([text], { type }), name)

/** Saves the bytes as a download; nothing leaves the computer. */
export const downloadBytes = (bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void =>
  downloadBlob(new Blob([bytes], { type }), name)
