import { expect, test } from 'vitest'
import { findVisibleMessages } from './visible-messages.ts'

const messages = {
  card_next: { message: 'Next' },
  card_skip: { message: 'Skip' },
  control_next: { message: 'Next' },
  count: { message: '$1 of $2 steps done' },
  deed_press: { message: 'Click $1' },
  done: { message: 'Done' },
  long: { message: 'Next: open the extension.' },
  only_blank: { message: '$1' },
}

test('a message that stands in the text is found, another is not', () => {
  expect(findVisibleMessages('Skip', messages)).toEqual(['card_skip'])
})

test('messages that say the same are all found: which one it was cannot be told', () => {
  expect(findVisibleMessages('Next', messages)).toEqual(['card_next', 'control_next'])
})

test('a part of a longer message, or of a word, is no message', () => {
  expect(findVisibleMessages('Next: open the extension.', messages)).toEqual(['long'])
  expect(findVisibleMessages('Skipped, Nextel', messages)).toEqual([])
})

test('blanks match what was put in, which may be a message too', () => {
  expect(findVisibleMessages('Click Skip\n3 of 6 steps done', messages)).toEqual([
    'card_skip',
    'count',
    'deed_press',
  ])
})

test('a message does not go on in the next line', () => {
  expect(findVisibleMessages('3 of\n6 steps done', messages)).toEqual([])
})
