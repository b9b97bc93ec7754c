/**
 * Normalizes a label for comparison: white space (no-break spaces are in `\s`), case, full-width
 * brackets, curly apostrophe, and the long-vowel mark Salesforce appended to Japanese loan words
 * around 2022.
 */
export const normalizeText = (text: string): string =>
  text
    .replace(/ー/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/’/g, "'")
