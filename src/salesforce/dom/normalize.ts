/**
 * Normalizes a label for comparison: white space, case, full-width brackets, curly apostrophe, and
 * the long-vowel mark Salesforce appended to Japanese loan words around 2022.
 */
export const normalizeText = (text: string): string =>
  text
    .replace(/ー/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/’/g, "'")
