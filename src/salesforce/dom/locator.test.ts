// @vitest-environment happy-dom
/** How a control is found in a page, and where the card goes so that it covers none. */

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { computeCardPosition, type Rect } from '../../setup-guide/content/overlay/card-position.ts'
import { labelIds, normalizedLabels } from './labels.ts'
import { type Locator, locate, queryLocator } from './locator.ts'
import { normalizeText } from './normalize.ts'
import { visibleText } from './visible-text.ts'

const page = (html: string) => {
  document.body.innerHTML = html
}

const ids = (locator: Locator) => queryLocator(locator, document).map(({ id }) => id)

/** There is no layout here: what stands in an element with `hidden` has no size and is not to be seen. */
beforeEach(() => {
  const isHidden = (element: Element) => element.closest('[hidden]') !== null
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return isHidden(this) ? new DOMRect() : new DOMRect(0, 0, 80, 20)
  })
  Element.prototype.checkVisibility = function (this: Element) {
    return !isHidden(this)
  }
  document.documentElement.lang = ''
  page('')
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('by selector and text', () => {
  beforeEach(() => {
    page(`<a id="a" href="/app/mgmt/1"> SpaceIQ </a><a id="b" href="/app/mgmt/2">SpaceIQ Test</a>
      <span id="c">SpaceIQ</span>`)
  })

  test('a selector finds all it matches, in the page’s order', () => {
    expect(ids({ css: 'a[href^="/app"], span' })).toEqual(['a', 'b', 'c'])
    expect(ids({ css: 'button' })).toEqual([])
  })

  test('a text must be the whole text', () => {
    expect(ids({ css: 'a', text: 'SpaceIQ' })).toEqual(['a'])
    expect(ids({ css: 'a', text: 'spaceiq' })).toEqual([])
    expect(ids({ css: 'a', text: '' })).toEqual([])
  })

  test('a pattern is asked of the words, without what is only for scripts and help', () => {
    page(`<td id="a">a@b.example<script>x@y.z</script></td><div id="b">a@b.example<span class="helpText">?</span></div>
      <div id="c">no address</div>`)
    expect(ids({ css: 'div', like: '^[^@ ]+@[^@ ]+$' })).toEqual(['b'])
  })

  test('lines are words apart: a second callback address is not run into the first', () => {
    page('<div id="a">https://a.example/cb<br>https://api.spaceiq.com</div>')
    expect(visibleText(document.getElementById('a') as Element)).toBe(
      'https://a.example/cb https://api.spaceiq.com',
    )
    page('<div id="b"><h4>Errors</h4>You cannot.</div>')
    expect(visibleText(document.getElementById('b') as Element)).toBe('Errors You cannot.')
  })

  test('all that is asked must hold', () => {
    expect(ids({ css: 'a', text: 'SpaceIQ', like: 'Test' })).toEqual([])
    expect(ids({ css: 'a', text: 'SpaceIQ Test', like: 'Test$' })).toEqual(['b'])
  })
})

describe('by the row of a table', () => {
  beforeEach(() => {
    page(`<table>
      <tr><th><a>SpaceIQ API Only</a></th><td><input id="a"></td></tr>
      <tr><th>Standard User</th><td><input id="b"></td></tr>
      <tr><th>SpaceIQ API Only 2</th><td><input id="c"></td></tr></table><input id="d">`)
  })

  test('a cell or link of the row has exactly the text', () => {
    expect(ids({ css: 'input', row: 'SpaceIQ API Only' })).toEqual(['a'])
    expect(ids({ css: 'input', row: 'Standard User' })).toEqual(['b'])
    expect(ids({ css: 'input', row: 'SpaceIQ' })).toEqual([])
  })

  test('a name that the source breaks over lines is the same', () => {
    page(`<table><tr><th>SpaceIQ
        API&nbsp;Only</th><td><a id="a">SpaceIQ
        API Only</a></td></tr></table>`)
    expect(ids({ css: 'a', row: 'SpaceIQ API Only' })).toEqual(['a'])
    expect(ids({ css: 'a', text: 'SpaceIQ API Only' })).toEqual(['a'])
  })

  test('a page without rows has none', () => {
    page('<input id="a">')
    expect(ids({ css: 'input', row: 'SpaceIQ API Only' })).toEqual([])
  })
})

