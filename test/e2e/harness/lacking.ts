/** What a browser's protocol cannot do or show, though an admin's browser can: the one list, with the reasons. */

/** Why a test that needs it cannot be run in the browser. */
export type Lacks = Readonly<Partial<Record<Capability, string>>>

export type Capability =
  | 'pinch zoom'
  | 'profiler'
  | 'keep what was pressed from the page'
  | 'forbid the clipboard'
  | 'another language'
  | 'a script outlives its extension'
  | 'two tabs by turns while a page loads'
  | 'take a required host away'

export const lacking: Readonly<Record<'chromium' | 'firefox', Lacks>> = {
  chromium: {
    'take a required host away': 'Nobody but a person can, in the settings of Chromium itself.',
  },
  firefox: {
    'pinch zoom': 'WebDriver BiDi has no command for two fingers that enlarge a page.',
    profiler: 'WebDriver BiDi counts no calls and takes no samples of a content script.',
    'keep what was pressed from the page':
      "Firefox's events name what was pressed, in `originalTarget`, `explicitOriginalTarget` and `rangeParent`, also where that lies in a closed shadow root.",
    'forbid the clipboard':
      'Firefox has no such permission, for a page or for a frame: after a press every page may write.',
    'another language': 'Firefox speaks another language only where its language pack is installed.',
    'a script outlives its extension':
      'Firefox ends content scripts in the moment their extension is removed: none is left to take away what it drew.',
    'two tabs by turns while a page loads':
      'WebDriver BiDi now and then never answers there: twice in a row in one run of the whole suite, in none of four runs of the file. What keeps two tabs apart is the background, which the unit tests of the run hold as well.',
  },
}
