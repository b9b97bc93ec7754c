/** OAuth scopes, by the code that Salesforce prints in brackets behind each scope's translated label. */

/** Whether the code stands in brackets in a scope's label; the brackets can hold several codes. */
export const hasScope = (label: string, code: string): boolean =>
  [...label.matchAll(/[(（]([^)）]*)[)）]/g)].some((match) =>
    (match[1] ?? '').split(',').some((one) => one.trim() === code),
  )
