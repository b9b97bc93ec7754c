/** Reads which field the wizard for new fields is about. */

/** The code of the chosen data type, null before one is chosen: `S` is Text, `J` Text Area (Long). */
export const chosenType = (document: Document): 'Text' | 'LongTextArea' | 'other' | null => {
  const code = document.querySelector<HTMLInputElement>('#stageForm input[type=hidden][name=dtype]')?.value
  if (code === undefined) return null
  return code === 'S' ? 'Text' : code === 'J' ? 'LongTextArea' : 'other'
}

/**
 * Which of these fields the stage names: by its input of the name, which later stages carry hidden, else in the summary
 * above their table, where the name comes after the label. A field of another object is none of them.
 */
export const namedField = (
  document: Document,
  fields: readonly { readonly name: string }[],
): string | undefined => {
  if (document.querySelector('#stageForm [name=entity]:not([value=Case])')) return undefined
  const input = document.querySelector<HTMLInputElement>('#DeveloperName')
  const cells = document.querySelectorAll('#stageForm td')
  const texts = input ? [input.value] : Array.from(cells, (cell) => cell.textContent?.trim())
  return texts.findLast((text) => fields.some(({ name }) => name === text))
}
