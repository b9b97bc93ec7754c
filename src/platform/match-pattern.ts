/** Returns the match pattern of a host's pages, on any port. @see MDN, match patterns */
export const toHostPattern = (host: string): string => `https://${host}/*`
