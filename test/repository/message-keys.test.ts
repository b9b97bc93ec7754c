/**
 * Text keys are typed, with the number of their substitutions. `npm run check` fails if the
 * compiler stops reporting one of the errors that are expected here.
 */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, expectTypeOf, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type * as background from '../../src/platform/background/i18n.ts'
import type * as content from '../../src/platform/content/i18n.ts'
import type { MessageKey, PlainMessageKey, Substitutions } from '../../src/platform/substitutions.ts'
import type { countedText as toCountedText, text as toText } from '../../src/platform/text.ts'
import type { FieldCreationEndReason } from '../../src/setup-guide/field-creation/field-creation.ts'
import type { StepId } from '../../src/setup-guide/ids.ts'
import type * as ui from '../../src/ui/i18n.ts'
import { renderMessageKeys } from '../../tools/message-keys.mjs'

declare const text: typeof toText
declare const translate: typeof content.translate
declare const translateInBackground: typeof background.translate
declare const t: typeof ui.t
declare const tCount: typeof ui.tCount
declare const countedText: typeof toCountedText

/** Takes calls that are compiled but never run. */
const compiled = (calls: () => readonly unknown[]): void => expect(calls).toBeTypeOf('function')

test('the types of the texts are those of the English texts', () => {
  const path = fileURLToPath(new URL('../../src/platform/message-keys.ts', import.meta.url))
  expect(readFileSync(path, 'utf8'), 'node tools/message-keys.mjs writes it').toBe(renderMessageKeys(en))
})

test('a text has as many substitutions as blanks', () => {
  expectTypeOf<Substitutions<'card_copy'>>().toEqualTypeOf<readonly []>()
  expectTypeOf<Substitutions<'deed_look', string>>().toEqualTypeOf<readonly [string]>()
  expectTypeOf<Substitutions<'run_refused', string>>().toEqualTypeOf<readonly [string, string]>()
  // For one of two keys: the substitutions of the text that has more.
  expectTypeOf<Substitutions<'card_copy' | 'deed_look', string>>().toEqualTypeOf<readonly [string]>()
})

describe('the compiler refuses', () => {
  test('a key that no text has', () => {
    compiled(() => [
      // @ts-expect-error
      text('card_nothing'),
      // @ts-expect-error
      translate('card_nothing'),
      // @ts-expect-error
      translateInBackground('card_nothing'),
      // @ts-expect-error
      t('card_nothing'),
    ])
  })

  test('a key in a table that no text has', () => {
    compiled(() => {
      // @ts-expect-error
      const typed: Record<'a', PlainMessageKey> = { a: 'card_nothing' }
      const inferred = { a: 'card_nothing' } as const
      const widened = { a: 'card_copy' }
      return [
        typed,
        // @ts-expect-error
        text(inferred.a),
        // @ts-expect-error
        t(inferred.a),
        // @ts-expect-error
        text(widened.a),
      ]
    })
  })

  test('a key that is put together, where one of the names has no text', () => {
    compiled(() => {
      const known = 'profile' as StepId
      const more = 'profile' as StepId | 'nothing'
      const any = 'profile' as string
      const reason = '' as FieldCreationEndReason
      return [
        translate(`step_${known}_title`),
        // @ts-expect-error
        translate(`step_${more}_title`),
        // @ts-expect-error
        translate(`step_${any}_title`),
        // @ts-expect-error: there is no text `run_`.
        text(`run_${reason}`, '', ''),
        // @ts-expect-error
        t(`step_${more}_title`),
      ]
    })
  })

  test('another number of substitutions than the text, or one of those to choose from, has', () => {
    compiled(() => {
      const either = 'card_copy' as 'card_copy' | 'deed_look'
      return [
        text('run_refused', 'a', 'b'),
        // @ts-expect-error
        text('run_refused', 'a'),
        // @ts-expect-error
        text('run_refused', 'a', 'b', 'c'),
        // @ts-expect-error
        translate('card_copy', 'a'),
        // @ts-expect-error
        translate('deed_look'),
        // @ts-expect-error
        translateInBackground('deed_look'),
        // @ts-expect-error
        t('deed_look'),
        t(either, 'a'),
        // @ts-expect-error
        t(either),
        // @ts-expect-error
        t(either, 'a', 'b'),
      ]
    })
  })

  test('a text with a number that lacks one of its forms, its number or another substitution', () => {
    compiled(() => [
      tCount('check_wrong', 1),
      tCount('check_set_others', 1, 'a'),
      countedText('check_set_others', 1, 'a'),
      // @ts-expect-error: there is `check_user_other`, and no `check_user_one`.
      tCount('check_user', 1),
      // @ts-expect-error
      tCount('check_set_others', 1),
      // @ts-expect-error
      tCount('check_wrong', 1, 'a'),
      // @ts-expect-error
      countedText('check_set_others', 1),
      // @ts-expect-error
      t('check_wrong'),
      // @ts-expect-error
      text('check_wrong'),
    ])
  })

  test('a text with blanks from a table, where nothing would fill them', () => {
    compiled(() => {
      // @ts-expect-error
      const blank: PlainMessageKey = 'deed_look'
      const anyOf = 'deed_look' as MessageKey
      return [
        blank,
        // @ts-expect-error
        t(anyOf),
        // @ts-expect-error
        text(anyOf),
      ]
    })
  })
})
