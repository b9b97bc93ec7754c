/** The reader of the Metadata API's answers: nothing but its own elements is a value, and no text makes it fail or wait. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReadResponse, parseSoapFault } from './metadata.ts'
import { parseXml } from './xml.ts'

const right = 'https://api.spaceiq.com'
const envelope = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><readMetadataResponse><result>${inside}</result></readMetadataResponse></soapenv:Body></soapenv:Envelope>`
const record = (inside: string) =>
  envelope(`<records xsi:type="ConnectedApp"><fullName>SpaceIQ</fullName>${inside}</records>`)
const callbacks = (inside: string) =>
  parseReadResponse(record(inside)).flatMap((one) => one.all('callbackUrl'))

describe('a value', () => {
  test.each([
    ['is an element of the Metadata API', `<callbackUrl>${right}</callbackUrl>`, [right]],
    [
      'wherever it stands, in order',
      `<a><b><callbackUrl>1</callbackUrl></b></a><callbackUrl>2</callbackUrl>`,
      ['1', '2'],
    ],
    [
      'has a prefix where that is explained',
      `<m:callbackUrl xmlns:m="http://soap.sforce.com/2006/04/metadata">${right}</m:callbackUrl>`,
      [right],
    ],
    [
      'is without what is commented in it',
      `<callbackUrl>https://<!-- x -->api.spaceiq.com</callbackUrl>`,
      [right],
    ],
    ['is empty where it is empty', '<callbackUrl/>', ['']],
    ['has its signs unescaped', '<callbackUrl>&lt;&#x41;&#66;&amp;lt;&quot;</callbackUrl>', ['<AB&lt;"']],
  ])('%s', (_, inside, wanted) => {
    expect(callbacks(inside)).toEqual(wanted)
  })

  test.each([
    ['a comment', `<!-- <callbackUrl>${right}</callbackUrl> -->`],
    ['a comment in the value', `<callbackUrl><!--${right}--></callbackUrl>`],
    ['a section of text', `<description><![CDATA[<callbackUrl>${right}</callbackUrl>]]></description>`],
    ['a section of text in the value', `<callbackUrl><![CDATA[${right}]]></callbackUrl>`],
    ['an attribute', `<description title="&lt;callbackUrl>${right}&lt;/callbackUrl>">x</description>`],
    ['an attribute of the value', `<callbackUrl href="${right}"/>`],
    ['another namespace', `<x:callbackUrl xmlns:x="urn:evil">${right}</x:callbackUrl>`],
    ['another namespace without a prefix', `<callbackUrl xmlns="urn:evil">${right}</callbackUrl>`],
    ['a prefix that nobody explains', `<x:callbackUrl>${right}</x:callbackUrl>`],
    ['an instruction', `<?x <callbackUrl>${right}</callbackUrl>?>`],
    ['another name', `<mycallbackUrl>${right}</mycallbackUrl><callbackUrl2>${right}</callbackUrl2>`],
    ['an element with elements', `<callbackUrl><b>${right}</b></callbackUrl>`],
  ])('is not what stands in %s', (_, inside) => {
    expect(callbacks(inside)).not.toContain(right)
  })

  test('of a number that is no character is an unreadable sign', () => {
    for (const number of ['#9999999999', '#xFFFFFFFFF', '#1114112', '#xD800', '#0', `#${'9'.repeat(400)}`])
      expect(callbacks(`<callbackUrl>&${number};</callbackUrl>`)).toEqual(['\ufffd'])
    expect(callbacks('<callbackUrl>&nothing;&#;&#x;&</callbackUrl>')).toEqual(['&nothing;&#;&#x;&'])
  })
})

test('a record in a comment, a section, an attribute or another namespace is none', () => {
  const one = `<records><fullName>SpaceIQ</fullName><callbackUrl>${right}</callbackUrl></records>`
  for (const inside of [
    `<!--${one}-->`,
    `<x><![CDATA[${one}]]></x>`,
    `<x:records xmlns:x="urn:evil"><fullName>SpaceIQ</fullName></x:records>`,
    one.replace('<records>', '<records xmlns="urn:evil">'),
  ])
    expect(parseReadResponse(envelope(inside)), inside).toEqual([])
  expect(parseReadResponse(envelope(one))).toHaveLength(1)
})

test.each([
  ['<a>', '</a>', '<a></b>', '<a><b></a></b>', '<a', '<a b>', '<a b=c/>', '<a b="<"/>', 'x<a/>'],
  [
    '<a/>x',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a><!-- </a>',
    '<a><![CDATA[ </a>',
    '<?xml <a/>',
    '< a/>',
  ],
])('what is not well-formed, or no answer of Salesforce’s, is no document', (...texts) => {
  for (const text of texts) expect(parseXml(text), text).toBeNull()
})

test('any text is read without failing, and one near an answer too', () => {
  const parts = fc.constantFrom(
    ...[
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&#',
      ';',
      '"',
      "'",
      '=',
      ' ',
      ':',
    ],
    ...[
      '<records>',
      '</records>',
      '<a',
      'xmlns',
      'xmlns:x="y"',
      '<x:a>',
      '&amp;',
      '&#x',
      '\ud800',
      '\0',
      'a',
    ],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 40 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, texts, (inside, around) => {
      for (const xml of [around, record(inside), envelope(inside), `${around}${record('')}`]) {
        for (const one of parseReadResponse(xml)) expect(one.first('fullName')).not.toBe('')
        expect(parseSoapFault(500, xml)).toMatchObject({ ok: false })
      }
    }),
    { numRuns: 3_000 },
  )
})

test('what is written is read back, whatever it is', () => {
  const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (values) => {
      const inside = values.map((value) => `<callbackUrl>${escaped(value)}</callbackUrl>`).join('')
      expect(callbacks(inside)).toEqual(values.map((value) => value.trim()))
    }),
  )
})

// Whoever goes back for each of them is given up by the runner.
test.each<[string, (size: number) => string]>([
  ['records that never end', (size) => '<records x'.repeat(size / 10)],
  ['records that never close', (size) => '<records>'.repeat(size / 9)],
  ['comments that never end', (size) => '<a>'.repeat(90) + '<!--'.repeat(size / 4)],
  ['blanks in a tag', (size) => `<a${' '.repeat(size)}`],
  ['blanks between attributes', (size) => `<a${' b = "c"'.repeat(size / 8)}`],
  ['a long name', (size) => `<a ${'b'.repeat(size)}`],
  ['prefixes', (size) => `<a ${'xmlns:b="c" '.repeat(size / 12)}/>`],
  ['ampersands', (size) => `<a>${'&#1'.repeat(size / 3)}</a>`],
  ['digits', (size) => `<a>&#${'1'.repeat(size)}</a>`],
  ['many records', (size) => `<a>${'<records><fullName>x</fullName></records>'.repeat(size / 42)}</a>`],
  ['one record of many', (size) => `<records><fullName>x</fullName>${'<b>c</b>'.repeat(size / 8)}</records>`],
])('a megabyte of %s is read to its end', (_, text) => {
  expect(parseReadResponse(text(1_000_000)).length).toBeLessThan(30_000)
})
