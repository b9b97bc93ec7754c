/**
 * The interface through which tests drive a browser with the extension, implemented once per
 * browser.
 */

import type { Browser, Frame, Page } from 'puppeteer-core'

export type BrowserName = 'chromium' | 'firefox'

export interface LaunchOptions {
  /** The practice org's port on 127.0.0.1, to which every https host is mapped. */
  readonly port: number
  readonly headless?: boolean
  /** The browser's UI language, e.g. `de`; English by default, whatever the machine's. */
  readonly lang?: string
  /** A profile that outlives the browser, for a restart; a temporary one by default. */
  readonly userDataDir?: string
  /**
   * Keeps DevTools off the background, so that it stops when idle; use only pages and
   * `openPopupInTab`.
   */
  readonly detachFromWorker?: boolean
  /** Hosts that do not resolve. */
  readonly unresolvedHosts?: readonly string[]
  /** Firefox's storage quota in kilobytes; for Chromium use `limitStorageQuota`. */
  readonly storageQuotaKb?: number
  /** The folder for downloads. */
  readonly downloadDir?: string
  /** Turns on Firefox's first-party isolation (`privacy.firstparty.isolate`). */
  readonly firstPartyIsolation?: boolean
  /**
   * Hosts off limits for extensions: by managed policy in Chromium, restricted domains in Firefox.
   */
  readonly blockedHosts?: readonly string[]
  /** Firefox asks its real question for permissions, which `answerQuestion` answers. */
  readonly permissionPrompts?: boolean
  /** The unpacked extension; by default the build for this browser. */
  readonly extension?: string
  /**
   * Hosts that are granted from the start: those of every org and SpaceIQ's, or none, as after an
   * installation. All by default: most tests are about what comes after the browser's question.
   */
  readonly hostAccess?: 'all' | 'none'
}

export interface ExtensionDriver {
  readonly name: BrowserName
  readonly browser: Browser
  /** The id of the installed extension. */
  readonly extensionId: string
  /** The extension's IndexedDB, relative to the profile's folder. */
  readonly storagePath: string
  /** Returns the URL of an extension page, e.g. `src/popup/index.html`. */
  url(path: string): string
  /** Runs a function in the background, waking it if stopped. Arguments and result are JSON. */
  inBackground<Given extends readonly unknown[], T>(
    declaration: (...given: Given) => T | Promise<T>,
    ...given: Given
  ): Promise<T>
  /** Stops the background, as the browser does after 30 idle seconds. */
  stopWorker(): Promise<void>
  /** Opens the real popup over the page. It closes when another page is brought to the front. */
  openPopup(page?: Page): Promise<Page>
  /**
   * Opens the panel beside the page with a button of the popup, by default *Open beside the page*.
   * It stays open when other pages are brought to the front.
   */
  openPanel(page?: Page, action?: 'open-panel' | 'start-check'): Promise<Page>
  /** Opens an extension page in a tab. */
  openExtensionPage(path: string): Promise<Page>
  /** Opens the popup in a tab, where it sees itself as the active tab. */
  openPopupInTab(): Promise<Page>
  /** Calls back with every console line of the background and the extension's pages from now on. */
  onConsoleLine(hear: (line: string) => void): Promise<void>
  /** Runs a keyboard command as the browser would; its keys cannot be pressed without a screen. */
  runCommand(name: string): Promise<void>
  /** Counts the extension's content scripts in the page. */
  countContentScripts(page: Page): Promise<number>
  /** Returns the content script's isolated world in a frame; null if there is none yet. */
  getIsolatedWorld(frame: Frame): Promise<IsolatedWorld | null>
  /** Zooms the page as a pinch does, without a new layout; 1 resets. */
  setPinchZoom(page: Page, factor: number): Promise<void>
  /** Counts the listeners of the extension's scripts on the page's window. */
  countListeners(page: Page): Promise<number>
  /**
   * Starts to count content-script function calls in the page; returns a reader of the count since
   * its last call.
   */
  startCallCounter(page: Page): Promise<() => Promise<number>>
  /**
   * Reloads the extension as an update does: its scripts end and its pages close. Brings `page` to
   * the front.
   */
  reloadExtension(page: Page): Promise<void>
  /**
   * Limits the extension's disk quota, unless the launch did; returns a function that resets it.
   */
  limitStorageQuota(ours: Page): Promise<() => Promise<void>>
  /** Takes the extension offline; returns a function that brings it back online. */
  goOffline(): Promise<() => Promise<void>>
  /** Tries to allow the extension in private windows; resolves to whether it is. May restart it. */
  allowPrivateBrowsing(): Promise<boolean>
  /**
   * Answers the browser's question beforehand: the next request for exactly these match patterns is
   * granted. Grants nothing by itself.
   */
  allowHosts(patterns: readonly string[]): Promise<void>
  /** Grants these match patterns and permissions, as after the browser's question. */
  grantHosts(patterns: readonly string[], permissions?: readonly 'cookies'[]): Promise<void>
  /** Answers the browser's open question for permissions, and returns its text. Firefox only. */
  answerQuestion(allow: boolean): Promise<string>
  /** Revokes or restores granted match patterns, as the browser's settings do. */
  setHostAccess(patterns: readonly string[], allowed: boolean): Promise<void>
  /** Opens a page in a private window. */
  openPrivatePage(): Promise<Page>
  /** Installs another extension. */
  installExtension(folder: string): Promise<InstalledExtension>
  /** Reads the clipboard, as pasting into this page would. */
  readClipboard(page: Page): Promise<string>
  /** Lets the extension's pages read the clipboard without a prompt. */
  grantClipboardRead(): Promise<void>
  close(): Promise<void>
}

