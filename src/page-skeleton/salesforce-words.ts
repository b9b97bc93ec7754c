/**
 * Words of Salesforce's own pages: those that our ways of finding a control name, and common ones of
 * Classic's ids and classes. What is made of them alone says nothing about an org, even where a text
 * of the page has the same word.
 */

import { controlIds, type LocatorHints, locatorsFor } from '../salesforce/dom/locators.ts'
import { pageRules } from '../salesforce/pages/pages.ts'
import { setupPaths } from '../salesforce/urls/setup-paths.ts'

/** Nothing known of an org: then no way of finding a control has a word of it. */
export const noHints: LocatorHints = {
  profileName: '',
  profileId: '',
  username: '',
  userId: '',
  appName: '',
  appId: '',
}

/** Common words of Classic's ids, classes, handlers and addresses. */
const commonWords = `
  access account act action actions active add address admin ajax all allow api app apps appsetup area
  arrow assistive background backing badge bar base bg big block body boolean border bottom box brand
  breadcrumb brd btn button buttons callback callout cancel case cases cell center cf change check
  checkbox child class clear click clone close code col collapse color colon column columns com component
  confirm connected console consumer container content control corner counter create credentials crud
  custom customize data date default definition delete dependency description desc detail details
  dev developer device dialog disabled div document down drop dueling edit editor element email emphasize
  empty enable enhanced entity entry error errors escape even event expand explanation external extra false
  fcf feature field fields fill filter filters find first fgr flag flow focus font footer for force form
  formula frame full function generate get go grid group groups hd head header headers height help hidden
  hide high highlight history home hover href html ib icon id identifier ids iframe image img import
  index info inline inner input inputs insert install installed invalid is isdtp item items java javascript
  jsp key label labels language last layout layouts lead leaf left length lex lib license lightning line link
  links list lists location login logo look lookup main manage management map master mb mbr menu
  message messages middle min mini mode module more mouse move mru msg mt multi name names nav navigate
  navigator needed neutral new next no node none normal note number oauth object odd off on open option options
  or order org osd other out outer over overlay package page pages panel parent password path pb pc
  perm permission permissions perms ph phone picker pick picklist policies policy primary print profile
  profiles prompt pt pos preview previous query quick radio read recent record records refresh related remember remove
  required reset ret return right role roles rolodex root row rows rule rules save saved scope scopes script
  scroll search secret section secondary select selected selection self set sets settings setup setupid show
  side sidebar simple single size skip skiplink slds small sort source space span stage standard start state status
  step steps sub subheader submit submitted subsection subtitle success switch tab table tabs target td template tertiary
  text textarea th thead this time title to toggle token tool toolbar tools top total tr tree true
  type types ui un undefined unselected up update url use user username users util validation value values
  var version vf view viewport virtual visible void warning web wide width window wizard wrap wrapper write
  www zen
`

const splitWords = (text: string): readonly string[] => text.match(/[A-Za-z$]+\d{0,4}/g) ?? []

/** Returns the parts of a word in mixed case: `newFieldName` has three. */
export const splitHumps = (word: string): readonly string[] =>
  word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []

const selectors: readonly string[] = [
  ...controlIds.flatMap((control) => locatorsFor(control, noHints).map(({ css = '' }) => css)),
  ...pageRules.flatMap(({ has = '', lacks = '' }) => [has, lacks]),
]

const ownSources = [...selectors, ...pageRules.map(({ path }) => path), ...setupPaths].join(' ')

/** Words that tell how a box of the page is set, which is a value. */
const valueWords = ['checked', 'unchecked']

const knownWords: ReadonlySet<string> = new Set(
  [...commonWords.split(/\s+/), ...splitWords(ownSources).flatMap((word) => [word, ...splitHumps(word)])]
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '' && !valueWords.includes(word)),
)

/** Checks whether the word, or each of its parts in mixed case, is one of Salesforce's pages. */
export const isSalesforceWord = (word: string): boolean => {
  if (knownWords.has(word.toLowerCase())) return true
  const humps = splitHumps(word.replace(/\d{1,4}$/, ''))
  // Single letters are in any random text.
  return humps.length > 0 && humps.every((hump) => hump.length > 1 && knownWords.has(hump.toLowerCase()))
}

/** What ways of finding a control and rules of pages ask of addresses and handlers. */
const askedOfAddresses = selectors.flatMap((css) =>
  Array.from(css.matchAll(/\[(?:href|src|action|onclick)[*^$]?="([^"]+)"/g), ([, asked = '']) =>
    asked.replace(/%[\dA-F]{2}/gi, ' '),
  ),
)

/** Names in the query of Setup's own addresses. */
const queryNames = ['retURL', 'setupid', 'type', 'entity', 'id']

const pathWords: ReadonlySet<string> = new Set(
  [
    ...askedOfAddresses.flatMap((asked) => asked.match(/[A-Za-z\d_$]+/g) ?? []),
    ...pageRules.flatMap(
      ({ path }) => path.replace(/\[[^\]]*\]|\{\d+\}/g, ' ').match(/[A-Za-z\d_$]+/g) ?? [],
    ),
    ...setupPaths.flatMap((path) => path.match(/[A-Za-z\d_$]+/g) ?? []),
    ...queryNames,
  ].filter((word) => !valueWords.some((one) => word.includes(one))),
)

/** Checks for a word of an address that a rule of a page or a way of finding a control asks for. */
export const isPathWord = (word: string): boolean => pathWords.has(word)

/**
 * Values that a way of finding a control asks for literally: `s=SystemPermissions` in an address, a
 * permission's name in a title or in quotes.
 */
const askedValues: ReadonlySet<string> = new Set(
  selectors.flatMap((css) => [
    ...Array.from(css.matchAll(/\[(?:value|title)="([^"]+)"\]/g), ([, value = '']) => value),
    ...Array.from(css.matchAll(/\[onclick\*="'([A-Za-z]+)'"\]/g), ([, value = '']) => value),
    ...Array.from(css.matchAll(/[?&"]([a-z]+=[A-Za-z]+)"/gi), ([, pair = '']) => pair),
  ]),
)

/** Checks whether a way of finding a control asks for this value of an attribute, or `name=value`. */
export const isAskedValue = (value: string): boolean => askedValues.has(value)

/** Key prefixes of the records whose pages the guide knows: profile, user, app, field, policies, set. */
export const knownKeyPrefixes: readonly string[] = ['00e', '005', '02u', '00N', '0H4', '0PS']
