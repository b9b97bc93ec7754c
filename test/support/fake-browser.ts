/**
 * Stands in for the browser's API, as far as the background uses it. Storage answers late and
 * copies.
 */

import { fakeDatabaseControls } from './fake-database.ts'

type Items = Record<string, unknown>
type Listener = (...args: never[]) => unknown

export interface FakeTab {
  id: number
  windowId: number
  url?: string
  active: boolean
  lastAccessed: number
  cookieStoreId?: string
}

export interface FakeCookie {
  name: string
  value: string
  domain: string
  /** The default store if left out. */
  storeId?: string
  firstPartyDomain?: string
  partitionKey?: { topLevelSite?: string }
}

interface CookieQuestion {
  url: string
  name: string
  storeId?: string
  firstPartyDomain?: string | null
  partitionKey?: { topLevelSite?: string }
}

const later = () => new Promise<void>((resolve) => setImmediate(resolve))

const event = () => {
  const listeners: Listener[] = []
  return {
    listeners,
    addListener: (listener: Listener) => void listeners.push(listener),
    removeListener: (listener: Listener) => void listeners.splice(listeners.indexOf(listener), 1),
  }
}

const area = () => {
  let items: Items = {}
  const onChanged = event()
  return {
    reset: () => {
      items = {}
    },
    // Leaves out `changed:`, a notification without content.
    dump: (): Items =>
      structuredClone(
        Object.fromEntries(Object.entries(items).filter(([key]) => !key.startsWith('changed:'))),
      ),
    get: async (keys: string | null) => {
      await later()
      const found = keys === null ? items : keys in items ? { [keys]: items[keys] } : {}
      return structuredClone(found)
    },
    set: async (added: Items) => {
      await later()
      items = { ...items, ...structuredClone(added) }
      const changes = Object.fromEntries(Object.entries(added).map(([key, newValue]) => [key, { newValue }]))
      for (const listener of onChanged.listeners) listener(changes as never)
    },
    clear: async () => {
      await later()
      items = {}
    },
    remove: async (keys: string | readonly string[]) => {
      await later()
      items = Object.fromEntries(Object.entries(items).filter(([key]) => ![keys].flat().includes(key)))
    },
    onChanged,
  }
}

const local = area()
interface FakeScript {
  readonly id: string
  readonly matches: readonly string[]
}

const registered = new Map<string, FakeScript>()
const session = area()
const alarms = new Map<string, { when: number }>()
let policy: Items | Error = {}
let installType: string | Error = 'normal'
let sid: string | null = null
let jar: FakeCookie[] = []
let stores: { id: string; tabIds: number[] }[] = []
let isolated = false
/** Names of the calls that the browser refuses. */
let refused: string[] = []
/** Granted match patterns; null grants every host. */
let origins: readonly string[] | null = null
let tabs: FakeTab[] = []
let calls: { name: string; args: unknown[] }[] = []
let frames: Readonly<Record<number, string>> | null = null
const record =
  <T>(name: string, result: T) =>
  async (...args: unknown[]) => {
    calls.push({ name, args })
    return result
  }

const mustBeAllowed = (name: string): void => {
  if (refused.includes(name)) throw new Error('An unexpected error occurred')
}

/**
 * Returns what the browser would send to the URL from one store; partitioned cookies only on
 * request.
 */
const getAll = async (question: CookieQuestion) => {
  mustBeAllowed('cookies.getAll')
  const { url, name, storeId, firstPartyDomain, partitionKey } = question
  if (isolated && firstPartyDomain === undefined)
    throw new Error(
      'First-Party Isolation is enabled, but the required "firstPartyDomain" attribute was not set.',
    )
  const { hostname } = new URL(url)
  const everywhere: FakeCookie[] = sid === null ? [] : [{ name: 'sid', value: sid, domain: hostname }]
  return structuredClone(
    [...jar, ...everywhere].filter(
      (cookie) =>
        cookie.name === name &&
        (cookie.domain === hostname ||
          (cookie.domain.startsWith('.') && `.${hostname}`.endsWith(cookie.domain))) &&
        (cookie.storeId ?? '0') === (storeId ?? '0') &&
        (partitionKey !== undefined || cookie.partitionKey === undefined),
    ),
  )
}

