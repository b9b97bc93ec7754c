/** How a field says that password managers are to leave it alone, each in its own words: 1Password, LastPass, Bitwarden, Dashlane. */
export const leaveAlone: Readonly<Record<string, string>> = {
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
}
