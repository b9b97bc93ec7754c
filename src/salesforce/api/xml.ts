/**
 * Minimal XML parser for Salesforce's responses, as service workers have none. One pass; text that
 * is malformed or beyond what Salesforce sends is rejected.
 */

export interface XmlElement {
  readonly name: string
  /** Namespace URI, '' if there is none. */
  readonly namespace: string
  readonly children: readonly XmlElement[]
  /** Text content; null if it has child elements or CDATA. */
  readonly text: string | null
}

/** Limits no response of Salesforce reaches; they keep prefix lookups cheap. */
const MAX_DEPTH = 100
const MAX_PREFIXES = 64

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Decodes a code point; U+FFFD if it is invalid. */
const decodeCharacter = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi, (_, decimal, hex, name: string) =>
    name
      ? (namedEntities[name.toLowerCase()] ?? '')
      : decodeCharacter(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )

interface OpenElement {
  readonly qualifiedName: string
  readonly name: string
  readonly namespace: string
  readonly prefixes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly texts: string[]
  plain: boolean
}

const toXmlElement = ({ name, namespace, children, texts, plain }: OpenElement): XmlElement => ({
  name,
  namespace,
  children,
  text: plain && children.length === 0 ? decodeEntities(texts.join('')) : null,
})

const tagName = /[^\s<>/="'!?&]+/y
const attribute = /\s+([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y

const matchAt = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** Parses the top-level elements, one in a whole document; null if malformed. Never throws. */
export const parseXml = (xml: string): readonly XmlElement[] | null => {
  const top: XmlElement[] = []
  const open: OpenElement[] = []
  let prefixes: ReadonlyMap<string, string> = new Map([['', '']])
  let prefixCount = 0
  let index = 0

  /** Returns the index after the next `end`; null if there is none. */
  const findEnd = (begin: number, end: string): number | null => {
    const found = xml.indexOf(end, begin)
    return found < 0 ? null : found + end.length
  }

  /** Parses the opening tag at this index; null if malformed. */
  const parseOpeningTag = (
    begin: number,
  ): { readonly end: number; readonly element: OpenElement; readonly empty: boolean } | null => {
    const [qualifiedName] = matchAt(tagName, xml, begin) ?? []
    if (qualifiedName === undefined || open.length >= MAX_DEPTH) return null
    let end = begin + qualifiedName.length
    let declared: Map<string, string> | null = null
    for (let found = matchAt(attribute, xml, end); found; found = matchAt(attribute, xml, end)) {
      end += found[0].length
      const [, name = '', double, single] = found
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      prefixCount += 1
      if (prefixCount > MAX_PREFIXES) return null
      declared ??= new Map(prefixes)
      declared.set(name.slice(6), decodeEntities(double ?? single ?? ''))
    }
    const last = matchAt(tagEnd, xml, end)
    const scope = declared ?? prefixes
    const [prefix = '', name] = qualifiedName.includes(':') ? qualifiedName.split(':') : ['', qualifiedName]
    if (!last || name === undefined) return null
    // An undeclared prefix never matches a known namespace.
    const namespace = scope.get(prefix) ?? `${prefix}:`
    const element = { qualifiedName, name, namespace, prefixes: scope, children: [], texts: [], plain: true }
    return { end: end + last[0].length, element, empty: last[1] === '/' }
  }

  const close = (element: OpenElement) => {
    const parent = open.at(-1)
    ;(parent?.children ?? top).push(toXmlElement(element))
    prefixes = parent?.prefixes ?? new Map([['', '']])
  }

  while (index < xml.length) {
    const begin = xml.indexOf('<', index)
    const text = xml.slice(index, begin < 0 ? xml.length : begin)
    const current = open.at(-1)
    if (current) current.texts.push(text)
    else if (text.trim() !== '') return null
    if (begin < 0) break
    if (xml.startsWith('<!--', begin)) index = findEnd(begin + 4, '-->') ?? -1
    else if (xml.startsWith('<?', begin)) index = findEnd(begin + 2, '?>') ?? -1
    else if (xml.startsWith('<![CDATA[', begin)) {
      if (current) current.plain = false
      index = current ? (findEnd(begin + 9, ']]>') ?? -1) : -1
    } else if (xml.startsWith('</', begin)) {
      const closed = open.pop()
      const last =
        closed && xml.startsWith(closed.qualifiedName, begin + 2)
          ? matchAt(tagEnd, xml, begin + 2 + closed.qualifiedName.length)
          : null
      if (!closed || !last || last[1] === '/') return null
      close(closed)
      index = begin + 2 + closed.qualifiedName.length + last[0].length
    } else {
      const opened = parseOpeningTag(begin + 1)
      if (!opened) return null
      if (opened.empty) {
        close(opened.element)
      } else {
        open.push(opened.element)
        prefixes = opened.element.prefixes
      }
      index = opened.end
    }
    if (index < 0) return null
  }
  return open.length === 0 ? top : null
}

/** Returns the elements with all their descendants, in document order. */
export const flattenElements = (elements: readonly XmlElement[]): readonly XmlElement[] => {
  const found: XmlElement[] = []
  const stack = elements.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next)
    for (const child of next.children.toReversed()) stack.push(child)
  }
  return found
}
