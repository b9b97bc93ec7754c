/** For the TypeScript that imports browser.mjs, which must itself run before TypeScript is installed. */
export function findBrowser(): string | null
export function ensureBrowser(): string
export function findFirefox(): string | null
export function ensureFirefox(): string | null
