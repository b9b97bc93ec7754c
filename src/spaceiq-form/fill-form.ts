/** Fills SpaceIQ's own form. */

import type { CredentialName } from '../required-setup.ts'
import type { FilledForm, FillFormRequest, FormFieldResult, FormFieldResults } from './field-results.ts'

/**
 * Finds the five fields by their labels, in open shadow roots and same-origin frames too, fills in
 * the given values and resolves to a result per field; null on another origin, and in sandboxed
 * documents such as uploaded files. Skips invisible fields, never clicks. Injected into the page's
 * isolated world: must not refer to anything outside this function.
 */
export const fillForm = async ({
  origin,
  labels,
  leaveAlone,
  values,
}: FillFormRequest): Promise<FormFieldResults | null> => {
  type Control = HTMLInputElement | HTMLTextAreaElement
  type Names = readonly (string | null | undefined)[]

  const names = Object.keys(labels) as CredentialName[]
  const patterns = names.map((name) => [name, new RegExp(labels[name], 'iu')] as const)
  const fillable =
    'textarea, input:not([type]), input:is([type=text], [type=password], [type=email], [type=url], [type=search], [type=""])'

  /** Reads native getters: a form's control named like a property shadows that property. */
  const nativeGetter =
    <T>(prototype: object, name: string) =>
    (node: Node): T =>
      Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(node)
  const getNodeType = nativeGetter<number>(Node.prototype, 'nodeType')
  const getParent = nativeGetter<Element | null>(Node.prototype, 'parentElement')
  const getDocument = nativeGetter<Document>(Node.prototype, 'ownerDocument')
  const getPrevious = nativeGetter<ChildNode | null>(Node.prototype, 'previousSibling')
  const getShadow = nativeGetter<ShadowRoot | null>(Element.prototype, 'shadowRoot')
  const getRoot = (node: Node) => Node.prototype.getRootNode.call(node) as Document | ShadowRoot
  const scrollTo: (this: Element, to: ScrollToOptions) => void = Element.prototype.scrollTo
  const isElement = (node: Node): node is Element => getNodeType(node) === 1
  const queryAll = <E extends Element = Element>(node: Node, selector: string): readonly E[] => {
    const { prototype } = { 1: Element, 9: Document }[getNodeType(node)] ?? DocumentFragment
    return [...prototype.querySelectorAll.call(node, selector)] as E[]
  }

  /** Returns the values whose label is among the texts. */
  const matches = (texts: Names): readonly CredentialName[] => {
    const given = texts.flatMap((text) => (typeof text === 'string' && text.trim()) || [])
    return patterns.filter(([, pattern]) => given.some((text) => pattern.test(text))).map(([name]) => name)
  }

  const rootsIn = (root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] => [
    root,
    ...queryAll(root, '*').flatMap((element) => {
      const inner = getShadow(element) ?? documentIn(element)
      return inner ? rootsIn(inner) : []
    }),
  ]
  const documentIn = (element: Element): Document | null => {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null
    const inner = (element as HTMLIFrameElement).contentDocument
    return inner?.defaultView?.origin === origin ? inner : null
  }

  /** Returns all fields below a node, with shadow roots; a node with two fields names neither. */
  const fieldsIn = (node: Element | ShadowRoot): readonly Element[] =>
    [...(isElement(node) ? [node] : []), ...queryAll(node, '*')].flatMap((one) => {
      const shadow = getShadow(one)
      const itself = Element.prototype.matches.call(one, fillable) ? [one] : []
      return shadow ? [...itself, ...fieldsIn(shadow)] : itself
    })

  /** Returns the element's accessible names. */
  const getNames = (element: Element): Names => {
    const root = getRoot(element)
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const own = 'labels' in element ? [...((element as Control).labels ?? [])] : []
    return [
      ...ids.map((id) => (id ? root.getElementById(id)?.textContent : null)),
      element.getAttribute('aria-label'),
      ...own.map((label) => label.textContent),
    ]
  }

  /** Returns the custom elements around a field that contain no other field. */
  const getHosts = (field: Element): readonly Element[] => {
    const root = getRoot(field)
    if (!('host' in root) || fieldsIn(root).length > 1) return []
    return [root.host, ...getHosts(root.host)]
  }

  /** Returns the parent element, leaving shadow roots. */
  const getOuter = (element: Element): Element | null => {
    const root = getRoot(element)
    return getParent(element) ?? ('host' in root ? root.host : null)
  }

  /** Returns the texts before a field, up to the previous field. */
  const getPrecedingTexts = (field: Element): Names => {
    const texts: string[] = []
    let node: Element = field
    for (let level = 0; level < 5; level += 1) {
      for (let before = getPrevious(node); before; before = getPrevious(before)) {
        if (isElement(before) && fieldsIn(before).length > 0) return texts
        if (getNodeType(before) !== Node.COMMENT_NODE) texts.push(before.textContent ?? '')
      }
      const up = getOuter(node)
      if (!up || fieldsIn(up).length > 1) return texts
      node = up
    }
    return texts
  }

  const findValues = (field: Control): readonly CredentialName[] => {
    const hosts = getHosts(field)
    const names = [field, ...hosts].flatMap(getNames)
    const attributes = [
      field.getAttribute('placeholder'),
      ...hosts.flatMap((host) => [host.getAttribute('label'), host.getAttribute('placeholder')]),
    ]
    const explicit = matches([...names, ...attributes])
    // Texts before a field do not count if the field has another name of its own.
    if (explicit.length > 0 || names.some((text) => text?.trim())) return explicit
    return matches([...hosts.map((host) => host.textContent), ...getPrecedingTexts(field)])
  }

  /** Returns the parent element, leaving shadow roots and frames. */
  const getOuterAcrossFrames = (element: Element): Element | null =>
    getOuter(element) ?? getDocument(element).defaultView?.frameElement ?? null

  /** Returns the effective opacity of an element, including all ancestors. */
  const getOpacity = (element: Element): number => {
    let opacity = 1
    for (let one: Element | null = element; one; one = getOuterAcrossFrames(one)) {
      const style = getDocument(one).defaultView?.getComputedStyle(one)
      opacity *= Number(style?.opacity || 1)
      // The effect of an SVG filter is unknown: treat as invisible.
      for (const [filter, part, unit] of style?.filter.matchAll(/url\(|opacity\(([\d.]+)(%?)\)/g) ?? [])
        opacity *= filter === 'url(' ? 0 : Number(part) / (unit ? 100 : 1)
    }
    return opacity
  }

  /** Returns whether the user can scroll to the element, and to all frames around the element. */
  const isPlaced = (element: Element): boolean => {
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect()
    const { defaultView: view, documentElement: page } = getDocument(element)
    if (!view || width < 8 || height < 8) return false
    const { scrollX: x, scrollY: y } = view
    // In a right-to-left page, the scrollable area extends to the left.
    const isLeftwards = view.getComputedStyle(page).direction === 'rtl'
    const isBeside = isLeftwards
      ? left + x >= page.clientWidth || right + x <= page.clientWidth - page.scrollWidth
      : right + x <= 0 || left + x >= page.scrollWidth
    const isFixed = view.getComputedStyle(element).position === 'fixed'
    const isOut = isFixed && (right <= 0 || bottom <= 0 || left >= view.innerWidth || top >= view.innerHeight)
    if (isBeside || isOut || bottom + y <= 0 || top + y >= page.scrollHeight) return false
    return !view.frameElement || isPlaced(view.frameElement)
  }

  const isShown = (field: Control): boolean =>
    (field.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true) &&
    isPlaced(field) &&
    getOpacity(field) >= 0.2

  /** Returns whether nothing covers or clips the point, in any root or frame around the element. */
  const isOnTop = (element: Element, x: number, y: number): boolean => {
    const root = getRoot(element)
    const hit = root.elementFromPoint(x, y)
    if (!hit || (hit !== element && !element.contains(hit))) return false
    if ('host' in root) return isOnTop(root.host, x, y)
    const frame = getDocument(element).defaultView?.frameElement
    if (!frame) return true
    const { left, top } = frame.getBoundingClientRect()
    return isOnTop(frame, left + frame.clientLeft + x, top + frame.clientTop + y)
  }

  /** Returns whether part of the field is visible when scrolled into view; scrolls back. */
  const isUncovered = (field: Control): boolean => {
    const scrolled: (readonly [Element, number, number])[] = []
    for (let one: Element | null = field; one; one = getOuterAcrossFrames(one))
      scrolled.push([one, one.scrollLeft, one.scrollTop])
    field.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = field.getBoundingClientRect()
    const isSeen = [0.1, 0.5, 0.9].some((part) => isOnTop(field, left + width * part, top + height / 2))
    for (const [one, x, y] of scrolled) scrollTo.call(one, { left: x, top: y, behavior: 'instant' })
    return isSeen
  }

  /** Finds the field of each value; null if ambiguous in either direction. */
  const find = (isTaken: (field: Control) => boolean): ReadonlyMap<CredentialName, Control | null> => {
    const found = new Map<CredentialName, Control | null>()
    const all = rootsIn(document).flatMap((root) => queryAll<Control>(root, fillable))
    for (const field of all.filter((one) => !one.disabled && !one.readOnly && isTaken(one))) {
      const meantValues = findValues(field)
      for (const name of meantValues)
        found.set(name, found.has(name) || meantValues.length > 1 ? null : field)
    }
    return found
  }

  /** Simulates typing: uses the native setter, which frameworks override, and fires the events. */
  const type = (field: Control, value: string): void => {
    const prototype = field.localName === 'input' ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    const eventInit = { bubbles: true, composed: true }
    field.dispatchEvent(new InputEvent('input', { ...eventInit, inputType: 'insertReplacementText' }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
    field.dispatchEvent(new FocusEvent('blur', { composed: true }))
    field.dispatchEvent(new FocusEvent('focusout', eventInit))
  }

  /** Waits until the page has rendered the values. */
  const waitForRendering = async () => {
    const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    // An occluded window renders no frames.
    await Promise.race([new Promise(requestAnimationFrame), delay(200)])
    await delay(50)
  }

  // A sandboxed document has the same URL, but an opaque origin.
  if (self.origin !== origin) return null
  const before = find(isShown)
  const unseen = find((field) => !isShown(field))
  const covered = new Set<CredentialName>()
  for (const [name, field] of before) {
    const value = values[name]
    const ignored = { ...leaveAlone, autocomplete: field?.type === 'password' ? 'new-password' : 'off' }
    for (const [mark, text] of Object.entries(ignored)) field?.setAttribute(mark, text)
    if (!field || value === undefined) continue
    if (isUncovered(field)) type(field, value)
    else covered.add(name)
  }
  if (Object.keys(values).length > 0) await waitForRendering()

  // Search again: a framework may have replaced the field.
  const fieldsNow = find(isShown)
  const getResult = (name: CredentialName): FormFieldResult => {
    if (covered.has(name)) return 'hidden'
    if (!before.has(name)) return unseen.has(name) ? 'hidden' : 'not-found'
    if (!before.get(name)) return 'ambiguous'
    if (values[name] === undefined) return 'found'
    return fieldsNow.get(name)?.value === values[name] ? 'filled' : 'reverted'
  }
  const results = Object.fromEntries(names.map((name) => [name, getResult(name)])) as FormFieldResults
  const filled: FilledForm = { results, filled: before, find: () => find(isShown) }
  if (Object.keys(values).length > 0) Object.assign(globalThis, { spaceiqFilled: filled })
  // The argument lives as long as the document, so remove the values.
  for (const name of names) Reflect.deleteProperty(values, name)
  return results
}
