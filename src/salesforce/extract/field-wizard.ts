/** Extracts which field the New Custom Field wizard is about. */

/** Returns the selected data type (`S` Text, `J` Text Area (Long)); null before the selection. */
export const selectedFieldType = (document: Document): 'Text' | 'LongTextArea' | 'other' | null => {
  const code = document.querySelector<HTMLInputElement>('#stageForm input[type=hidden][name=dtype]')?.value
  if (code === undefined) return null
  return code === 'S' ? 'Text' : code === 'J' ? 'LongTextArea' : 'other'
}

/**
 * Returns which of these fields the stage is about: by its name input (hidden in later stages),
 * else by the summary, where the name follows the label. Undefined for other objects.
 */
export const currentFieldName = (
  document: Document,
  fields: readonly { readonly name: string }[],
): string | undefined => {
  if (document.querySelector('#stageForm [name=entity]:not([value=Case])')) return undefined
  const input = document.querySelector<HTMLInputElement>('#DeveloperName')
  const cells = document.querySelectorAll('#stageForm td')
  const texts = input ? [input.value] : Array.from(cells, (cell) => cell.textContent?.trim())
  return texts.findLast((text) => fields.some(({ name }) => name === text))
}
