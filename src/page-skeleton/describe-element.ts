/** One element as a line: its tag, and what may be shown of its attributes. */

import { getLabelTexts, labelIds } from '../salesforce/dom/labels.ts'
import { normalizeText } from '../salesforce/dom/normalize.ts'
import { describeIdentifier, describeIdentifiers, describeRecordId } from './identifiers.ts'
import {
  addressAttributes,
  describeLanguage,
  identifierAttributes,
  isKnownElement,
  knownAttributes,
  plainAttributes,
  valueAttributes,
} from './known-names.ts'
import type { PageWords } from './page-words.ts'
import { isAskedValue } from './salesforce-words.ts'
import { describeAddress, describeHandler } from './shapes.ts'

const knownLabels: ReadonlyMap<string, string> = new Map(
  labelIds.flatMap((id) => getLabelTexts(id).map((label) => [normalizeText(label), label] as const)),
)

/** Returns a text if it is one of Salesforce's own labels, as we know it; else its length. */
export const describeText = (text: string): string => {
  const shown = text.replace(/\s+/g, ' ').trim()
  return shown === '' ? '' : (knownLabels.get(normalizeText(shown)) ?? `[${shown.length}]`)
}

/** Returns what may be shown of an input's value: the kind of a record id, or a constant of ours. */
const describeValue = (element: Element, value: string): string | null => {
  const isPassword = element.getAttribute('type')?.toLowerCase() === 'password'
  if (isPassword || value === '') return null
  if (isAskedValue(value) && element.getAttribute('type')?.toLowerCase() === 'hidden') return value
  const record = describeRecordId(value)
  return record?.lead === '' && /\d/.test(value) ? record.text : null
}

/** Returns a free value if a way of finding a control asks for it, or it is a label; else its length. */
const describeOtherValue = (value: string): string => (isAskedValue(value) ? value : describeText(value))

/** Returns what may be shown of an attribute's name: those that we know, else like an identifier. */
const describeAttributeName = (name: string, words: PageWords): string =>
  knownAttributes.has(name) ||
  identifierAttributes.has(name) ||
  addressAttributes.has(name) ||
  Object.hasOwn(plainAttributes, name)
    ? name
    : describeIdentifier(name, words)

/** Returns what may be shown of an attribute's value; null leaves the attribute out. */
const describeAttributeValue = (
  element: Element,
  name: string,
  value: string,
  words: PageWords,
): string | null => {
  if (name === 'value') return describeValue(element, value)
  if (valueAttributes.has(name)) return null
  if (identifierAttributes.has(name)) return describeIdentifiers(value, words)
  const plain = Object.hasOwn(plainAttributes, name) && plainAttributes[name]
  if (plain) return plain.test(value) ? value : `[${value.length}]`
  if (name === 'lang') return describeLanguage(value) || `[${value.length}]`
  if (addressAttributes.has(name)) return describeAddress(value)
  return name.startsWith('on') ? describeHandler(value) : describeOtherValue(value)
}

const escapeAttribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')

/** Returns the tag as it may be shown: an element of a framework may have the org's own name. */
const describeTag = (element: Element, words: PageWords): string => {
  const tag = element.localName.toLowerCase()
  return isKnownElement(tag) ? tag : describeIdentifier(tag, words)
}

/** Returns the element's line; `notes` are ours: which controls it is, and that it is hidden. */
export const describeElement = (
  element: Element,
  words: PageWords,
  notes: Readonly<Record<string, string>> = {},
): string => {
  const attributes = [...element.attributes].flatMap(({ name, value }): readonly string[] => {
    const shown = describeAttributeValue(element, name, value, words)
    if (shown === null) return []
    const shownName = describeAttributeName(name, words)
    return [shown === '' ? shownName : `${shownName}='${escapeAttribute(shown)}'`]
  })
  const ours = Object.entries(notes).map(([name, value]) => (value ? `${name}='${value}'` : name))
  return `<${[describeTag(element, words), ...attributes, ...ours].join(' ')}>`
}

const scriptTexts = /\/\*[\s\S]*?\*\/|\/\/.*|(?:[:=]\s*)?(?:"[^"\n]*"|'[^'\n]*'|`[^`]*`)/g
/** A lone name that a script passes on is mostly an id of the page. */
const passedName = /^["'`][\w$-]*["'`]$/

/** Lists what a script says besides its code: comments, and quoted texts but for passed names. */
const listScriptTexts = (script: string): readonly string[] =>
  (script.match(scriptTexts) ?? []).filter((text) => !passedName.test(text))

/** What a style sheet says besides its selectors, which name the same classes as the page. */
const styleTexts = /"[^"]*"|'[^']*'|url\([^)]*\)|\/\*[\s\S]*?\*\//g

const readNode = ({ nodeType, nodeValue }: Node, parent: Element): readonly string[] => {
  // Texts, sections of XML and comments.
  if (nodeType !== 3 && nodeType !== 4 && nodeType !== 8) return []
  const text = nodeValue ?? ''
  if (parent.localName === 'script') return listScriptTexts(text)
  return parent.localName === 'style' ? (text.match(styleTexts) ?? []) : [text]
}

/** Lists what an element holds: in sight, in its shadow, and as a template. */
export const listAllChildren = (element: Element): readonly Node[] => [
  ...(element.shadowRoot?.childNodes ?? []),
  ...element.childNodes,
  ...(element.localName === 'template' ? ((element as HTMLTemplateElement).content?.childNodes ?? []) : []),
]

/** Lists all texts of an element's own besides its identifiers, as words that ids may repeat. */
export const listOwnTexts = (element: Element): readonly string[] => [
  ...[...element.attributes].filter(({ name }) => !identifierAttributes.has(name)).map(({ value }) => value),
  ...listAllChildren(element).flatMap((node) => readNode(node, element)),
  // What was typed since the page came stands in no attribute.
  ...('value' in element && typeof element.value === 'string' ? [element.value] : []),
]
