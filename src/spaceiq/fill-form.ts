/** Fills SpaceIQ's own form. */

import type { ActivationValue } from '../blueprint.ts'

export interface FormOrder {
  /** Where the form is to be: a page of another origin, come in between, is left alone. */
  readonly origin: string
  /** Regular expressions for the text of each label. */
  readonly labels: Readonly<Record<ActivationValue, string>>
  /** What to fill in. A field without a value here is looked for and left as it is. */
  readonly values: Readonly<Partial<Record<ActivationValue, string>>>
}

export const fieldFindings = ['found', 'filled', 'not-found', 'ambiguous', 'reverted'] as const
/** `reverted`: the page put something else in place of what was filled in. */
export type FieldFinding = (typeof fieldFindings)[number]
export type FormFindings = Readonly<Record<ActivationValue, FieldFinding>>

/**
 * Finds the five fields by their labels, fills in what it is given, and gives what became of each; null on a page of
 * another origin. Runs in the page, in a world of its own, so it stands alone: nothing outside of it exists there. Looks
 * into open shadow roots and into frames of the same origin. Presses nothing.
 */
export const fillForm = async ({ origin, labels, values }: FormOrder): Promise<FormFindings | null> => {
  type Control = HTMLInputElement | HTMLTextAreaElement
  type Names = readonly (string | null | undefined)[]

  const names = Object.keys(labels) as ActivationValue[]
  const patterns = names.map((name) => [name, new RegExp(labels[name], 'iu')] as const)
  const fillable =
    'textarea, input:not([type]), input:is([type=text], [type=password], [type=email], [type=url], [type=search], [type=""])'

  /** The values whose label one of the texts is. */
  const matches = (texts: Names): readonly ActivationValue[] =>
    patterns.filter(([, pattern]) => texts.some((text) => text && pattern.test(text))).map(([name]) => name)

  const rootsIn = (root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element.shadowRoot ?? documentIn(element)
      return inner ? rootsIn(inner) : []
    }),
  ]
  const documentIn = (element: Element): Document | null => {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null
    const inner = (element as HTMLIFrameElement).contentDocument
    return inner?.defaultView?.origin === origin ? inner : null
  }

  /** All fields below, shadow roots included: what has one of them only may speak for it. */
  const fieldsIn = (node: Element | ShadowRoot): readonly Element[] => [
    ...(node.nodeType === Node.ELEMENT_NODE && (node as Element).matches(fillable) ? [node as Element] : []),
    ...[...node.querySelectorAll(fillable)],
    ...[node, ...node.querySelectorAll('*')].flatMap((inner) =>
      'shadowRoot' in inner && inner.shadowRoot ? fieldsIn(inner.shadowRoot) : [],
    ),
  ]

  /** What an element is called in the page's own words for it. */
  const labelled = (element: Element): Names => {
    const root = element.getRootNode() as Document | ShadowRoot
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const own = 'labels' in element ? [...((element as Control).labels ?? [])] : []
    return [
      ...ids.map((id) => (id ? root.getElementById(id)?.textContent : null)),
      element.getAttribute('aria-label'),
      ...own.map((label) => label.textContent),
    ]
  }

  /** The custom elements around a field that hold no other one. */
  const hostsOf = (field: Element): readonly Element[] => {
    const root = field.getRootNode()
    if (!('host' in root) || fieldsIn(root as ShadowRoot).length > 1) return []
    const host = (root as ShadowRoot).host
    return [host, ...hostsOf(host)]
  }

  /** The texts before a field, up to the field before it. */
  const preceding = (field: Element): Names => {
    const texts: string[] = []
    let node: Element = field
    for (let level = 0; level < 5; level += 1) {
      for (let before = node.previousSibling; before; before = before.previousSibling) {
        if (before.nodeType === Node.ELEMENT_NODE && fieldsIn(before as Element).length > 0) return texts
        if (before.nodeType !== Node.COMMENT_NODE) texts.push(before.textContent ?? '')
      }
      const root = node.getRootNode()
      const up = node.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null)
      if (!up || fieldsIn(up).length > 1) return texts
      node = up
    }
    return texts
  }

  const valuesFor = (field: Control): readonly ActivationValue[] => {
    const hosts = hostsOf(field)
    const said = [field, ...hosts].flatMap(labelled)
    const attributes = [
      field.getAttribute('placeholder'),
      ...hosts.flatMap((host) => [host.getAttribute('label'), host.getAttribute('placeholder')]),
    ]
    const explicit = matches([...said, ...attributes])
    // A field that is called something else is not the one that happens to stand behind a label.
    if (explicit.length > 0 || said.some((text) => text?.trim())) return explicit
    return matches([...hosts.map((host) => host.textContent), ...preceding(field)])
  }

  const isUsable = (field: Control): boolean =>
    !field.disabled && !field.readOnly && (field.checkVisibility?.({ visibilityProperty: true }) ?? true)

  /** The field of each value; null where more than one could be it, or it could be more than one. */
  const find = (): ReadonlyMap<ActivationValue, Control | null> => {
    const found = new Map<ActivationValue, Control | null>()
    const all = rootsIn(document).flatMap((root) => [...root.querySelectorAll<Control>(fillable)])
    for (const field of all.filter(isUsable)) {
      const meant = valuesFor(field)
      for (const name of meant) found.set(name, found.has(name) || meant.length > 1 ? null : field)
    }
    return found
  }

  /** As typing leaves it: past the value that a framework keeps on the field, and with the events it listens to. */
  const type = (field: Control, value: string): void => {
    const prototype = field.localName === 'input' ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    const inputType = 'insertReplacementText'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
    field.dispatchEvent(new FocusEvent('blur', { composed: true }))
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }))
  }

  /** Until the page has drawn what it makes of the values. */
  const settled = async () => {
    await new Promise<void>((drawn) => {
      requestAnimationFrame(() => drawn())
      // No frame is drawn in a window that is covered.
      setTimeout(drawn, 200)
    })
    await new Promise((go) => setTimeout(go, 50))
  }

  if (location.origin !== origin) return null
  const before = find()
  for (const [name, field] of before) {
    const value = values[name]
    if (field && value !== undefined) type(field, value)
  }
  if (Object.keys(values).length > 0) await settled()

  // Looked for again: a framework may have put another field in its place.
  const now = find()
  const finding = (name: ActivationValue): FieldFinding => {
    const field = before.get(name)
    if (field === undefined) return 'not-found'
    if (field === null) return 'ambiguous'
    if (values[name] === undefined) return 'found'
    return now.get(name)?.value === values[name] ? 'filled' : 'reverted'
  }
  return Object.fromEntries(names.map((name) => [name, finding(name)])) as FormFindings
}
