/** Attributes that make 1Password, LastPass, Bitwarden and Dashlane ignore a field. */
export const passwordManagerOptOut: Readonly<Record<string, string>> = {
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
}
