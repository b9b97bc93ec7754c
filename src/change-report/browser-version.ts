/** Names the browser by its user agent. */

/** Names of browsers in a user agent, those first that name others too. */
const browserTokens = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Vivaldi', 'Vivaldi'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
] as const

/** Returns the browser's name and version, as 'Firefox 147.0'; the whole user agent if it names none. */
export const describeBrowser = (userAgent: string): string => {
  for (const [token, name] of browserTokens) {
    const [, version] = new RegExp(String.raw`\b${token}/([\d.]+)`).exec(userAgent) ?? []
    if (version !== undefined) return `${name} ${version}`
  }
  return userAgent
}
