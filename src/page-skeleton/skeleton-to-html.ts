/** Turns a frame's skeleton into a document, on which rules and ways of finding controls are tried. */

import type { FrameSkeleton } from './skeleton.ts'

interface Line {
  readonly depth: number
  readonly text: string
}

const toLine = (line: string): Line => {
  const text = line.trimStart()
  return { depth: line.length - text.length, text }
}

const attributePattern = / ([^\s='<>]+)(?:='([^']*)')?/g

const unescapeAttribute = (value: string): string =>
  value.replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** What an element's line says: its tag and attributes; null for a line of text. */
export interface ParsedTag {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Parses an element's line. */
export const parseTag = (text: string): ParsedTag | null => {
  const [, tag, rest = ''] = /^<([^\s>]+)((?: [^\s='<>]+(?:='[^']*')?)*)>$/.exec(text) ?? []
  if (tag === undefined) return null
  const attributes = Array.from(rest.matchAll(attributePattern), ([, name = '', value = '']) => [
    name,
    unescapeAttribute(value),
  ])
  return { tag, attributes: Object.fromEntries(attributes) }
}

/** Kinds stand in names too; names of HTML take no brackets. */
const toName = (name: string): string => name.replace(/[^\w.:-]/g, '-').replace(/^[^a-z]/i, 'x')

const createElement = ({ tag, attributes }: ParsedTag, document: Document): Element => {
  const element = document.createElement(toName(tag))
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('guide-')) element.setAttribute(toName(name), value)
  }
  return element
}

/** Fills the document with the frame's elements, in place of its own. */
export const fillDocument = (document: Document, { elements, language }: FrameSkeleton): void => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  if (language) document.documentElement.lang = language
  const path: { readonly depth: number; readonly node: Element }[] = []
  for (const { depth, text } of elements.map(toLine)) {
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop()
    const parent = path.at(-1)?.node
    const tag = parseTag(text)
    if (!tag) {
      parent?.append(text)
      continue
    }
    const own = { html: document.documentElement, head: document.head, body: document.body }
    const node = Object.hasOwn(own, tag.tag)
      ? copyAttributes(own[tag.tag as keyof typeof own], tag)
      : createElement(tag, document)
    if (node.parentNode === null) parent?.append(node)
    path.push({ depth, node })
  }
}

const copyAttributes = (element: Element, { attributes }: ParsedTag): Element => {
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('guide-')) element.setAttribute(toName(name), value)
  }
  return element
}

/** Returns an address that a frame may have been at: its shape, with ids that are nobody's. */
export const toAddress = ({ hostFamily, address }: FrameSkeleton): string => {
  const path = address
    .replace(/(00e|005|02u|00N|0H4|0PS)\[id:(\d+)\]/g, (_, prefix: string, length: string) =>
      prefix.padEnd(Number(length), '0'),
    )
    .replace(/\[[^\]]*\]/g, 'x')
  return `https://acme.${hostFamily === 'other' ? 'my.salesforce.com' : hostFamily}${path}`
}
