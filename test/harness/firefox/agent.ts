/**
 * Functions that run in Firefox's chrome. WebDriver BiDi reaches it if Firefox was started with the
 * switch --remote-allow-system-access. They change the remote agent and click the toolbar button,
 * and leave the extension as it is.
 */

/** The parts of Firefox's internals used here. */
interface View {
  readonly viewType: string
  readonly uri: { readonly spec: string }
  readonly xulBrowser?: XulBrowser
}
interface XulBrowser extends Element {
  permanentKey?: object
}
interface Extension {
  readonly views: Iterable<View>
  readonly backgroundState: string
  readonly shortcuts: { onCommand(name: string): void }
  wakeupBackground(): Promise<void>
  terminateBackground(options: { ignoreDevToolsAttached: boolean }): Promise<void>
}
interface NavigableManager {
  getBrowserById(id: string): XulBrowser | null
  getIdForBrowser(browser: XulBrowser): string
}
interface BrowserAction {
  readonly widget: { readonly id: string }
  triggerAction(window: Window): Promise<void>
}
declare const ChromeUtils: { importESModule(address: string): Record<string, unknown> }
declare const WebExtensionPolicy: {
  getByID(id: string): {
    readonly extension: Extension
    readonly mozExtensionHostname: string
    readonly contentScripts: readonly { matchesURI(address: object): boolean }[]
  }
}
declare const Services: {
  readonly wm: { getMostRecentBrowserWindow(): Window }
  readonly io: { newURI(address: string): object }
  readonly console: {
    getMessageArray(): readonly { readonly message: string }[]
  }
}

/** Makes the remote agent find the extension's popup and background by id, as it finds tabs. */
export const exposeExtensionViews = (id: string): void => {
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: NavigableManager }
  const findTab = navigables.getBrowserById.bind(navigables)
  navigables.getBrowserById = (wanted) => {
    const tab = findTab(wanted)
    if (tab) return tab
    for (const { xulBrowser } of WebExtensionPolicy.getByID(id)?.extension?.views ?? []) {
      if (xulBrowser?.permanentKey && navigables.getIdForBrowser(xulBrowser) === wanted) return xulBrowser
    }
    return null
  }
}

/** Returns the host of the extension's URLs. */
export const getExtensionHost = (id: string): string => WebExtensionPolicy.getByID(id).mozExtensionHostname

/** Returns whether the extension is installed and runs. */
export const isInstalled = (id: string): boolean => WebExtensionPolicy.getByID(id)?.extension !== undefined

/** Returns whether the extension's button is in the toolbar. */
export const isInToolbar = (id: string): boolean => {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as {
    ExtensionParent: { apiManager: { global: { browserActionFor(extension: Extension): BrowserAction } } }
  }
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  ) as { CustomizableUI: { getPlacementOfWidget(widget: string): { readonly area: string } | null } }
  const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension)
  return CustomizableUI.getPlacementOfWidget(action.widget.id)?.area === 'nav-bar'
}

/** Returns whether this Firefox refuses permanent add-ons that Mozilla did not sign, as releases do. */
export const requiresSignature = (): boolean => {
  const { AppConstants } = ChromeUtils.importESModule('resource://gre/modules/AppConstants.sys.mjs') as {
    AppConstants: { readonly MOZ_REQUIRE_SIGNING: boolean }
  }
  return AppConstants.MOZ_REQUIRE_SIGNING
}

/** Pins the extension's button to the toolbar. */
export const pinToolbarButton = (id: string): void => {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as {
    ExtensionParent: { apiManager: { global: { browserActionFor(extension: Extension): BrowserAction } } }
  }
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  ) as { CustomizableUI: { addWidgetToArea(widget: string, area: string): void } }
  const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension)
  CustomizableUI.addWidgetToArea(action.widget.id, 'nav-bar')
}

