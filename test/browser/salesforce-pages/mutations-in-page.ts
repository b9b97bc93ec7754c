/**
 * Changes a page as Salesforce might, and checks that each control is still the same. Bundled for
 * the page.
 */

import { locate } from '../../../src/salesforce/dom/locator.ts'
import { normalizeText } from '../../../src/salesforce/dom/normalize.ts'
import { pageRules } from '../../../src/salesforce/pages/pages.ts'
import { recognizePage } from '../../../src/salesforce/pages/recognize.ts'
import type { ExpectedControl } from './page-scenarios.ts'

export interface MutationResult {
  readonly mutation: string
  readonly control: string
  readonly found: 'right' | 'missing' | 'wrong'
  /** The element taken for the control. */
  readonly mismatchedElement: string
}

const tag = 'data-mutation'
const tagged = (control: string) => [
  ...document.querySelectorAll<HTMLElement>(`[${tag}~="${CSS.escape(control)}"]`),
]
const everyTagged = () => [...document.querySelectorAll<HTMLElement>(`[${tag}]`)]
const everything = () => [...document.body.querySelectorAll<HTMLElement>('*')]

const lastOf = (id: string) => id.split(':').at(-1) ?? ''

/** Salesforce renders a form's buttons above and below it: either is the control. */
const isTwin = (one: Element, other: Element): boolean =>
  one instanceof HTMLInputElement &&
  other instanceof HTMLInputElement &&
  ['submit', 'button'].includes(one.type) &&
  one.type === other.type &&
  one.value === other.value &&
  one.form === other.form &&
  one.getAttribute('onclick') === other.getAttribute('onclick') &&
  lastOf(one.name) === lastOf(other.name)

const mark = (element: Element, control: string) => {
  const marks = new Set((element.getAttribute(tag) ?? '').split(' ').filter(Boolean))
  element.setAttribute(tag, [...marks.add(control)].join(' '))
}

/** Recognizes the page. */
export const recognizeCurrentPage = () => recognizePage(pageRules, new URL(location.href), document)

/** Tags the located controls; returns those that are on the page. */
export const tagControls = (wanted: readonly ExpectedControl[]): readonly string[] =>
  wanted.flatMap(({ control, locators: ways }) => {
    const element = locate(ways, document)?.element
    if (!element) return []
    for (const one of document.querySelectorAll(element.localName))
      if (one === element || isTwin(one, element)) mark(one, control)
    return [control]
  })

const wrap = (element: Element, ...names: readonly string[]) => {
  const made = names.map((name) => document.createElement(name))
  element.replaceWith(made[0] ?? element)
  made.forEach((one, index) => {
    one.append(made[index + 1] ?? element)
  })
}

const wrapContents = (cell: Element, ...names: readonly string[]) => {
  const inner = document.createElement(names[0] ?? 'div')
  inner.append(...cell.childNodes)
  cell.append(inner)
  if (names.length > 1) wrapContents(inner, ...names.slice(1))
}

/** Makes an element unlike the control: other name, label, record or field, no handlers. */
const makeOther = (element: Element, labels: (text: string) => string) => {
  for (const one of [element, ...element.querySelectorAll('*')]) {
    for (const { name, value } of [...one.attributes]) {
      if (name === tag || name.startsWith('on')) one.removeAttribute(name)
      else if (['id', 'name', 'for', 'title'].includes(name))
        one.setAttribute(name, `${value.replace(/00e\w{12,15}/, '00e9g00000999ZZZ')}_2`)
      else if (name === 'href')
        one.setAttribute(
          name,
          value.replace(/\b(0\w{2})\w{12,15}\b/g, '$19g00000999ZZZ').replace(/\bs=\w+/, 's=Other'),
        )
      else if (name === 'value' && one.matches('[type="submit"],[type="button"]'))
        one.setAttribute(name, labels(value))
    }
    for (const node of one.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        node.textContent = labels(node.textContent.trim()).replace(/\w+__c/, 'Other_$&')
  }
}

/**
 * Finds the smallest part with the control and its label: its row, a heading's list, a button
 * alone.
 */
const unitOf = (element: HTMLElement): Element => {
  if (element.matches('[type="submit"], [type="button"]')) return element
  const list = element.matches('h3') && (element.closest('.bRelatedList') ?? element.closest('.bPageBlock'))
  return list || (element.closest('tr:has(> th, > [class*="label" i])') ?? element.closest('tr') ?? element)
}

const addLookAlikes = (labels: (text: string) => string) => {
  for (const unit of new Set(everyTagged().map(unitOf))) {
    // A row that contains half of the page is not the control's.
    if (unit.matches('tr') && unit.querySelectorAll('tr').length > 8) continue
    // The page after Save has only Continue and then Cancel: located by position.
    const isFirst = unit.matches(`[${tag}~="continue"]`)
    for (const where of isFirst ? (['after'] as const) : (['before', 'after'] as const)) {
      const copy = unit.cloneNode(true) as Element
      makeOther(copy, labels)
      unit[where](copy)
    }
  }
}

const otherPrefix = (id: string): string =>
  id.includes(':')
    ? id
        .split(':')
        .map((part, index) => (index === 0 ? 'thePage9' : part.replace(/^j_id\d+$/, 'j_id987')))
        .toSpliced(1, 0, 'j_id4711')
        .join(':')
    : id.replace(/^\w*(?=CustomFieldRelatedList)/, '01Ixx00000ZzZzZ_')

const renameIds = () => {
  for (const element of everything()) {
    for (const name of ['id', 'name', 'for']) {
      const value = element.getAttribute(name)
      if (value) element.setAttribute(name, otherPrefix(value))
    }
  }
}

/** Changes that may happen to a Salesforce page, each applied to the whole page. */
const mutations: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  'wrappers around controls': () => {
    for (const element of everyTagged()) wrap(element, 'div', 'span')
  },
  'wrappers in cells': () => {
    for (const cell of document.body.querySelectorAll('td, th')) wrapContents(cell, 'div', 'div')
  },
  'wrappers around tables and forms': () => {
    for (const block of document.body.querySelectorAll('table, form')) wrap(block, 'section', 'div')
  },
  'attributes reordered': () => {
    for (const element of everything()) {
      const attributes = [...element.attributes].toReversed()
      for (const { name } of attributes) element.removeAttribute(name)
      for (const { name, value } of attributes) element.setAttribute(name, value)
    }
  },
  'stray classes': () => {
    for (const element of everything()) {
      element.classList.add('slds-scope', 'brandTertiaryBrd', 'first')
    }
  },
  'rows inserted': () => {
    for (const row of document.body.querySelectorAll('tr')) {
      const filler = document.createElement('tr')
      for (const cell of row.cells) {
        const other = document.createElement(cell.localName)
        other.className = cell.className
        other.textContent = 'Something else'
        filler.append(other)
      }
      row.before(filler)
    }
  },
  'cells inserted': () => {
    for (const element of everyTagged()) element.closest('td')?.before(document.createElement('td'))
  },
  'look-alikes, label prefixed': () => addLookAlikes((text) => `Legacy ${text}`),
  'look-alikes, label suffixed': () => addLookAlikes((text) => `${text} 2`),
  'look-alikes, same label': () => addLookAlikes((text) => text),
  'labels in another case, with spaces': () => {
    for (const cell of document.body.querySelectorAll('td[class*="label" i], label')) {
      for (const node of cell.childNodes)
        if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
          node.textContent = `\u00a0 ${node.textContent.toUpperCase()} `
    }
  },
  'ids with other prefixes': renameIds,
  're-rendered, each control': () => {
    for (const element of everyTagged()) element.replaceWith(element.cloneNode(true))
  },
  're-rendered, the whole page': () => {
    document.body.replaceChildren(...[...document.body.childNodes].map((node) => node.cloneNode(true)))
  },
  'all of it': () => {
    renameIds()
    for (const name of [
      'look-alikes, label prefixed',
      'rows inserted',
      'wrappers in cells',
      'stray classes',
      'attributes reordered',
    ])
      mutations[name]?.()
  },
}

