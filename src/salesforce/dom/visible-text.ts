/** What can be seen of an element, and what it says. */

/** Whether a person could see the element if it were scrolled to. */
export const isVisible = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width * height > 0 && element.checkVisibility({ visibilityProperty: true })
}

let served: string | undefined

/** Notes the language the page was served in, which a translator changes. Asked once, before anything can have happened. */
export const noteLanguage = (document: Document) => {
  served = document.documentElement.lang
}

/**
 * Whether the browser has put other words into the page: Chrome and Edge mark the document or what they wrap its texts in,
 * Firefox gives it another language. Nothing that such a page says in words is what the org says.
 */
export const isTranslated = (document: Document): boolean =>
  (served ?? document.documentElement.lang) !== document.documentElement.lang ||
  !!document.querySelector('html[class*=translated-],font>font,[_msttexthash]')

/** What the page is about: its second heading, as the first is the kind of page. '' where its words are not the org's. */
export const titleOf = (document: Document): string => {
  const title = document.querySelector('.bPageTitle h2')
  return title && !isTranslated(document) ? words(title) : ''
}

/** The element's own words, without help bubbles, assistive marks and scripts that Salesforce puts beside them; lines stay apart. */
export const words = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const noise of copy.querySelectorAll(
    'script,style,select,textarea,.assistiveText,.requiredMark,.mouseOverInfoOuter,.helpText,.textCounterOuter',
  )) {
    noise.remove()
  }
  for (const end of copy.querySelectorAll('br,p,div,h4')) end.after(' ')
  return (copy.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}
