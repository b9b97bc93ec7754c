/** Visibility and visible text of elements. */

/** Returns whether the element is visible once scrolled into view. */
export const isVisible = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width * height > 0 && element.checkVisibility({ visibilityProperty: true })
}

/** Returns whether a part of the element is in the window, without scrolling. */
export const isInView = (element: Element): boolean => {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
}

let servedLanguage: string | undefined

/** Records the served language. Call once at start: page translators change the attribute. */
export const recordServedLanguage = (document: Document) => {
  servedLanguage = document.documentElement.lang
}

/**
 * Detects page translation: Chrome and Edge mark the document or wrap its texts, Firefox changes
 * `lang`. The words of a translated page are not the org's.
 */
export const isTranslated = (document: Document): boolean =>
  (servedLanguage ?? document.documentElement.lang) !== document.documentElement.lang ||
  !!document.querySelector('html[class*=translated-],font>font,[_msttexthash]')

/** Returns the page title's second heading (the first names its kind); '' if translated. */
export const getPageTitle = (document: Document): string => {
  const title = document.querySelector('.bPageTitle h2')
  return title && !isTranslated(document) ? visibleText(title) : ''
}

/** Returns the element's text, lines apart, without help texts, assistive marks and scripts. */
export const visibleText = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const noise of copy.querySelectorAll(
    'script,style,select,textarea,.assistiveText,.requiredMark,.mouseOverInfoOuter,.helpText,.textCounterOuter',
  )) {
    noise.remove()
  }
  for (const end of copy.querySelectorAll('br,p,div,h4')) end.after(' ')
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
