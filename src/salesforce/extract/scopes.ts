/** Recognizes OAuth scopes by the code in brackets after their translated label. */

/** Checks whether a scope's label has the code in brackets, which may hold several codes. */
export const hasScope = (label: string, code: string): boolean =>
  RegExp(`[(（](?:[^)）]*,)?\\s*${code}\\s*[,)）]`).test(label)
