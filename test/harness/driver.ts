/** What the tests ask of a browser with the extension in it; one file for each browser answers. */

import type { Browser, Frame, Page } from 'puppeteer-core'

export type BrowserName = 'chromium' | 'firefox'

export interface LaunchOptions {
  /** The practice org's port on 127.0.0.1, to which every https host is mapped. */
  readonly port: number
  readonly headless?: boolean
  /** The browser's UI language, e.g. `de`; English unless told, whatever the machine speaks. */
  readonly lang?: string
  /** Given: the profile outlives the browser, as in a restart. */
  readonly userDataDir?: string
  /** DevTools keep away from the background, which then stops as it does for an admin. Until it is over, only `popupTab` and pages are to be used. */
  readonly detachFromWorker?: boolean
  /** Hosts whose names nobody knows. */
  readonly unresolvedHosts?: readonly string[]
  /** How many kilobytes Firefox has room for; Chromium is told by `limitRoom`. */
  readonly storageQuotaKb?: number
  /** The folder in which downloads are saved. */
  readonly downloadDir?: string
  /** Firefox keeps cookies apart by the site in the address bar (`privacy.firstparty.isolate`). */
  readonly firstPartyIsolation?: boolean
  /** Hosts that the organisation keeps extensions off: a managed policy in Chromium, restricted domains in Firefox. */
  readonly blockedHosts?: readonly string[]
  /** The unpacked extension; the build for this browser unless told. */
  readonly extension?: string
}

export interface ExtensionDriver {
  readonly name: BrowserName
  readonly browser: Browser
  /** What the browser calls the installed extension. */
  readonly extensionId: string
  /** Where in the profile's folder the extension's own IndexedDB is kept. */
  readonly storagePath: string
  /** The address of one of the extension's pages, e.g. `src/popup/index.html`. */
  url(path: string): string
  /** Runs a function in the extension's background, which is woken when it was stopped. Takes and gives JSON. */
  inBackground<Given extends readonly unknown[], T>(
    declaration: (...given: Given) => T | Promise<T>,
    ...given: Given
  ): Promise<T>
  /** Stops the background as the browser does after 30 idle seconds. */
  stopWorker(): Promise<void>
  /** The real popup, over the given page. It closes as soon as another page is brought to the front. */
  openPopup(page?: Page): Promise<Page>
  /** One of the extension's pages in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>
  /** The popup in a tab of its own, where it sees itself as the active tab. */
  openPopupInTab(): Promise<Page>
  /** Calls back with every line that the extension's own consoles, its background's and its pages', show from now on. */
  onConsoleLine(hear: (line: string) => void): Promise<void>
  /** Does what the command's keys do. Presses cannot be made without a screen: this is what the browser would do for one. */
  runCommand(name: string): Promise<void>
  /** How many of the extension's scripts the browser has in this page. */
  countContentScripts(page: Page): Promise<number>
  /** The content script's own world in a frame, which no page can enter; null where there is none, or none yet. */
  getIsolatedWorld(frame: Frame): Promise<IsolatedWorld | null>
  /** Enlarges what is seen of the page, as two fingers do, without laying it out anew; 1 is as it was. */
  setPinchZoom(page: Page, factor: number): Promise<void>
  /** How many listeners the extension's scripts have on the page's window. */
  countListeners(page: Page): Promise<number>
  /** Counts the calls of functions of the content script in this page from now on; what it gives tells how many there were since it was asked last. */
  startCallCounter(page: Page): Promise<() => Promise<number>>
  /** Loads the extension anew, as an update does: everything of it ends, and its pages close; this page is in front. */
  reloadExtension(page: Page): Promise<void>
  /** Leaves the extension little room on disk, where the launch did not; what it gives takes that back. */
  limitStorageQuota(ours: Page): Promise<() => Promise<void>>
  /** Takes the extension off the network; what it gives brings the network back. */
  goOffline(): Promise<() => Promise<void>>
  /** Does what lets an extension into private windows, and says whether it is let in. The extension may start anew. */
  allowPrivateBrowsing(): Promise<boolean>
  /** Takes the extension's access to Salesforce away, or gives it back, as the browser's own settings do. */
  setHostAccess(allowed: boolean): Promise<void>
  /** A page in a private window of its own. */
  openPrivatePage(): Promise<Page>
  /** Installs another extension beside ours. */
  installExtension(folder: string): Promise<InstalledExtension>
  /** What is in the clipboard, as a person would paste it into this page. */
  readClipboard(page: Page): Promise<string>
  /** Lets the extension's pages read the clipboard without a question. */
  grantClipboardRead(): Promise<void>
  close(): Promise<void>
}

/** A browser that runs, and takes the extension. */
export interface StartedBrowser {
  readonly browser: Browser
  /** Installs an unpacked extension, the build for this browser unless told, and gives what drives it. */
  install(extension?: string): Promise<ExtensionDriver>
}

export interface IsolatedWorld {
  /** Takes and gives JSON. */
  evaluate<Given extends readonly unknown[], T>(
    declaration: (...given: Given) => T | Promise<T>,
    ...given: Given
  ): Promise<T>
}

export interface InstalledExtension {
  /** One of its pages in a tab of its own. */
  open(path: string): Promise<Page>
  remove(): Promise<void>
}

/** A node of a page's DOM; shadow roots, closed ones too, and frames are among the children. */
export interface DomNode {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly DomNode[]
}

/** A function for the page, with the overlay's shadow root as `this`. */
export type ShadowRootFunction<T> = (this: ShadowRoot, ...given: never[]) => T

/** One node of the tree that assistive technology gets. */
export interface AccessibilityNode {
  readonly role: string
  readonly name: string
  /** How changes in it are read out; empty where they are not. */
  readonly live: string
  readonly focusable: boolean
}

/** What only the browser's own protocol shows of a page. */
export interface PageInspector {
  /** Calls with the closed shadow root of the frame's `<spaceiq-guide>`; null when there is none. */
  callInShadowRoot<T>(
    frame: Frame,
    declaration: ShadowRootFunction<T>,
    given: readonly string[],
  ): Promise<T | null>
  /** The page's whole DOM as it is now. What stands in an input is no part of it. */
  getDom(page: Page): Promise<DomNode>
  /** What an expression gives in the page, as text, with none of the page's functions and none of ours between. */
  evaluateExpression(page: Page, expression: string): Promise<string>
  /** Shows the page so from now on, with nothing in motion: a colour on its way to another one is neither. */
  emulateMedia(page: Page, look: { readonly dark: boolean; readonly forced: boolean }): Promise<void>
  /** Runs a library's code and then the function, on the document or on the overlay's root, in a world apart from the page's. */
  runInIsolatedWorld<T>(
    page: Page,
    part: 'page' | 'overlay',
    library: string,
    declaration: (this: Document | ShadowRoot, flag: boolean) => T | Promise<T>,
    flag: boolean,
  ): Promise<T>
  /** What assistive technology is told of the overlay, in the document's order. */
  getAccessibilityTree(page: Page): Promise<readonly AccessibilityNode[]>
  /** Whether the error says that the document went away between two questions. */
  isDocumentReplaced(error: unknown): boolean
}

/** Looks until something is there. */
export const waitUntil = async <T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  timeout = 10_000,
): Promise<T> => {
  const end = Date.now() + timeout
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms`)
    await new Promise((go) => setTimeout(go, 25))
  }
}

/** The document is being replaced, or the frame has gone with it. */
export const errorMatches = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(error.message)
