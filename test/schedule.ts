/**
 * Which browser tests run at an `npm test`, and why the others wait for `npm test -- all`, which runs every file in both
 * browsers. `docs/testing.md` shows this table; a test holds that it names every file.
 */

import { sampled } from './sample.ts'

export interface Scheduled {
  /** The browsers in which the file runs at every `npm test`. */
  readonly browsers: readonly ('chromium' | 'firefox')[]
  /** What its tests need a browser for, and why these browsers are enough for a push. */
  readonly why: string
  /** Which of its sweeps are sampled, in words; all their points are in `all`. */
  readonly sampled?: string
  /** The files of a group take turns: the seed says whose it is. */
  readonly turns?: keyof typeof turns
}

/** How many files of a group run at one push. */
export const turns = { journeys: 1, looks: 1, 'saved pages': 1, worlds: 2 } as const

const both = ['chromium', 'firefox'] as const
const chromium = ['chromium'] as const

/** By the file's path below `test/e2e`, without its ending. */
export const schedule: Readonly<Record<string, Scheduled>> = {
  'accessibility/keyboard': {
    browsers: both,
    why: 'Focus, tab order and key presses are each browser’s own.',
  },
  'accessibility/live': {
    browsers: both,
    why: 'What assistive technology is told is each browser’s own tree.',
  },
  'accessibility/overlay': {
    browsers: chromium,
    why: 'Roles, names and colours come of our own elements and styles.',
    sampled: '4 states of the card; all of axe’s rules in the light look, those about colours in the others',
  },
  'accessibility/pages': {
    browsers: chromium,
    why: 'As the overlay’s.',
    sampled: '4 looks of the pages; axe’s rules as with the overlay',
  },
  'accessibility/popup': {
    browsers: chromium,
    why: 'As the overlay’s.',
    sampled: '8 situations of the popup; axe’s rules as with the overlay',
  },
  'accessibility/room': {
    browsers: chromium,
    why: 'Whether anything is cut off is a matter of our styles first.',
    sampled: 'a page and a card for each direction and size',
    turns: 'looks',
  },
  activation: {
    browsers: chromium,
    why: 'The request is held by unit tests; the rest of the way is in secrets and journey, in both browsers.',
    sampled: '4 of SpaceIQ’s refusals',
  },
  between: {
    browsers: chromium,
    why: 'What an address stands for is held by unit tests; here that the popup is told of the tab under it.',
  },
  captures: {
    browsers: chromium,
    why: 'Real saved pages: what is found there comes of selectors.',
    turns: 'saved pages',
  },
  'check-org': {
    browsers: both,
    why: 'Sessions, their stores and who may read them are each browser’s own.',
  },
  'create-fields': {
    browsers: chromium,
    why: 'Presses and page loads as in journey, which is in both.',
    turns: 'journeys',
  },
  drift: {
    browsers: chromium,
    why: 'What is found on changed pages comes of selectors.',
    sampled: 'a third of the practice org’s pages, half of the saved ones, 6 pages with the guide on them',
    turns: 'saved pages',
  },
  faults: {
    browsers: chromium,
    why: 'Faults at every call are held by unit tests.',
    sampled: 'the journey with a stopped worker makes 2 of the 7 fields',
    turns: 'journeys',
  },
  follow: { browsers: both, why: 'Anchor positioning and the top layer are each browser’s own.' },
  forgery: {
    browsers: chromium,
    why: 'Who sent a message is checked in the background, by the same code.',
    turns: 'journeys',
  },
  'forgery/taken-over': {
    browsers: both,
    why: 'What a content script can reach is each browser’s own.',
  },
  harness: { browsers: [], why: 'It tests the tests’ own tools, which every other file uses.' },
  journey: { browsers: both, why: 'The whole way from an empty org to an accepted activation.' },
  languages: {
    browsers: chromium,
    why: 'Labels are held by unit tests on the practice org’s own pages.',
    sampled: 'a journey in one language',
    turns: 'looks',
  },
  lightning: { browsers: chromium, why: 'Frames and their messages, by the same code.' },
  options: { browsers: both, why: 'Storage, downloads and the extension’s pages are each browser’s own.' },
  parity: {
    browsers: chromium,
    why: 'Compares the practice org’s pages with saved ones.',
    turns: 'saved pages',
  },
  policy: { browsers: both, why: 'Managed storage is each browser’s own.' },
  resume: { browsers: chromium, why: 'What is remembered where is held by unit tests.', turns: 'journeys' },
  'resume-worker': {
    browsers: both,
    why: 'How a background is stopped, woken and restarted is each browser’s own.',
  },
  secrets: { browsers: both, why: 'What a browser keeps on disk, logs or tells is its own.' },
  'site-access': { browsers: both, why: 'Taking access away and giving it back is each browser’s own.' },
  'spaceiq-form': {
    browsers: both,
    why: 'Typing into somebody’s form goes through each browser’s own events.',
  },
  toolbar: { browsers: both, why: 'Badge, commands and menus are each browser’s own.' },
  translations: {
    browsers: chromium,
    why: 'Whether texts fit is a matter of our styles first.',
    sampled: '2 languages',
    turns: 'looks',
  },
  update: { browsers: both, why: 'What an update does to scripts in open pages is each browser’s own.' },
  'worlds/apps': {
    browsers: chromium,
    why: 'What the guide says of an org is the same code.',
    turns: 'worlds',
  },
  'worlds/closed': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'worlds/existing': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'worlds/keys': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: '2 proofs of identity',
    turns: 'worlds',
  },
  'worlds/looks': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: 'one age of the app’s form, one list of profiles, one look of the user pages',
    turns: 'looks',
  },
  'worlds/otherwise': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'worlds/refusals': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: 'one page refused',
    turns: 'worlds',
  },
  'worlds/session': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
}

/** The files that are there at this push: of each group those whose turn it is, and all the others. */
const present = new Set(
  [undefined, ...Object.keys(turns)].flatMap((group) => {
    const files = Object.keys(schedule).filter((file) => schedule[file]?.turns === group)
    return group ? sampled(group, files, turns[group as keyof typeof turns]) : files
  }),
)

/** The files that a browser runs at this `npm test`. */
export const filesFor = (browser: 'chromium' | 'firefox'): readonly string[] =>
  Object.entries(schedule)
    .filter(([file, { browsers }]) => present.has(file) && browsers.includes(browser))
    .map(([file]) => `test/e2e/${file}.test.ts`)
