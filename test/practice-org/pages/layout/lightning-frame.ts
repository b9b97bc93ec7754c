/** Changes a Classic page as Salesforce does inside the iframe of Lightning Setup. */

import type { RequestContext } from '../../types.ts'

export const isInLightningFrame = ({ url, form }: Pick<RequestContext, 'url' | 'form'>): boolean =>
  url.searchParams.get('isdtp') === 'p1' || form.get('isdtp') === 'p1'

export const addFrameParameter = (address: string): string =>
  /[?&]isdtp=/.test(address) ? address : `${address}${address.includes('?') ? '&' : '?'}isdtp=p1`

const plain = (attribute: string) => attribute.replace(/&amp;|&#38;/g, '&').replace(/&#39;/g, "'")

/** Keeps the frame's mark on forms; links go through the parent, which replaces the iframe. */
export const adaptForLightningFrame = (html: string): string =>
  html
    .replace(
      /(<form\b[^>]*\bmethod="post"[^>]*>)/gi,
      '$1<input type="hidden" name="isdtp" id="isdtp" value="p1">',
    )
    .replace(
      /(<a\b[^>]*\bhref=")(\/[^"]*)"/g,
      (_, start: string, href: string) =>
        `${start}javascript:srcUp(&#39;${encodeURIComponent(addFrameParameter(plain(href))).replace(/'/g, '%27')}&#39;)"`,
    )
