/** A receiving code comes through chat and mail unharmed, or is refused. */

import { expect, test } from 'vitest'
import { formatReceivingCode, parseReceivingCode } from './receiving-code.ts'

const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7)
const code = await formatReceivingCode(key)

test('a code is one line of letters and digits that no chat takes for formatting', () => {
  expect(code).toMatch(/^spaceiq-receive-1\.[\da-f]{64}\.[\da-f]{8}$/)
})

test.each([
  ['as it is', code],
  ['with words around it', `Hi, here it is: ${code} Best, Ann`],
  ['broken by a mail program', `${code.slice(0, 40)}\r\n ${code.slice(40, 80)}\n${code.slice(80)}`],
  ['in capitals', code.toUpperCase()],
])('%s', async (_, pasted) => {
  expect(await parseReceivingCode(pasted)).toEqual(key)
})

test('any other character is noticed', async () => {
  for (let index = 0; index < code.length; index += 1) {
    const other = code[index] === '0' ? '1' : '0'
    const changed = code.slice(0, index) + other + code.slice(index + 1)
    expect(await parseReceivingCode(changed), String(index)).toBeNull()
  }
})

test.each([
  ['nothing', ''],
  ['another text', 'spaceiq-receive-1'],
  ['a part', code.slice(0, -1)],
  ['two codes', `${code} ${code}`],
  ['too much', `${' '.repeat(2000)}${code}`],
  ['another version', code.replace('-1.', '-2.')],
])('%s is none', async (_, pasted) => {
  expect(await parseReceivingCode(pasted)).toBeNull()
})
