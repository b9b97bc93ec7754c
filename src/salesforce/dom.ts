/** What can be seen of an element, and what it says. */

/** Whether a person could see the element if it were scrolled to. */
export const isVisible = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
}

/** What the page is about: its second heading, as the first is the kind of page. */
export const titleOf = (document: Document): string => {
  const title = document.querySelector('.bPageTitle h2')
  return title ? words(title) : ''
}

/** The element's own words, without help bubbles, assistive marks and scripts that Salesforce puts beside them; lines stay apart. */
export const words = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const noise of copy.querySelectorAll(
    'script,style,img,select,textarea,.assistiveText,.requiredMark,.mouseOverInfoOuter,.helpText,.textCounterOuter',
  )) {
    noise.remove()
  }
  for (const end of copy.querySelectorAll('br,p,div,h4')) end.after(' ')
  return (copy.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}