const describe = (element: HTMLElement): string =>
  `${element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)} in "${normalizeText(unitOf(element).textContent ?? '').slice(0, 60)}"`

const judge = (mutation: string, { control, locators: ways }: ExpectedControl): MutationResult => {
  const element = locate(ways, document)?.element
  const isRight = element?.matches(`[${tag}~="${CSS.escape(control)}"]`)
  return {
    mutation,
    control,
    found: isRight ? 'right' : element ? 'wrong' : 'missing',
    mismatchedElement: element && !isRight ? describe(element) : '',
  }
}

/** Runs each mutation on the original page, and removes and restores each control. */
export const runMutations = (all: readonly ExpectedControl[]): readonly MutationResult[] => {
  const present = tagControls(all)
  const wanted = all.filter(({ control }) => present.includes(control))
  const page = document.body.innerHTML
  const outcomes: MutationResult[] = []
  for (const [name, mutate] of Object.entries(mutations)) {
    document.body.innerHTML = page
    mutate()
    outcomes.push(...wanted.map((one) => judge(name, one)))
  }
  document.body.innerHTML = page
  for (const one of wanted) {
    const places = tagged(one.control).map((element) => ({ element, place: document.createComment('') }))
    for (const { element, place } of places) element.replaceWith(place)
    outcomes.push(judge('control removed', one))
    for (const { element, place } of places) place.replaceWith(element)
    outcomes.push(judge('control back, late', one))
  }
  return outcomes
}

const away = new Map<string, readonly { readonly element: Element; readonly place: Comment }[]>()

/** Removes the control and its twins from the page. */
export const removeControl = (control: string) => {
  const places = tagged(control).map((element) => ({ element, place: document.createComment('') }))
  for (const { element, place } of places) element.replaceWith(place)
  away.set(control, places)
}

export const restoreControl = (control: string) => {
  for (const { element, place } of away.get(control) ?? []) place.replaceWith(element)
}

/** Replaces the control by a copy, slightly offset: references to the old one are stale. */
export const replaceControl = (control: string) => {
  for (const element of tagged(control)) {
    const aside = document.createElement('span')
    aside.style.cssText = 'display: inline-block; padding: 6px 0 0 24px'
    element.replaceWith(aside)
    aside.append(element.cloneNode(true))
  }
}

/**
 * Returns the viewport centers of each visible control and its twins; of a link's picture if it has
 * one.
 */
export const getControlCenters = (
  controls: readonly string[],
): Readonly<Record<string, readonly { readonly x: number; readonly y: number }[]>> =>
  Object.fromEntries(
    controls.map((control) => [
      control,
      tagged(control)
        .filter((one) => one.getBoundingClientRect().width > 0 && one.checkVisibility())
        .map((one) => {
          const seen = (!one.textContent?.trim() && one.querySelector('img')) || one
          const { x, y, width, height } = seen.getBoundingClientRect()
          return { x: x + width / 2, y: y + height / 2 }
        }),
    ]),
  )
