/** The language of the pages, and what it makes of lists, numbers and plurals. */

import browser from 'webextension-polyfill'

/** Returns the messages' language, in the browser's regional variant if the two match. */
export const language = (): string => {
  const browserLanguage = browser.i18n.getUILanguage()
  const messagesLanguage = browser.i18n.getMessage('ui_language')
  return `${browserLanguage}-`.startsWith(`${messagesLanguage}-`) ? browserLanguage : messagesLanguage
}

/** Formats a list as 'a, b, and c'. */
export const formatList = (items: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(items)

/** Formats a number as '15,000'. */
export const formatNumber = (value: number): string => new Intl.NumberFormat(language()).format(value)

/** Returns the form of a text with this number: our languages have no more than two. */
export const getPluralForm = (count: number): 'one' | 'other' =>
  // French, Spanish and Portuguese have a form for millions too, which no text of ours counts.
  new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other'
