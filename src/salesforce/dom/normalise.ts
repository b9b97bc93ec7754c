/**
 * Makes two spellings of one label equal: white space, case, full-width brackets, the curly apostrophe, and the
 * long-vowel mark that Salesforce added to the end of Japanese loan words around 2022.
 */
export const normalise = (text: string): string =>
  text
    .replace(/ー/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/’/g, "'")