describe('by the label before it', () => {
  const box = '<input type="checkbox"'
  const row = (label: string, cells: string) =>
    `<tr><td class="labelCol">${label}</td><td class="dataCol">${cells}</td></tr>`

  test('in the cells of its row, up to the next label', () => {
    page(`<table><tr>
      <td class="labelCol">API Name</td><td><input id="a"></td>
      <td class="labelCol">Contact Email</td><td><input id="b"></td></tr></table>`)
    expect(ids({ label: ['api name'], css: 'input' })).toEqual(['a'])
    expect(ids({ label: ['contact email'], css: 'input' })).toEqual(['b'])
    expect(ids({ label: ['api name'], css: '#b' })).toEqual([])
  })

  test('in the cell itself where no selector is given', () => {
    page(
      '<table><tr><td class="labelCol">User License</td><td id="a">Salesforce</td><td id="b"></td></tr></table>',
    )
    expect(ids({ label: ['user license'] })).toEqual(['a'])
  })

  test('whatever the spelling, the required mark or the help bubble', () => {
    page(`<table>${row('<label><span class="assistiveText">*</span>API\u00a0NAME <img alt="Help"></label>', '<input id="a">')}
      </table>`)
    expect(ids({ label: ['api name'], css: 'input' })).toEqual(['a'])
  })

  test('whatever the required mark is called, which is another word on older pages', () => {
    for (const mark of ['assistiveText', 'requiredMark']) {
      page(`<table>${row(`<label><span class="${mark}">*</span>API Name</label>`, '<input id="a">')}</table>`)
      expect(ids({ label: ['api name'], css: 'input' })).toEqual(['a'])
    }
  })

  test('in any language of the label', () => {
    page(`<table>${row('Web サーバフローの秘密が必要', `${box} id="a">`)}</table>`)
    expect(ids({ label: normalizedLabels('requireSecret'), css: 'input[type="checkbox"]' })).toEqual(['a'])
  })

  test('two rows of one label could be either: nothing', () => {
    page(`<table>${row('API Name', '<input id="a">')}${row('API Name', '<input id="b">')}</table>`)
    expect(ids({ label: ['api name'], css: 'input' })).toEqual([])
    expect(locate([{ label: ['api name'], css: 'input' }], document)).toBeNull()
  })

  test('two rows of one label, one of which has such a control: that', () => {
    page(`<table>${row('Cases', '12')}${row('Cases', `${box} id="crudRead">`)}</table>`)
    expect(ids({ label: ['cases'], css: 'input' })).toEqual(['crudRead'])
  })

  test('a label that only begins so is another', () => {
    page(`<table>${row('API Name Prefix', '<input id="a">')}${row('My API Name', '<input id="b">')}</table>`)
    expect(ids({ label: ['api name'], css: 'input' })).toEqual([])
  })
})

describe('where a language is given', () => {
  const locator: Locator = { css: 'input', language: 'ja' }

  test('only a page in that language is searched', () => {
    page('<input id="a">')
    expect(ids(locator)).toEqual([])
    document.documentElement.lang = 'ja'
    expect(ids(locator)).toEqual(['a'])
    document.documentElement.lang = 'en'
    expect(ids(locator)).toEqual([])
  })

  test('Salesforce’s label script tells it where the document does not', () => {
    page('<script type="text/plain" src="/jslabels/1763000000000/ja.js"></script><input id="a">')
    expect(ids(locator)).toEqual(['a'])
    expect(ids({ ...locator, language: 'de' })).toEqual([])
  })
})

describe('of several ways', () => {
  test('the first that finds anything wins', () => {
    page('<input id="a"><input id="b">')
    expect(locate([{ css: '#c' }, { css: '#b' }, { css: '#a' }], document)?.element.id).toBe('b')
  })

  test('of two buttons of one name the one to be seen is meant', () => {
    page('<div hidden><input name="save" id="a"></div><input name="save" id="b"><input name="save" id="c">')
    expect(locate([{ css: '[name="save"]' }], document)).toMatchObject({
      hidden: false,
      element: { id: 'b' },
    })
  })

  test('one to be seen comes before one that is hidden, though found in a lesser way', () => {
    page('<div hidden><a id="a"></a></div><a id="b"></a>')
    expect(locate([{ css: '#a' }, { css: '#b' }], document)).toMatchObject({
      hidden: false,
      element: { id: 'b' },
    })
  })

  test('what is only there hidden is said to be hidden', () => {
    page('<div hidden><a id="a"></a><a id="b"></a></div>')
    expect(locate([{ css: 'a' }], document)).toMatchObject({ hidden: true, element: { id: 'a' } })
  })

  test('nothing found is nothing, not a guess', () => {
    page('<a>Save</a>')
    expect(locate([{ css: '#a' }, { label: ['save'] }, { text: 'Save' }], document)).toBeNull()
    expect(locate([], document)).toBeNull()
  })
})