/** Presses the button over the active tab, and resolves to the popup's id once it is shown. */
export const clickToolbarButton = async (id: string): Promise<string> => {
  const { extension } = WebExtensionPolicy.getByID(id)
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as {
    ExtensionParent: { apiManager: { global: { browserActionFor(extension: Extension): BrowserAction } } }
  }
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: NavigableManager }
  const pause = () => new Promise((go) => setTimeout(go, 20))
  const popups = () => [...extension.views].filter(({ viewType }) => viewType === 'popup')
  const end = Date.now() + 10_000
  // A closing popup is not the new one.
  while (popups().length > 0 && Date.now() < end) await pause()
  const window = Services.wm.getMostRecentBrowserWindow()
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window)
  for (;;) {
    const xulBrowser = popups()[0]?.xulBrowser
    const panel = xulBrowser?.closest('panel') as (Element & { state?: string }) | null | undefined
    if (xulBrowser && panel?.state === 'open') {
      xulBrowser.permanentKey ??= {}
      return navigables.getIdForBrowser(xulBrowser)
    }
    if (Date.now() > end) throw new Error(`The popup was not shown: ${panel?.state ?? 'no popup'}`)
    await pause()
  }
}

/** Resolves to the id of the extension's sidebar once it is shown. */
export const waitForSidebar = async (id: string): Promise<string> => {
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: NavigableManager }
  const end = Date.now() + 10_000
  for (;;) {
    const views = [...WebExtensionPolicy.getByID(id).extension.views]
    const xulBrowser = views.find(({ viewType }) => viewType === 'sidebar')?.xulBrowser
    if (xulBrowser) {
      xulBrowser.permanentKey ??= {}
      return navigables.getIdForBrowser(xulBrowser)
    }
    if (Date.now() > end) throw new Error('The sidebar was not shown')
    await new Promise((go) => setTimeout(go, 20))
  }
}

/** Resolves once the view is gone. */
export const waitForViewClosed = (id: string): Promise<void> => {
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: NavigableManager }
  return new Promise((resolve) => {
    const look = () => {
      if (navigables.getBrowserById(id) === null) resolve()
      else setTimeout(look, 50)
    }
    look()
  })
}

/** Wakes the background if it was stopped, and returns its id. */
export const wakeBackground = async (id: string): Promise<string> => {
  const { extension } = WebExtensionPolicy.getByID(id)
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: NavigableManager }
  await extension.wakeupBackground()
  const end = Date.now() + 10_000
  for (;;) {
    const view = [...extension.views].find(({ viewType }) => viewType === 'background')
    if (view?.xulBrowser && extension.backgroundState === 'running') {
      view.xulBrowser.permanentKey ??= {}
      return navigables.getIdForBrowser(view.xulBrowser)
    }
    if (Date.now() > end) throw new Error(`The background does not run: ${extension.backgroundState}`)
    await new Promise((go) => setTimeout(go, 20))
  }
}

/**
 * Stops the background by the function that the idle timer calls; an event meanwhile prevents it
 * once.
 */
export const stopBackground = async (id: string): Promise<void> => {
  const { extension } = WebExtensionPolicy.getByID(id)
  const end = Date.now() + 10_000
  while (extension.backgroundState !== 'stopped') {
    if (Date.now() > end) throw new Error(`The background goes on: ${extension.backgroundState}`)
    if (extension.backgroundState === 'running')
      await extension.terminateBackground({ ignoreDevToolsAttached: true })
    await new Promise((go) => setTimeout(go, 20))
  }
}

/** Runs a command as the browser does when its keys are pressed. */
export const runCommand = (id: string, name: string): void => {
  WebExtensionPolicy.getByID(id).extension.shortcuts.onCommand(name)
}

/** Counts the extension's content scripts that match this URL. */
export const countMatchingScripts = (id: string, address: string): number =>
  WebExtensionPolicy.getByID(id).contentScripts.filter((script) =>
    script.matchesURI(Services.io.newURI(address)),
  ).length

/** Returns the messages of the browser console: errors of pages and of extensions. */
export const getConsoleErrors = (): string =>
  Services.console
    .getMessageArray()
    .map(({ message }) => message)
    .join('\n')
