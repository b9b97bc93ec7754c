/**
 * The English texts use the words of Salesforce's style guide and of Setup, and stay short. Other
 * languages have words of their own.
 */

import { describe, expect, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { MessageKey } from '../../src/platform/substitutions.ts'

const texts = Object.entries<{ readonly message: string }>(en).map(([key, { message }]) => ({ key, message }))

interface OffMapWord {
  readonly pattern: RegExp
  readonly use: string
}

const keyNames = 'Enter|Esc|Tab|Alt|Ctrl|Shift|Space'

const offMapWords: readonly OffMapWord[] = [
  {
    pattern: new RegExp(String.raw`\bpress(?:es|ed|ing)?\b(?! (?:${keyNames})\b)`, 'i'),
    use: 'click; press only a key, by its name',
  },
  { pattern: /\b(?:un)?tick(?:s|ed|ing)?\b/i, use: 'select, deselect' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, use: 'fix; the button is Review fixes' },
  { pattern: /\bsign(?:s|ed|ing)?[ -]in(?:s)?\b/i, use: 'log in (verb), login (noun)' },
  { pattern: /\bsign(?:s|ed|ing)? (?:you )?out\b/i, use: 'log out' },
  { pattern: /\blicences?\b/i, use: 'license' },
  { pattern: /\b(?:minim|author|recogn|organ|custom|synchron)is(?:e|es|ed|ing|ation)\b/i, use: '-ize' },
  { pattern: /\bre-us/i, use: 'reuse' },
  { pattern: /\b(?:colour|behaviour|favour|greyed)/i, use: 'the US spelling' },
  { pattern: /\bpick(?:s|ed|ing)?(?: \w+){0,2} up\b/i, use: 'capture' },
  { pattern: /\b(?:below|above)\b/i, use: 'the name of the thing' },
  { pattern: /\bthis (?:window|popup)\b|\bpop-?ups?\b/i, use: 'the extension' },
  { pattern: /\bfor(?:get|gets|got|gotten|getting)\b/i, use: 'clear, cleared' },
  { pattern: /\bplease\b/i, use: 'nothing: begin with the verb' },
  { pattern: /\be-mail/i, use: 'email' },
  { pattern: /\buser name\b/i, use: 'username' },
  { pattern: /\badministrator/i, use: 'admin' },
  { pattern: /\b(?:any|some|no)body\b/i, use: 'anyone, someone, no one' },
  { pattern: /\bany more\b/i, use: 'no longer' },
  { pattern: /\btowards\b/i, use: 'toward' },
  { pattern: /\bby hand\b/i, use: 'yourself' },
  {
    pattern: /\bcannot\b|\b(?:do|does|did|is|are|was|were|has|have|could|would|should) not\b/i,
    use: 'the contraction',
  },
  { pattern: /(?<=\p{L})'|'(?=[\p{L}\d])|"/u, use: '’ “ ”' },
]

interface Exception {
  readonly key: MessageKey
  readonly word: string
  readonly why: string
}

const exceptions: readonly Exception[] = [
  { key: 'closed_app_letter', word: 'Please', why: 'a letter to Salesforce Support, which is polite' },
  { key: 'closed_app_letter', word: 'does not', why: 'a letter is written without contractions' },
  { key: 'card_popup_key', word: 'Press', why: '$1 names the keys to press' },
  { key: 'signin_contact_admin', word: 'administrator', why: 'repeats what Salesforce says' },
]

const isExcepted = (key: string, word: string) =>
  exceptions.some((exception) => exception.key === key && exception.word === word)

/** Returns every word off the map in a text, with what to use in its place. */
const findOffMapWords = (message: string) =>
  offMapWords.flatMap(({ pattern, use }) =>
    Array.from(message.matchAll(new RegExp(pattern, `${pattern.flags}g`)), ([word]) => ({ word, use })),
  )

describe('the words of the English texts', () => {
  test('are those of the term map', () => {
    const found = texts.flatMap(({ key, message }) =>
      findOffMapWords(message)
        .filter(({ word }) => !isExcepted(key, word))
        .map(({ word, use }) => `${key}: not “${word}”, use ${use}`),
    )
    expect(found).toEqual([])
  })

  test('are excepted only where a text has them', () => {
    const wordsOf = (key: MessageKey) => findOffMapWords(en[key].message).map(({ word }) => word)
    expect(exceptions.filter(({ key, word }) => !wordsOf(key).includes(word))).toEqual([])
  })

  test.each([
    ['Press Save', 'Press'],
    ['Tick Active, or untick it', 'Tick', 'untick'],
    ['Sign in; your sign-in failed', 'Sign in', 'sign-in'],
    ['Pick it up from this popup', 'Pick it up', 'this popup'],
    ["The org's licence", "'", 'licence'],
    ['It cannot be forgotten', 'forgotten', 'cannot'],
    ['The e-mail below', 'below', 'e-mail'],
  ])('are found off the map: %s', (message, ...words) => {
    expect(
      findOffMapWords(message)
        .map(({ word }) => word)
        .sort(),
    ).toEqual(words.sort())
  })

  test.each([
    'Press Enter',
    'Esc cancels',
    'Pick it on the page',
    'the Ticketing Integration tab',
    'Spring ’26',
  ])('may be these: %s', (message) => {
    expect(findOffMapWords(message)).toEqual([])
  })
})

const longestUsual = 200

/** Longer texts, which name several causes or limits. No new one joins them. */
const knownLongTexts: readonly MessageKey[] = [
  'access_missing_text',
  'api_disabled',
  'api_kept_off',
  'api_licence',
  'api_session_barred',
  'api_session_expired',
  'api_session_level',
  'blocked_error',
  'blocked_gone',
  'blocked_privileges',
  'blocked_profile_name',
  'blocked_profile_rights',
  'blocked_profile_standard',
  'blocked_twin',
  'blocked_wizard',
  'cc_not_approved',
  'cc_scope_missing',
  'check_lock_on',
  'check_user_other',
  'client_credentials_migrated',
  'closed_app_letter',
  'closed_app_unsure',
  'form_done_client_credentials',
  'form_hint_client_credentials',
  'go_prove_identity',
  'mend_not_licence',
  'mend_not_licence_seat',
  'mend_not_licence_untold',
  'note_app_existing',
  'options_endpoint_foreign_text',
  'options_report_text',
  'popup_barred_next',
  'popup_barred_text',
  'signin_delegated',
  'signin_session_barred',
  'signin_sso_required',
  'signin_unproven',
  'signin_why',
  'ui_trouble_failed_next',
  'welcome_permission_pages_why',
  'welcome_permission_scripting_why',
]

test('no further text is longer than 200 characters, and one that was shortened leaves the list', () => {
  const long = texts.filter(({ message }) => message.length > longestUsual).map(({ key }) => key)
  expect(long.sort()).toEqual([...knownLongTexts].sort())
})
