/** Whatever an org's names contain, the Markdown of a report holds text in its cells, and no more. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report, ReportLine } from './report.ts'
import { escapeMarkdown, writeReportMarkdown } from './report-markdown.ts'

const org = 'acme.my.salesforce.com'

const reportOf = (lines: readonly ReportLine<string>[], title = 'Found'): Report<string> => ({
  org,
  at: 0,
  title: 'Setup report',
  lead: 'Lead',
  sections: [
    {
      id: 'found',
      title,
      note: null,
      columns: ['What', 'Found'],
      rows: [{ key: 'one', cells: [[{ text: 'Row' }], lines] }],
      empty: 'None',
    },
  ],
})

/** Takes away what a backslash makes text, as readers of Markdown do. */
const withoutEscapes = (markdown: string) => markdown.replace(/\\[!-/:-@[-`{-~]/g, '')

/** Takes away code, in which readers of Markdown see nothing but text. */
const withoutCode = (markdown: string) => markdown.replace(/`[^`|\s]+`/g, '')

/** Names made of the characters that matter, besides any others. */
const hostileName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '\n',
        '\r\n',
        '\u2028',
        '\u0085',
        '\u0000',
        '\u202e',
        '<img src=x onerror=alert(1)>',
        '](https://evil.example)',
        '[x][y]',
        '![',
        '`',
        '~~~',
        '\\',
        '***',
        '__',
        '#',
        '&lt;',
        '<!--',
        'https://evil.example',
        'www.evil.example',
        '$x$',
        '@acme/security-team',
        'ada@evil.example',
        'mailto:ada@evil.example',
        '@',
        '\u061c',
        '| --- |',
        ' a ',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

describe('a hostile name', () => {
  test('stays one line, and no character of it is markup', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const escaped = escapeMarkdown(name)
        expect(escaped).not.toMatch(/[\p{Cc}\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(withoutCode(withoutEscapes(escaped))).not.toMatch(/[\\`*_[\]()|<>&~#!{}$@]|:\/\/|www\./i)
      }),
      { numRuns: 2_000 },
    )
  })

  test('adds no line and no cell to the document, wherever it stands', () => {
    const shapeOf = (markdown: string) =>
      markdown.split('\n').map((line) => withoutEscapes(line).split('|').length)
    const plain = shapeOf(writeReportMarkdown(reportOf([{ text: 'a' }])))
    fc.assert(
      fc.property(hostileName, hostileName, (name, title) => {
        expect(shapeOf(writeReportMarkdown(reportOf([{ text: name }], title)))).toEqual(plain)
      }),
      { numRuns: 1_000 },
    )
  })

  test('can be read as it is: what is escaped is still there', () => {
    expect(escapeMarkdown('SpaceIQ | API_Only <b>')).toBe('SpaceIQ \\| API\\_Only \\<b\\>')
    expect(escapeMarkdown('spaceiq@acme.example')).toBe('`spaceiq@acme.example`')
  })

  test.each([
    ['ada@evil.example', '`ada@evil.example`'],
    ['mailto:ada@evil.example', '`mailto:ada@evil.example`'],
    ['Ask @acme/security-team|now', 'Ask `@acme/security-team`\\|now'],
    ['`@acme`', '\\``@acme`\\`'],
  ])('makes no mail link and notifies nobody: %s', (name, written) => {
    expect(escapeMarkdown(name)).toBe(written)
  })
})

describe('a link', () => {
  const cellOf = (href: string) => writeReportMarkdown(reportOf([{ text: 'x', href }])).split('\n')[8]

  test('leads to the org’s own host', () => {
    expect(cellOf(`https://${org}/00e5g00000777Qx`)).toBe(`| Row | [x](https://${org}/00e5g00000777Qx) |`)
  })

  test.each([
    'https://evil.example/',
    `https://${org}.evil.example/`,
    `http://${org}/00e5g00000777Qx`,
    `https://${org}:444/`,
    `https://${org}@evil.example/`,
    'javascript:alert(1)',
    `https://${org}/) [y](https://evil.example`,
    'no address',
  ])('is none where it would lead elsewhere: %s', (href) => {
    expect(cellOf(href)).toBe('| Row | x |')
  })
})

test('a section without rows says so in place of a table', () => {
  const report = reportOf([])
  const empty = { ...report, sections: report.sections.map((section) => ({ ...section, rows: [] })) }
  expect(writeReportMarkdown(empty)).toContain('## Found\n\nNone\n')
})