describe('two spellings of a label are one', () => {
  test.each([
    ['white space', ' API \u00a0\n Only\u202fUser ', 'API Only User'],
    ['case', 'API ONLY USER', 'api only user'],
    ['full-width brackets', 'テキスト（255）', 'テキスト(255)'],
    ['the long-vowel mark', 'API 限定ユーザー', 'API 限定ユーザ'],
    ['the long-vowel mark inside', 'Web サーバーフロー', 'Web サーバフロー'],
    ['the apostrophe', 'Nombre d’utilisateur', "Nombre d'utilisateur"],
  ])('but for %s', (_, one, other) => {
    expect(normalizeText(one)).toBe(normalizeText(other))
  })

  test.each([
    ['API Only User', 'API Only Users'],
    ['Text', 'Text Area'],
    ['テキスト', 'テスト'],
    ['Perfil', 'Profil'],
  ])('%s and %s are two', (one, other) => {
    expect(normalizeText(one)).not.toBe(normalizeText(other))
  })

  test('what is normal stays as it is', () => {
    const unit = fc.constantFrom(..." \u00a0\u202fAaÉßー（）’'ユザテ限定(")
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text))
      }),
    )
  })

  test('no text stands for two labels', () => {
    const all = labelIds.flatMap((label) => normalizedLabels(label).map((text) => ({ label, text })))
    const double = all.filter(({ label, text }) =>
      all.some((other) => other.text === text && other.label !== label),
    )
    expect(double).toEqual([])
  })
})

describe('the card', () => {
  const gap = 12
  const size = (least: number, most: number) => fc.integer({ min: least, max: most })
  const viewports = fc.record({ width: size(320, 2_000), height: size(240, 1_400) })
  const cards = fc.record({ width: size(40, 400), height: size(40, 600) })
  const boxes = fc.array(
    fc
      .tuple(size(-200, 2_000), size(-200, 1_400), size(0, 600), size(0, 300))
      .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height })),
    { maxLength: 12 },
  )

  const apart = (a: Rect, b: Rect) =>
    a.right <= b.left ||
    b.right <= a.left ||
    a.bottom <= b.top ||
    b.bottom <= a.top ||
    a.left === a.right ||
    a.top === a.bottom ||
    b.left === b.right ||
    b.top === b.bottom

  type Size = { readonly width: number; readonly height: number }
  const boxAt = (left: number, top: number, card: Size): Rect => ({
    left,
    top,
    right: left + card.width,
    bottom: top + card.height,
  })
  const corners = (card: Size, viewport: Size): readonly Rect[] => {
    const right = Math.max(0, viewport.width - card.width - gap)
    const bottom = Math.max(0, viewport.height - card.height - gap)
    return [
      boxAt(right, bottom, card),
      boxAt(right, gap, card),
      boxAt(gap, bottom, card),
      boxAt(gap, gap, card),
    ]
  }

  test('covers no control where one of the four corners is free', () => {
    fc.assert(
      fc.property(cards, viewports, boxes, boxes, (card, viewport, controls, names) => {
        const isFree = (box: Rect) => controls.every((control) => apart(box, control))
        fc.pre(corners(card, viewport).some(isFree))
        const { left, top } = computeCardPosition(card, viewport, controls, names, null)
        expect(isFree(boxAt(left, top, card))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('covers no name either where one of the four corners is free of both', () => {
    fc.assert(
      fc.property(cards, viewports, boxes, boxes, (card, viewport, controls, names) => {
        const isFree = (box: Rect) => [...controls, ...names].every((one) => apart(box, one))
        fc.pre(corners(card, viewport).some(isFree))
        const { left, top } = computeCardPosition(card, viewport, controls, names, null)
        expect(isFree(boxAt(left, top, card))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is wholly in sight where it fits', () => {
    const places = fc.option(fc.record({ left: size(-900, 3_000), top: size(-900, 3_000) }))
    fc.assert(
      fc.property(cards, viewports, boxes, places, (card, viewport, controls, place) => {
        fc.pre(card.width + 2 * gap <= viewport.width && card.height + 2 * gap <= viewport.height)
        const { left, top } = computeCardPosition(card, viewport, controls, [], place)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(left + card.width).toBeLessThanOrEqual(viewport.width)
        expect(top + card.height).toBeLessThanOrEqual(viewport.height)
      }),
    )
  })

  test('stays where it is until it covers a control or a label there', () => {
    const card = { width: 300, height: 200 }
    const viewport = { width: 1_200, height: 800 }
    const place = { left: 400, top: 300 }
    const there = boxAt(450, 350, { width: 60, height: 20 })
    expect(computeCardPosition(card, viewport, [], [], place)).toMatchObject(place)
    const elsewhere = { left: 888, top: 588, area: 0 }
    expect(computeCardPosition(card, viewport, [], [there], place)).toMatchObject(elsewhere)
    expect(computeCardPosition(card, viewport, [there], [], place)).toMatchObject(elsewhere)
  })

  test('without a place of its own is in the corner at the bottom right', () => {
    const card = { width: 300, height: 200 }
    const place = computeCardPosition(card, { width: 1_200, height: 800 }, [], [], null)
    expect(place).toMatchObject({ left: 888, top: 588 })
  })

  test('where every place covers something, covers the least', () => {
    const card = { width: 300, height: 200 }
    const viewport = { width: 400, height: 300 }
    const everywhere = [boxAt(0, 0, viewport), boxAt(0, 0, { width: 400, height: 60 })]
    expect(computeCardPosition(card, viewport, everywhere, [], null).top).toBe(88)
  })
})
