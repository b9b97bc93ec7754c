/** What the README's film shows, and the pictures for a reviewer, moment by moment. */

export interface Scene {
  /** The name of a moment, see `moments.ts`. */
  readonly moment: string
  /** Which of the moments of this name; negative counts from the last. */
  readonly which: number
  readonly caption: string
  /** How long the film stays, in milliseconds. */
  readonly stays: number
}

/** Under 200 characters each: they stand in one line under the picture. */
export const storyboard: readonly Scene[] = [
  {
    moment: 'popup-start',
    which: 0,
    caption: 'In your org, open the extension and click Start.',
    stays: 2600,
  },
  { moment: 'setup-home', which: 0, caption: 'Numbers on Salesforce’s own pages show the way.', stays: 2000 },
  { moment: 'profile-clone', which: 0, caption: 'An API-only profile: click Fill this page …', stays: 1700 },
  { moment: 'profile-clone', which: 1, caption: '… and click Save yourself.', stays: 1700 },
  { moment: 'user-edit', which: 0, caption: 'The integration user: the card has every value.', stays: 2000 },
  { moment: 'user-edit', which: 1, caption: 'Fill this page leaves what you typed.', stays: 2000 },
  { moment: 'case-fields', which: 0, caption: 'Which of the seven Case fields are there?', stays: 2000 },
  { moment: 'field-details', which: 1, caption: 'Each field exactly as SpaceIQ needs it.', stays: 2000 },
  { moment: 'case-fields', which: -1, caption: 'All seven are there.', stays: 1700 },
  { moment: 'app-edit', which: -1, caption: 'The connected app, with its OAuth scopes.', stays: 2000 },
  {
    moment: 'consumer-details',
    which: -1,
    caption: 'Key and secret are captured, without the clipboard.',
    stays: 2200,
  },
  {
    moment: 'popup-values',
    which: 0,
    caption: 'All five values are there: Activate in SpaceIQ sends them.',
    stays: 2600,
  },
  {
    moment: 'popup-outcome',
    which: -1,
    caption: 'SpaceIQ takes them, and they are cleared here.',
    stays: 3600,
  },
]

/** The names of the moments that the film needs. */
export const filmedMoments: ReadonlySet<string> = new Set(storyboard.map(({ moment }) => moment))

/** Returns the path of a scene's picture for a reviewer. */
export const scenePath = (at: number): string => `docs/store/review/${String(at + 1).padStart(2, '0')}.webp`

/** Returns the scenes with their pictures in Markdown, for a document in `docs/store`. */
export const formatScenes = (): string =>
  storyboard
    .map(({ caption }, at) => {
      const path = scenePath(at).replace('docs/store/', '')
      return `\n${at + 1}. ${caption}\n\n   ![${caption}](${path})\n`
    })
    .join('')