export const fakeBrowser = {
  runtime: {
    id: 'our-id',
    getManifest: () => ({ content_scripts: [] }),
    getURL: (path: string) => `chrome-extension://our-id/${path}`,
    onMessage: event(),
    onStartup: event(),
    onInstalled: event(),
    onUpdateAvailable: event(),
    reload: record('runtime.reload', undefined),
  },
  storage: {
    local,
    session,
    managed: {
      get: async () => {
        if (policy instanceof Error) throw policy
        return structuredClone(policy)
      },
      onChanged: event(),
    },
  },
  management: {
    getSelf: async () => {
      if (installType instanceof Error) throw installType
      return { installType }
    },
  },
  alarms: {
    create: async (name: string, info: { when: number }) => void alarms.set(name, info),
    clear: async (name: string) => alarms.delete(name),
    onAlarm: event(),
  },
  tabs: {
    query: async (query: { active?: boolean; lastFocusedWindow?: boolean }) => {
      mustBeAllowed('tabs.query')
      return query.active ? tabs.filter((tab) => tab.active && tab.windowId === 1) : tabs
    },
    get: async (id: number) => {
      const tab = tabs.find((one) => one.id === id)
      if (!tab) throw new Error(`No tab with id: ${id}.`)
      return tab
    },
    update: record('tabs.update', undefined),
    create: record('tabs.create', undefined),
    reload: record('tabs.reload', undefined),
    sendMessage: record('tabs.sendMessage', undefined),
    onUpdated: event(),
    onActivated: event(),
  },
  action: {
    openPopup: async () => {
      mustBeAllowed('action.openPopup')
      calls.push({ name: 'action.openPopup', args: [] })
    },
    setBadgeBackgroundColor: record('action.setBadgeBackgroundColor', undefined),
    setBadgeText: record('action.setBadgeText', undefined),
    setBadgeTextColor: record('action.setBadgeTextColor', undefined),
    setTitle: record('action.setTitle', undefined),
  },
  contextMenus: {
    create: record('contextMenus.create', undefined),
    removeAll: record('contextMenus.removeAll', undefined),
    onClicked: event(),
  },
  commands: {
    onCommand: event(),
    getAll: async () => [{ name: '_execute_action', shortcut: 'Alt+Shift+S' }],
  },
  permissions: {
    contains: async (asked: { permissions?: readonly string[]; origins?: readonly string[] }) => {
      mustBeAllowed('permissions.contains')
      const granted = origins
      if (asked.origins) return asked.origins.every((origin) => granted?.includes(origin) ?? true)
      return sid !== null || jar.length > 0
    },
    getAll: async () => ({ permissions: [], origins: [...(origins ?? [])] }),
    remove: async ({ origins: removed = [] }: { origins?: readonly string[] }) => {
      calls.push({ name: 'permissions.remove', args: [removed] })
      origins = origins?.filter((origin) => !removed.includes(origin)) ?? null
      return true
    },
    onAdded: event(),
    onRemoved: event(),
  },
  cookies: {
    getAll,
    getAllCookieStores: async () => {
      mustBeAllowed('cookies.getAllCookieStores')
      return stores
    },
  },
  i18n: { getMessage: (key: string, subs: readonly string[] = []) => [key, ...subs].join(' ') },
  windows: { update: record('windows.update', undefined), getCurrent: async () => ({ id: 1 }) },
  scripting: {
    executeScript: async (injection: { target: { frameIds?: number[] } }) => {
      calls.push({ name: 'scripting.executeScript', args: [injection] })
      if (frames === null) return [{ result: true }]
      const address = frames[injection.target.frameIds?.[0] ?? 0]
      if (address === undefined) throw new Error('No frame with this id')
      return [{ result: address }]
    },
    getRegisteredContentScripts: async () => [...registered.values()],
    registerContentScripts: async (scripts: readonly FakeScript[]) => {
      calls.push({ name: 'scripting.registerContentScripts', args: [scripts] })
      for (const script of scripts) {
        if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`)
        registered.set(script.id, script)
      }
    },
    unregisterContentScripts: async ({ ids }: { ids: readonly string[] }) => {
      for (const id of ids) if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`)
    },
  },
}

/** Lets a test read and set the fake browser. */
export const fakeBrowserControls = {
  local,
  session,
  /** The extension's own database. */
  database: fakeDatabaseControls,
  alarms,
  /** The content scripts that are registered, by their ids. */
  registeredScripts: () => registered,
  calls: () => calls,
  /** An error makes reading the policy fail. */
  setPolicy: (set: Items | Error) => {
    policy = set
  },
  /** Says who installed the extension: `admin` for an organization. An error makes asking fail. */
  setInstallType: (type: 'normal' | 'admin' | Error) => {
    installType = type
  },
  /** Sets the admin's session in every org and grants `cookies`; null for neither. */
  setSession: (session: string | null) => {
    sid = session
  },
  /**
   * Sets the URLs of frames by id; a script in a frame answers with its URL, in any other id it
   * fails.
   */
  setFrames: (open: Readonly<Record<number, string>>) => {
    frames = open
  },
  /** Grants access to these hosts only; every host is granted without it. */
  grant: (...hosts: readonly string[]) => {
    origins = hosts.map((host) => `https://${host}/*`)
  },
  setTabs: (open: FakeTab[]) => {
    tabs = open
  },
  /** Sets the cookies and grants `cookies`. */
  setCookies: (cookies: FakeCookie[], cookieStores: { id: string; tabIds: number[] }[] = []) => {
    jar = cookies
    stores = cookieStores
  },
  /** Turns on Firefox's first-party isolation. */
  isolate: () => {
    isolated = true
  },
  /** Makes the browser refuse this call from now on. */
  refuse: (name: string) => void refused.push(name),
  reset: () => {
    local.reset()
    session.reset()
    registered.clear()
    fakeDatabaseControls.reset()
    alarms.clear()
    policy = {}
    installType = 'normal'
    sid = null
    jar = []
    stores = []
    isolated = false
    refused = []
    origins = null
    tabs = []
    frames = null
    calls = []
  },
}
