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

/** By the file's path below `test/browser`, without its ending. */
export const schedule: Readonly<Record<string, Scheduled>> = {
  'accessibility/keyboard': {
    browsers: both,
    why: 'Focus, tab order and key presses are each browser’s own.',
  },
  'accessibility/live-regions': {
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
  'accessibility/reflow': {
    browsers: chromium,
    why: 'Whether anything is cut off is a matter of our styles first.',
    sampled: 'a page and a card for each direction and size',
    turns: 'looks',
  },
  'activation/activation': {
    browsers: chromium,
    why: 'The request is held by unit tests; the rest of the way is in secrets and journey, in both browsers.',
    sampled: '4 of SpaceIQ’s refusals',
  },
  'credentials/secrets': { browsers: both, why: 'What a browser keeps on disk, logs or tells is its own.' },
  'extension-pages/options': {
    browsers: both,
    why: 'Storage, downloads and the extension’s pages are each browser’s own.',
  },
  'extension-pages/policy': { browsers: both, why: 'Managed storage is each browser’s own.' },
  'extension-pages/translations': {
    browsers: chromium,
    why: 'Whether texts fit is a matter of our styles first.',
    sampled: '2 languages',
    turns: 'looks',
  },
  'harness/harness': { browsers: [], why: 'It tests the tests’ own tools, which every other file uses.' },
  'org-access/active-tab': {
    browsers: chromium,
    why: 'What an address stands for is held by unit tests; here that the popup is told of the tab under it.',
  },
  'org-access/blocked-hosts': {
    browsers: both,
    why: 'How a policy keeps an extension off a host, and in which words, is each browser’s own.',
  },
  'org-access/site-access': {
    browsers: both,
    why: 'Taking access away and giving it back is each browser’s own.',
  },
  'org-access/update': {
    browsers: both,
    why: 'What an update does to scripts in open pages is each browser’s own.',
  },
  'org-check/check-org': {
    browsers: both,
    why: 'Sessions, their stores and who may read them are each browser’s own.',
  },
  'org-variants/app-creation-closed': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'org-variants/appearances': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: 'one age of the app’s form, one list of profiles, one look of the user pages',
    turns: 'looks',
  },
  'org-variants/connected-apps': {
    browsers: chromium,
    why: 'What the guide says of an org is the same code.',
    turns: 'worlds',
  },
  'org-variants/consumer-credentials': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: '2 proofs of identity',
    turns: 'worlds',
  },
  'org-variants/existing-setup': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'org-variants/refusals': {
    browsers: chromium,
    why: 'As worlds/apps.',
    sampled: 'one page refused',
    turns: 'worlds',
  },
  'org-variants/session': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'org-variants/unusual-pages': { browsers: chromium, why: 'As worlds/apps.', turns: 'worlds' },
  'salesforce-pages/dom-mutation': {
    browsers: chromium,
    why: 'What is found on changed pages comes of selectors.',
    sampled: 'a third of the practice org’s pages, half of the saved ones, 6 pages with the guide on them',
    turns: 'saved pages',
  },
  'salesforce-pages/practice-org-fidelity': {
    browsers: chromium,
    why: 'Compares the practice org’s pages with saved ones.',
    turns: 'saved pages',
  },
  'salesforce-pages/saved-pages': {
    browsers: chromium,
    why: 'Real saved pages: what is found there comes of selectors.',
    turns: 'saved pages',
  },
  'setup-guide/faults': {
    browsers: chromium,
    why: 'Faults at every call are held by unit tests.',
    sampled: 'the journey with a stopped worker makes 2 of the 7 fields',
    turns: 'journeys',
  },
  'setup-guide/field-creation': {
    browsers: chromium,
    why: 'Presses and page loads as in journey, which is in both.',
    turns: 'journeys',
  },
  'setup-guide/journey': {
    browsers: both,
    why: 'The whole way from an empty org to an accepted activation.',
  },
  'setup-guide/languages': {
    browsers: chromium,
    why: 'Labels are held by unit tests on the practice org’s own pages.',
    sampled: 'a journey in one language',
    turns: 'looks',
  },
  'setup-guide/lightning': { browsers: chromium, why: 'Frames and their messages, by the same code.' },
  'setup-guide/marker-positioning': {
    browsers: both,
    why: 'Anchor positioning and the top layer are each browser’s own.',
  },
  'setup-guide/resume': {
    browsers: chromium,
    why: 'What is remembered where is held by unit tests.',
    turns: 'journeys',
  },
  'setup-guide/resume-worker': {
    browsers: both,
    why: 'How a background is stopped, woken and restarted is each browser’s own.',
  },
  'setup-guide/toolbar': { browsers: both, why: 'Badge, commands and menus are each browser’s own.' },
  'spaceiq-form/spaceiq-form': {
    browsers: both,
    why: 'Typing into somebody’s form goes through each browser’s own events.',
  },
  'untrusted-input/compromised-page': {
    browsers: both,
    why: 'What a content script can reach is each browser’s own.',
  },
  'untrusted-input/untrusted-input': {
    browsers: chromium,
    why: 'Who sent a message is checked in the background, by the same code.',
    turns: 'journeys',
  },
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
    .map(([file]) => `test/browser/${file}.test.ts`)
