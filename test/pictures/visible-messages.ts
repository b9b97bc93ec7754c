/** Finds which of the extension's messages a picture shows, by the text that was visible in it. */

type Messages = Readonly<Record<string, { readonly message: string }>>

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const literalsOf = (message: string) => message.split(/\$[1-9]/)

const literalLength = (message: string) => literalsOf(message).join('').trim().length

/** Matches the message within a line, with anything in its blanks. */
const patternOf = (message: string): RegExp => {
  const inner = literalsOf(message)
    .map((literal) => escaped(literal.trim() === '' ? literal : literal.replace(/\s+/g, ' ')))
    .join('(.{0,200}?)')
  return new RegExp(`(?<![\\p{L}\\p{N}])${inner}(?![\\p{L}\\p{N}])`, 'gu')
}

/**
 * Returns the keys of the messages that occur in the text, in their own order. The longest is looked
 * for first and taken out, so that a short message counts only where it stands by itself or in a
 * blank; of messages that say the same, all count.
 */
export const findVisibleMessages = (text: string, messages: Messages): readonly string[] => {
  let left = text.replace(/[^\S\n]+/g, ' ')
  const found = new Set<string>()
  const distinct = [...new Set(Object.values(messages).map(({ message }) => message))]
    .filter((message) => literalLength(message) > 1)
    .sort((a, b) => literalLength(b) - literalLength(a) || (a < b ? -1 : 1))
  for (const message of distinct) {
    const without = left.replace(patternOf(message), (...match) => {
      const blanks = match.slice(1, literalsOf(message).length)
      return `\n${blanks.join('\n')}\n`
    })
    if (without === left) continue
    found.add(message)
    left = without
  }
  return Object.entries(messages)
    .filter(([, { message }]) => found.has(message))
    .map(([key]) => key)
}