/** A running browser that can install the extension. */
export interface StartedBrowser {
  readonly browser: Browser
  /**
   * Installs an unpacked extension, by default the build for this browser, and returns its driver.
   */
  install(extension?: string): Promise<ExtensionDriver>
}

export interface IsolatedWorld {
  /** Arguments and result are JSON. */
  evaluate<Given extends readonly unknown[], T>(
    declaration: (...given: Given) => T | Promise<T>,
    ...given: Given
  ): Promise<T>
}

interface InstalledExtension {
  /** Opens one of its pages in a tab. */
  open(path: string): Promise<Page>
  remove(): Promise<void>
}

/** A DOM node; shadow roots, also closed ones, and frames are among its children. */
export interface DomNode {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly DomNode[]
}

/** Runs in the page, with the overlay's shadow root as `this`. */
export type ShadowRootFunction<T> = (this: ShadowRoot, ...given: never[]) => T

/** A node of the accessibility tree. */
export interface AccessibilityNode {
  readonly role: string
  readonly name: string
  /** The live-region setting; empty if changes are not announced. */
  readonly live: string
  readonly focusable: boolean
}

/** Inspects a page through the browser's own protocol. */
export interface PageInspector {
  /** Calls with the closed shadow root of the frame's `<spaceiq-guide>`; null if there is none. */
  callInShadowRoot<T>(
    frame: Frame,
    declaration: ShadowRootFunction<T>,
    given: readonly string[],
  ): Promise<T | null>
  /** Returns the page's current DOM, without the values of inputs. */
  getDom(page: Page): Promise<DomNode>
  /**
   * Evaluates an expression in the page to text, without calling functions the page could replace.
   */
  evaluateExpression(page: Page, expression: string): Promise<string>
  /** Emulates an appearance from now on, without transitions, so that no color is in between. */
  emulateMedia(page: Page, look: { readonly dark: boolean; readonly forced: boolean }): Promise<void>
  /**
   * Runs a library and then the function in an isolated world, on the document or the overlay's
   * root.
   */
  runInIsolatedWorld<T>(
    page: Page,
    part: 'page' | 'overlay',
    library: string,
    declaration: (this: Document | ShadowRoot, flag: boolean) => T | Promise<T>,
    flag: boolean,
  ): Promise<T>
  /** Returns the overlay's accessibility tree, in document order. */
  getAccessibilityTree(page: Page): Promise<readonly AccessibilityNode[]>
  /** Returns true if the error says that the document went away meanwhile. */
  isDocumentReplaced(error: unknown): boolean
}

/** Polls until `look` returns something. */
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

/** Returns true if the document is being replaced, or its frame is gone. */
export const errorMatches = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(error.message)
