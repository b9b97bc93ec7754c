/**
 * Schedules the browser tests: which files `npm test` runs in which browser, and why that is
 * enough. `npm test -- all` runs every file in both. `test/repository/schedule.test.ts` holds that
 * the table names every file and that `docs/testing.md` shows it.
 */

import { sampleSweep } from './sample.ts'

export interface ScheduleEntry {
  /** The browsers in which `npm test` runs the file. */
  readonly browsers: readonly ('chromium' | 'firefox')[]
  /** Why its tests need a browser, and why these browsers are enough for a push. */
  readonly reason: string
  /** Describes which of its sweeps are sampled; `all` tries all their points. */
  readonly sampled?: string
  /** Files of a group take turns by the seed. */
  readonly rotationGroup?: keyof typeof rotationGroups
}

/** How many files of each group run at a push. */
export const rotationGroups = { journeys: 1, looks: 1, 'saved pages': 1, 'org variants': 2 } as const

const both = ['chromium', 'firefox'] as const
const chromium = ['chromium'] as const
const firefox = ['firefox'] as const

/** Entries by path below `test/browser`, without `.test.ts`. */
export const schedule: Readonly<Record<string, ScheduleEntry>> = {
  'accessibility/every-language': {
    browsers: chromium,
    reason: 'Whether a text fits is a matter of our styles first.',
    sampled: '1 language with 3 states of the popup and 2 of the card',
    rotationGroup: 'looks',
  },
  'accessibility/keyboard': {
    browsers: both,
    reason: 'Focus, tab order and key presses are each browser’s own.',
  },
  'accessibility/live-regions': {
    browsers: both,
    reason: 'What assistive technology is told is each browser’s own tree.',
  },
  'accessibility/overlay': {
    browsers: chromium,
    reason: 'Roles, names and colors come from our own elements and styles.',
    sampled: '4 states of the card; all of axe’s rules in the light look, those about colors in the others',
  },
  'accessibility/pages': {
    browsers: chromium,
    reason: 'As for the overlay.',
    sampled: '4 looks of the pages; axe’s rules as for the overlay',
  },
  'accessibility/popup': {
    browsers: chromium,
    reason: 'As for the overlay.',
    sampled: '8 situations of the popup; axe’s rules as for the overlay',
  },
  'accessibility/reflow': {
    browsers: chromium,
    reason: 'Whether anything is cut off is a matter of our styles first.',
    sampled: 'a page and a card for each direction and size',
    rotationGroup: 'looks',
  },
  'activation/activation': {
    browsers: chromium,
    reason:
      'The request is held by unit tests; the rest of the way is in secrets and journey, in both browsers.',
    sampled: '4 of SpaceIQ’s refusals',
  },
  'change-record/record': {
    browsers: both,
    reason: 'What outlasts a stopped background, and what Reset leaves on disk, is each browser’s own.',
  },
  'change-report/report': {
    browsers: both,
    reason: 'Downloads, and what a page looks like on paper, are each browser’s own.',
  },
  'credentials/secrets': {
    browsers: both,
    reason: 'What a browser keeps on disk, logs or tells is its own.',
  },
  'extension-pages/options': {
    browsers: both,
    reason: 'Storage, downloads and the extension’s pages are each browser’s own.',
  },
  'extension-pages/package': {
    browsers: both,
    reason: 'Each browser takes a release’s zip in its own way, as the README says.',
  },
  'extension-pages/panel': {
    browsers: both,
    reason: 'The panel is each browser’s own, and so is what it sees of the tab in front.',
  },
  'extension-pages/policy': { browsers: both, reason: 'Managed storage is each browser’s own.' },
  'extension-pages/policy-install': {
    browsers: both,
    reason: 'What a policy installs, pins, hands over and allows is each browser’s own.',
  },
  'extension-pages/translations': {
    browsers: chromium,
    reason: 'Whether texts fit is a matter of our styles first.',
    sampled: '2 languages',
    rotationGroup: 'looks',
  },
  'hand-over/hand-over': {
    browsers: both,
    reason: 'The key’s memory, WebCrypto and two kinds of browser together are each browser’s own.',
  },
  'harness/harness': { browsers: [], reason: 'It tests the tests’ own tools, which every other file uses.' },
  'org-access/active-tab': {
    browsers: chromium,
    reason:
      'What an address stands for is held by unit tests; here that the popup is told of the tab under it.',
  },
  'org-access/blocked-hosts': {
    browsers: both,
    reason: 'How a policy keeps an extension off a host, and in which words, is each browser’s own.',
  },
  'org-access/narrow-access': {
    browsers: both,
    reason: 'What a grant reaches, and what `activeTab` shows without one, is each browser’s own.',
  },
  'org-access/question': {
    browsers: firefox,
    reason: 'Firefox’s own question; headless, Chromium’s cannot be answered.',
  },
  'org-access/restart': {
    browsers: both,
    reason: 'What a browser keeps of grants and registrations when it closes is its own.',
  },
  'org-access/start': {
    browsers: both,
    reason: 'What is asked, granted, registered and given back is each browser’s own.',
  },
  'org-access/update': {
    browsers: both,
    reason: 'What an update does to scripts in open pages is each browser’s own.',
  },
  'org-access/update-from-0.1.0': {
    browsers: both,
    reason: 'What an update leaves granted, stored and registered is each browser’s own.',
  },
  'org-check/check-org': {
    browsers: both,
    reason: 'Sessions, their stores and who may read them are each browser’s own.',
  },
  'org-check/take-back': {
    browsers: both,
    reason: 'The session, the record on disk and the preview’s controls are each browser’s own.',
  },
  'org-variants/app-creation-closed': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    rotationGroup: 'org variants',
  },
  'org-variants/appearances': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    sampled: 'one age of the app’s form, one list of profiles, one look of the user pages',
    rotationGroup: 'looks',
  },
  'org-variants/connected-apps': {
    browsers: chromium,
    reason: 'What the guide says of an org is the same code.',
    rotationGroup: 'org variants',
  },
  'org-variants/consumer-credentials': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    sampled: '2 proofs of identity',
    rotationGroup: 'org variants',
  },
  'org-variants/existing-setup': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    rotationGroup: 'org variants',
  },
  'org-variants/refusals': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    sampled: 'one page refused',
    rotationGroup: 'org variants',
  },
  'org-variants/session': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    rotationGroup: 'org variants',
  },
  'org-variants/unusual-pages': {
    browsers: chromium,
    reason: 'As for connected-apps.',
    rotationGroup: 'org variants',
  },
  'page-skeleton/describe': {
    browsers: both,
    reason: 'Frames, injected scripts, downloads and the clipboard are each browser’s own.',
  },
  'salesforce-pages/dom-mutation': {
    browsers: chromium,
    reason: 'What is found on changed pages comes from selectors.',
    sampled: 'a third of the practice org’s pages, half of the saved ones, 6 pages with the guide on them',
    rotationGroup: 'saved pages',
  },
  'salesforce-pages/practice-org-fidelity': {
    browsers: chromium,
    reason: 'Compares the practice org’s pages with saved ones.',
    rotationGroup: 'saved pages',
  },
  'salesforce-pages/saved-pages': {
    browsers: chromium,
    reason: 'Real saved pages: what is found there comes from selectors.',
    rotationGroup: 'saved pages',
  },
  'setup-guide/card-placement': {
    browsers: both,
    reason: 'Layout, keys and drags are each browser’s own.',
    sampled: '3 of the 5 pages in each size of the window',
  },
  'setup-guide/client-credentials': {
    browsers: both,
    reason: 'A warning and a lookup of Salesforce, with each browser’s own input.',
  },
  'setup-guide/client-credentials-journey': {
    browsers: both,
    reason: 'The whole way from an empty org of Summer ’26 to an accepted activation of version 2.',
    sampled: 'one of the two days',
  },
  'setup-guide/external-client-app': {
    browsers: both,
    reason: 'A Setup page of Lightning’s own, and the clipboard, are each browser’s own.',
  },
  'setup-guide/faults': {
    browsers: chromium,
    reason: 'Faults at every call are held by unit tests.',
    sampled: 'the journey with a stopped worker makes 2 of the 7 fields',
    rotationGroup: 'journeys',
  },
  'setup-guide/field-creation': {
    browsers: chromium,
    reason: 'Presses and page loads as in journey, which is in both.',
    rotationGroup: 'journeys',
  },
  'setup-guide/journey': {
    browsers: both,
    reason: 'The whole way from an empty org to an accepted activation.',
  },
  'setup-guide/languages': {
    browsers: chromium,
    reason: 'Labels are held by unit tests on the practice org’s own pages.',
    sampled: 'a journey in one language',
    rotationGroup: 'looks',
  },
  'setup-guide/lightning': { browsers: chromium, reason: 'Frames and their messages, by the same code.' },
  'setup-guide/marker-positioning': {
    browsers: both,
    reason: 'Anchor positioning and the top layer are each browser’s own.',
  },
  'setup-guide/ready-for-both': {
    browsers: both,
    reason: 'Both logins and both versions of the request, by each browser’s own network.',
  },
  'setup-guide/resume': {
    browsers: chromium,
    reason: 'What is remembered where is held by unit tests.',
    rotationGroup: 'journeys',
  },
  'setup-guide/resume-worker': {
    browsers: both,
    reason: 'How a background is stopped, woken and restarted is each browser’s own.',
  },
  'setup-guide/toolbar': { browsers: both, reason: 'Badge, commands and menus are each browser’s own.' },
  'spaceiq-form/spaceiq-form': {
    browsers: both,
    reason: 'Typing into somebody’s form goes through each browser’s own events.',
  },
  'untrusted-input/compromised-page': {
    browsers: both,
    reason: 'What a content script can reach is each browser’s own.',
  },
  'untrusted-input/untrusted-input': {
    browsers: chromium,
    reason: 'Who sent a message is checked in the background, by the same code.',
    rotationGroup: 'journeys',
  },
}

/** The files of this run: those of each group whose turn it is, and all that have no group. */
const present = new Set(
  [undefined, ...Object.keys(rotationGroups)].flatMap((group) => {
    const files = Object.keys(schedule).filter((file) => schedule[file]?.rotationGroup === group)
    return group ? sampleSweep(group, files, rotationGroups[group as keyof typeof rotationGroups]) : files
  }),
)

/** Lists the files that a browser runs in this `npm test`. */
export const listScheduledFiles = (browser: 'chromium' | 'firefox'): readonly string[] =>
  Object.entries(schedule)
    .filter(([file, { browsers }]) => present.has(file) && browsers.includes(browser))
    .map(([file]) => `test/browser/${file}.test.ts`)
