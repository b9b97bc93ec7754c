// @vitest-environment happy-dom
/** A skeleton holds what a page is made of, and nothing of what was planted in it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaptureId,
  captures,
  hasCaptures,
  readCaptureHtml,
} from '../../test/browser/salesforce-pages/captures/captures.ts'
import { describeFrame, type FrameSkeleton, formatSkeleton, SKELETON_VERSION } from './skeleton.ts'
import { fillDocument, toAddress } from './skeleton-to-html.ts'

const address = 'https://qanat.my.salesforce.com/005/e?retURL=%2F005&hasPassword=Tr0ub4dor'

/** In a document of its own, which loads nothing. */
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

const describeHtml = (html: string, at = address): FrameSkeleton =>
  describeFrame(parse(html), new URL(at), {})

const print = (frame: FrameSkeleton): string =>
  formatSkeleton({ skeleton: SKELETON_VERSION, extension: '1.2.3', frames: [frame] })

describe('what is kept', () => {
  const frame = () =>
    describeHtml(`<head><title>Salesforce</title><script>var x = 'Ada'</script></head><body>
      <form id="editPage" action="/005/e" method="POST"><table><tr>
      <td class="labelCol"><label for="Username"><span class="assistiveText">*</span>Username</label></td>
      <td class="dataCol"><input id="Username" name="Username" type="text" value="ada@acme.example" title="Ada"
        onclick="go('/0053i000001abcd/e','Lovelace')"></td></tr>
      <tr><td><input id="0053i000001abcd_box" type="checkbox" checked><select id="user_license_id"><option value="0053i000001abcdAAA">Salesforce Platform</option></select></td></tr>
      </table></form></body>`)

  test('are elements, ids, names, types, classes and what a label is for', () => {
    const text = frame().elements.join('\n')
    expect(text).toContain("<form id='editPage' action='/005/e' method='POST'>")
    expect(text).toContain("<label for='Username'>")
    expect(text).toContain("<td class='dataCol'>")
    expect(text).toMatch(/<input id='Username' name='Username' type='text'[^>]*guide-control='username'>/)
    expect(text).toMatch(/<input id='005\[id:15\]_box' type='checkbox'/)
  })

  test('is a text only where it is one of Salesforce’s labels that we know', () => {
    const lines = frame().elements.map((line) => line.trim())
    expect(lines).toContain('Username')
    expect(lines).toContain('[19]')
  })

  test('are neither values nor scripts nor how a box is set', () => {
    const text = print(frame())
    for (const gone of ['Ada', 'ada@', 'Lovelace', 'checked', 'script', 'abcd', 'Tr0ub4dor', 'qanat'])
      expect(text).not.toContain(gone)
  })

  test('is what each way of finding a control gave, and which page a rule recognized', () => {
    const { page, pagesByAddress, hostFamily, controls, address: shape } = frame()
    expect({ page, pagesByAddress, hostFamily }).toEqual({
      page: 'user-edit',
      pagesByAddress: ['user-edit'],
      hostFamily: 'my.salesforce.com',
    })
    expect(shape).toMatch(/^\/005\/e\?retURL=\[value:\d+\]&\[?\w/)
    expect(controls.find(({ control }) => control === 'username')?.ways).toEqual([
      { way: '#Username', matches: 1 },
    ])
  })
})

test.each([
  ['0053i000001abcd', '005[id:15]'],
  ['a0B3i000001abcdAAA', '[id:18]'],
  ['d00e3i000001abcd', 'd00e[id:15]'],
  ['d000000000000000', 'd000000000000000'],
  ['thePage:theForm:j_id23', 'thePage:theForm:j_id23'],
  ['x_1234567', 'x_[digits:7]'],
  ['deadbeef0123', '[hex:12]'],
  ['preis_größe', 'preis_[letters:5]'],
  ['qanatPortal', '[org:11]'],
  ['ada@acme.example', '[mail:16]'],
  ['row_Lovelace', 'row_[word:8]'],
  ['adaLovelaceRow', '[word:14]'],
])('of the id %s is kept %s', (id, kept) => {
  const { elements } = describeHtml(`<head></head><body><p id="${id}">Ada Lovelace</p></body>`)
  expect(elements.join('\n')).toContain(`<p id='${kept}'>`)
})

const base62 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const textOf = (length: number) =>
  fc.array(fc.constantFrom(...base62), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** What has a form, and so is told wherever it stands. */
const formed = fc.oneof(
  textOf(80).map((text) => `3MVG9${text}`),
  fc
    .array(fc.constantFrom(...'0123456789ABCDEF'), { minLength: 64, maxLength: 64 })
    .map((all) => all.join('')),
  textOf(60).map((text) => `00D3i000000abcd!${text}`),
  textOf(30).map((text) => `eyJhbGciOi${text}.${text}.${text}`),
  fc
    .tuple(fc.constantFrom('003', '001', '005', '00e', 'a0B'), textOf(9))
    .map(([key, rest]) => `${key}3i0${rest}`),
  fc.tuple(fc.constantFrom('003', '001', '00N'), textOf(12)).map(([key, rest]) => `${key}3i0${rest}`),
  textOf(8).map((text) => `${text}@acme.example`),
  fc.constantFrom('qanat.my.salesforce.com', 'qanat.lightning.force.com'),
)

/** What has none: names, passwords and words, in small and big letters. */
const formless = fc.oneof(
  fc.constantFrom('Ada Lovelace', 'Grace Hopper', 'Zebulon', 'correct horse battery', 'hunter2', 'Meitner'),
  textOf(9),
  fc.tuple(textOf(5), textOf(6)).map(([one, other]) => `${one} ${other}`),
)

const toIdentifier = (text: string) => text.replaceAll(' ', '_')
const escapeQuotes = (text: string) => text.replaceAll('"', '&quot;')

const plantInto = (html: string, secret: string, word: string): string => {
  const own = `<p id="${escapeQuotes(secret)}" class="a ${escapeQuotes(secret)} b" title="${word}">${secret} ${word}</p>
    <input name="x_${escapeQuotes(secret)}" type="text" value="${word}"><textarea id="${toIdentifier(word)}">${word}</textarea>
    <a id="${word.replaceAll(' ', '')}" href="/setup/${secret}?name=${encodeURIComponent(word)}" onclick="go('${word}', &quot;${secret}&quot;)"
      data-a="${word}" aria-label="${word}" alt="${secret}" style="width: ${word}">${word}</a>
    <c-own class="row_${toIdentifier(word)}" lang="${word}" placeholder="${word}"><option value="${word}">${word}</option></c-own>`
  return html.includes('</body>') ? html.replace('</body>', () => `${own}</body>`) : html + own
}

const pageHtml = `<html><head><title>Salesforce</title></head><body class="setup"><form id="stageForm">
  <input id="MasterLabel" name="MasterLabel"></form></body></html>`

const expectNothingPlanted = (html: string, at: string, secret: string, word: string) => {
  const text = print(describeHtml(plantInto(html, secret, word), at)).toLowerCase()
  const variants = [secret, word, toIdentifier(word), word.replaceAll(' ', ''), encodeURIComponent(word)]
  for (const one of variants) expect(text).not.toContain(one.toLowerCase())
  for (const one of word.split(' ')) if (one.length > 4) expect(text).not.toContain(one.toLowerCase())
}

test('nothing that was planted in a page is found in its skeleton', () => {
  fc.assert(
    fc.property(formed, formless, (secret, word) => expectNothingPlanted(pageHtml, address, secret, word)),
    { numRuns: 200 },
  )
})

describe.skipIf(!hasCaptures)('on a real page', () => {
  const home = 'https://qanat.my.salesforce.com'
  test.each(Object.keys(captures) as CaptureId[])('%s, nothing that was planted is found', (id) => {
    const html = readCaptureHtml(id)
    fc.assert(
      fc.property(formed, formless, (secret, word) =>
        expectNothingPlanted(html, home + captures[id].path, secret, word),
      ),
      { numRuns: 2 },
    )
  })

  test.each([
    ['setupHome', 'setup-home', 'sidebarCases'],
    ['fieldList', 'case-fields', 'newField'],
    ['fieldType', 'field-type', 'typeText'],
    ['fieldDetails', 'field-details', 'fieldName'],
    ['verifyIdentity', 'verify-identity', 'verify'],
  ] as const)('%s is the same page, with the same controls, once it is a skeleton', (id, page, control) => {
    const frame = describeHtml(readCaptureHtml(id), home + captures[id].path)
    expect(frame.page).toBe(page)
    expect(frame.controls.map((one) => one.control)).toContain(control)
    const made = parse('')
    fillDocument(made, frame)
    const again = describeFrame(made, new URL(toAddress(frame)), {})
    expect(again.page).toBe(page)
    expect(again.controls).toEqual(frame.controls)
  })
})

test('a page of very many elements ends in a skeleton of limited size', () => {
  const html = `<body>${'<i>x</i>'.repeat(21_000)}</body>`
  const { cut, elements } = describeHtml(html)
  expect({ cut, lines: elements.length }).toEqual({ cut: true, lines: 20_000 })
})
