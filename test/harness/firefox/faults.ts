/** Causes faults around an extension. Each function runs in Firefox's chrome. */

interface Channel {
  readonly URI: { readonly host: string }
  cancel(status: number): void
}
declare const ChromeUtils: { importESModule(address: string): Record<string, unknown> }
declare const Ci: { readonly nsIHttpChannel: object }
declare const Cr: { readonly NS_ERROR_UNKNOWN_HOST: number }
declare const Services: {
  readonly io: { offline: boolean }
  readonly locale: { availableLocales: string[]; requestedLocales: string[] }
  readonly prefs: { setBoolPref(name: string, value: boolean): void }
  readonly obs: {
    addObserver(observer: object, topic: string): void
    notifyObservers(subject: null, topic: string): void
  }
}
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly privateBrowsingAllowed: boolean; readonly extension: object }
}
declare const OpenBrowserWindow: (options: { readonly private: boolean }) => void

/** Makes requests to these hosts fail as unresolved, since all names resolve here. */
export const blockHostResolution = (hosts: readonly string[]): void => {
  const observe = (subject: { QueryInterface(as: object): Channel }) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel)
    if (hosts.includes(channel.URI.host)) channel.cancel(Cr.NS_ERROR_UNKNOWN_HOST)
  }
  Services.obs.addObserver({ observe }, 'http-on-modify-request')
}

/**
 * Does what *Work Offline* does: the practice org is on this machine, always reachable otherwise.
 */
export const setOffline = (isOffline: boolean): void => {
  Services.prefs.setBoolPref('network.disable-localhost-when-offline', true)
  Services.io.offline = isOffline
  // Open connections would continue.
  if (isOffline) Services.obs.notifyObservers(null, 'net:prune-all-connections')
}

/** Sets the language for extensions, as a language pack does; Firefox's own texts stay English. */
export const setExtensionLocale = (language: string): void => {
  Services.locale.availableLocales = [language, 'en-US']
  Services.locale.requestedLocales = [language]
}

/** Restarts the extension, as an update does. */
export const restartExtension = async (id: string): Promise<void> => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs') as {
    AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> }
  }
  await (await AddonManager.getAddonByID(id)).reload()
}

/** Sets the switches of the extension's Permissions page. */
export const setHostPermissions = async (
  id: string,
  given: { readonly permissions: readonly string[]; readonly origins: readonly string[] },
  allowed: boolean,
): Promise<void> => {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  ) as {
    ExtensionPermissions: Record<
      'add' | 'remove',
      (id: string, what: object, emitter: object) => Promise<void>
    >
  }
  const { extension } = WebExtensionPolicy.getByID(id)
  await ExtensionPermissions[allowed ? 'add' : 'remove'](id, given, extension)
}

/** Turns on "Run in Private Windows". It takes effect when the extension restarts. */
export const grantPrivateBrowsing = async (id: string): Promise<void> => {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  ) as { ExtensionPermissions: { add(id: string, given: object): Promise<void> } }
  await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] })
}

export const isPrivateBrowsingAllowed = (id: string): boolean =>
  WebExtensionPolicy.getByID(id).privateBrowsingAllowed

export const openPrivateWindow = (): void => {
  OpenBrowserWindow({ private: true })
}
