/** Selectors of links as Salesforce writes them, in Classic pages and in Lightning's frame. */

/** Returns a selector by part of a link's URL. Framed links hold it percent-encoded in a script. */
export const linkSelector = (part: string): string =>
  `a:is([href*="${part}"], [href*="${encodeURIComponent(part)}"])`
