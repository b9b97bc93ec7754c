/** Types of browser.mjs, which is JavaScript since it runs before TypeScript is installed. */
export function findBrowser(): string | null
export function ensureBrowser(): string
export function findFirefox(): string | null
export function ensureFirefox(): string | null
