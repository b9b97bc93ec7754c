// @vitest-environment happy-dom
/** Where a page says a word, a number or an id, its identifiers do not show it. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectFrameTexts, describeFrame, type FrameSkeleton } from './skeleton.ts'

const address = 'https://qanat.my.salesforce.com/005/e?retURL=%2F005'

/** In a document of its own, which loads nothing. */
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

const describeHtml = (html: string, at = address): FrameSkeleton =>
  describeFrame(parse(html), new URL(at), {})

const print = (frame: FrameSkeleton): string => JSON.stringify(frame)

test.each([
  ['415-555-0134', '[digits:12]'],
  ['card_4111-1111-1111-1111', '[word:4]_[digits:19]'],
  ['ip_10.20.30.40', '[word:2]_[digits:11]'],
  ['d1990-12-31', '[hex:11]'],
  ['pin_4711', '[word:3]_[digits:4]'],
  ['x1990-12-31', 'x[digits:10]'],
  ['row4711', '[word:7]'],
  ['deadbeef-cafe-babe-f00d', '[hex:23]'],
  ['de:ad:be:ef:01:02:03:04', '[hex:23]'],
  ['005:3i0:000:01abcd', '[id:18]'],
  ['u_Xu', 'u_[word:2]'],
])('of the id %s, which the page says too, is kept %s', (id, kept) => {
  const { elements } = describeHtml(`<head></head><body><p id="${id}">${id.replaceAll('_', ' ')}</p></body>`)
  expect(elements.join('\n')).toContain(`<p id='${kept}'>`)
})

test.each([
  ['bp-uk', 'bp_uk_panel', '[org:2]_[org:2]_panel'],
  ['bp', 'bpPortal', '[org:8]'],
  ['acme-dev-ed', 'DevTools_icon', 'DevTools_icon'],
])('of an org named %s, the id %s is kept as %s', (name, id, kept) => {
  const html = `<head></head><body><p id="${id}"></p></body>`
  const { elements } = describeHtml(html, `https://${name}.my.salesforce.com/005/e`)
  expect(elements.join('\n')).toContain(`<p id='${kept}'>`)
})

test('what a way of finding a control asks for stays, in a title, a handler or an address', () => {
  const text = describeHtml(`<head></head><body><input title="ApiEnabled" onclick="set('ApiEnabled')">
    <a href="javascript:srcUp(%27%2F00e%3Fs%3DSystemPermissions%27);"></a>
    <input onclick="navigateToUrl('/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=06i')">
    <a onclick="document.getElementById('ctrDiv').style.display='none'"></a></body>`).elements.join('\n')
  expect(text).toContain("title='ApiEnabled' onclick='set(&#39;ApiEnabled&#39;)'")
  expect(text).toContain('%27%2F00e%3Fs%3DSystemPermissions%27')
  expect(text).toContain('/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=[value:3]')
  expect(text).toContain('.style.display=')
})

test('of a script, what it says hides a word, and an id that it only looks up stays', () => {
  const script = `var user = { name: 'Lovelace' }; greet("Hello Hopper"); // Meitner
    document.getElementById('stageArea').focus()`
  const ids = ['row_Lovelace', 'row_Hopper', 'row_Meitner', 'stageArea']
  const body = ids.map((id) => `<p id="${id}"></p>`).join('')
  const text = print(describeHtml(`<head><script>${script}</script></head><body>${body}</body>`))
  expect(text).toContain('stageArea')
  for (const name of ['Lovelace', 'Hopper', 'Meitner']) expect(text).not.toContain(name)
})

test('a name that one frame says is hidden in the ids of another', () => {
  const top = parse('<head></head><body><p>Lovelace</p></body>')
  const child = parse('<head></head><body><p id="row_Lovelace"></p></body>')
  const url = new URL(address)
  const texts = [top, child].flatMap((one) => collectFrameTexts(one, url))
  expect(print(describeFrame(child, url, {}, texts))).not.toContain('Lovelace')
})

const name = fc.constantFrom('Lovelace', 'Hopper', 'Zebulon', 'hunter2', 'Meitner')

/** Words that the skeleton keeps in identifiers; as a value they may be anybody's. */
const ownWord = fc.constantFrom('Mark', 'Secret', 'Rolodex', 'Zen', 'Webauthn', 'Permission')

/** Digits and two letters, which no id shows where the page says them. */
const said = fc.oneof(
  fc.constantFrom('415-555-0134', '4111-1111-1111-1111', '10.20.30.40', '1990-12-31', '8439', '736'),
  fc.constantFrom('Xu', 'Qi', 'Zs'),
)

const outOfSight: readonly ((word: string) => string)[] = [
  (word) => `<script>var u = "${word}"</script>`,
  (word) => `<link href="/r/${word}.css">`,
  (word) => `<meta content="${word}">`,
  (word) => `<template>${word}</template>`,
  (word) => `<template><i title="${word}"></i></template>`,
  (word) => `<noscript>${word}</noscript>`,
  (word) => `<!-- ${word} -->`,
  (word) => `<style>.a::before { content: "${word}" }</style>`,
]

test('values of presence, own words as values, said digits and what is out of sight are not found', () => {
  fc.assert(
    fc.property(name, ownWord, said, fc.constantFrom(...outOfSight), (word, own, number, hide) => {
      const html = `<head></head><body><p id="row_${word}" class="${word}"></p>${hide(word)}
        <input readonly="${word}" disabled="${own}" required="${number}" multiple="${word}">
        <a title="${own}" data-a="${own}" aria-label="${own}" onclick="go('${own}', \`${own}\`)"
          href="/${own}/x?y=${own}#${own}" id="n_${number}" class="${number}">${number}</a></body>`
      const text = print(describeHtml(html))
      for (const one of [word, own, number]) expect(text.toLowerCase()).not.toContain(one.toLowerCase())
    }),
    { numRuns: 200 },
  )
})
