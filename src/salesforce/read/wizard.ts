/** Reads which field the wizard for new fields is about. */

import type { PageId } from '../../guide/ids.ts'

/** The code of the chosen data type, null before one is chosen: `S` is Text, `J` Text Area (Long). */
export const chosenType = (document: Document): 'Text' | 'LongTextArea' | 'other' | null => {
  const code = document.querySelector<HTMLInputElement>(
    '#stageForm input[type="hidden"][name="dtype"]',
  )?.value
  if (code === undefined) return null
  return code === 'S' ? 'Text' : code === 'J' ? 'LongTextArea' : 'other'
}

/** Which of these fields the stage names: in its own input at stage 2, in the summary above the table later. */
export const namedField = (page: PageId, document: Document, names: readonly string[]): string | null => {
  if (page === 'field-details' || page === 'field-change') {
    const typed = document.querySelector<HTMLInputElement>('#DeveloperName')?.value ?? ''
    return names.includes(typed) ? typed : null
  }
  const cells = document.querySelectorAll('#stageForm td')
  return (
    Array.from(cells, (cell) => cell.textContent?.trim() ?? '').find((text) => names.includes(text)) ?? null
  )
}
