/** Links as Salesforce writes them, as a page of its own and in Lightning's frame. */

/** Links whose address has this part. In Lightning's frame the address stands percent-encoded in a call of the page's script. */
export const linkTo = (part: string): string =>
  `a:is([href*="${part}"], [href*="${encodeURIComponent(part)}"])`
