/**
 * Writes the report as Markdown. Names of an org are untrusted: whatever they contain, they stay
 * text in their cell.
 * @see https://github.github.com/gfm/
 */

import type { Report, ReportCell, ReportLine, ReportSection } from './report.ts'

/** Characters that mean something within a line; the backslash before them takes that away. */
const markup = /[\\`*_[\]()|<>&~#!{}$]/g

/** Marks that change the direction in which what follows is read. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** An address or a mention, up to the next character that is escaped. */
const addressOrMention = /([^\s\\`*[\]()|<>&~#!{}$]*@[^\s\\`*[\]()|<>&~#!{}$]*)/

const escapeText = (words: string): string =>
  words
    .replace(markup, String.raw`\$&`)
    // Readers make links of bare addresses.
    .replace(/:(?=\/\/)/g, String.raw`\:`)
    .replace(/(www)\./gi, String.raw`$1\.`)

/** Returns the words as one line that no reader of Markdown takes for anything but text. */
export const escapeMarkdown = (words: string): string =>
  words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(directionMarks, '')
    .trim()
    .split(addressOrMention)
    // Every second part is one with an `@`. Nothing but code keeps readers from sending mail to it
    // or notifying people: they look for it after escapes and entities are read.
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : escapeText(part)))
    .join('')

/** Returns the address if it is the org's own and needs no escape; null otherwise. */
const checkAddress = (href: string, org: string): string | null => {
  const url = URL.canParse(href) ? new URL(href) : null
  if (url?.protocol !== 'https:' || url.host !== org) return null
  return /^[\w:/.?=&-]+$/.test(url.href) ? url.href : null
}

const writeLine = ({ text, href }: ReportLine<string>, org: string): string => {
  const address = href === undefined ? null : checkAddress(href, org)
  return address ? `[${escapeMarkdown(text)}](${address})` : escapeMarkdown(text)
}

const writeCell = (cell: ReportCell<string>, org: string): string =>
  cell.map((line) => writeLine(line, org)).join(' · ')

const writeRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const writeTable = ({ columns, rows }: ReportSection<string>, org: string): readonly string[] => {
  // A table of Markdown has a heading, if only an empty one.
  const heads = columns.length > 0 ? columns.map(escapeMarkdown) : (rows[0]?.cells.map(() => '') ?? [])
  return [
    writeRow(heads),
    writeRow(heads.map(() => '---')),
    ...rows.map(({ cells }) => writeRow(cells.map((cell) => writeCell(cell, org)))),
  ]
}

const writeSection = (section: ReportSection<string>, org: string): readonly string[] => [
  `## ${escapeMarkdown(section.title)}`,
  '',
  ...(section.note === null ? [] : [escapeMarkdown(section.note), '']),
  ...(section.rows.length > 0 ? writeTable(section, org) : [escapeMarkdown(section.empty)]),
  '',
]

/** Writes the report as Markdown, with links to pages of its org alone. */
export const writeReportMarkdown = ({ org, title, lead, sections }: Report<string>): string =>
  [
    `# ${escapeMarkdown(title)}: ${escapeMarkdown(org)}`,
    '',
    escapeMarkdown(lead),
    '',
    ...sections.flatMap((section) => writeSection(section, org)),
  ].join('\n')
