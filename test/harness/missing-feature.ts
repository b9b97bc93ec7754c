/**
 * Lists what a browser cannot do or show under test, though it can for an admin, with the reasons.
 */

/** Reasons by feature. */
export type MissingFeatures = Readonly<Partial<Record<BrowserFeature, string>>>

export type BrowserFeature =
  | 'keep what was pressed from the page'
  | 'forbid the clipboard'
  | 'a script outlives its extension'
  | 'answer a question of the browser'
  | 'close the popup by a question'
  | 'isolate by first party'
  | 'give the popup a size'

export const missingFeaturesByBrowser: Readonly<Record<'chromium' | 'firefox', MissingFeatures>> = {
  chromium: {
    'isolate by first party': 'Chromium has no such mode.',
    'answer a question of the browser':
      'Without a screen Chromium shows no question for a permission, and nobody can answer it.',
  },
  firefox: {
    'close the popup by a question':
      'Under test Firefox grants without a question, and a question that is answered by the driver leaves the popup open; a real mouse closes it at the first click on Allow.',
    'give the popup a size':
      'Under test Firefox’s popup has the size that Firefox gives it, and the driver waits for another one in vain.',
    'keep what was pressed from the page':
      "Firefox's events name what was pressed, in `originalTarget`, `explicitOriginalTarget` and `rangeParent`, also where that lies in a closed shadow root.",
    'forbid the clipboard':
      'Firefox has no such permission, for a page or for a frame: after a press every page may write.',
    'a script outlives its extension':
      'Firefox ends content scripts in the moment their extension is removed: none is left to take away what it drew.',
  },
}
