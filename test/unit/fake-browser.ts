/** As much of the browser's API as the background uses, in memory. Storage answers late and copies, as the real one does. */

type Items = Record<string, unknown>
type Listener = (...args: never[]) => unknown

export interface FakeTab {
  id: number
  windowId: number
  url?: string
  active: boolean
  lastAccessed: number
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
  return {
    reset: () => {
      items = {}
    },
    dump: (): Items => structuredClone(items),
    get: async (keys: string | null) => {
      await later()
      const found = keys === null ? items : keys in items ? { [keys]: items[keys] } : {}
      return structuredClone(found)
    },
    set: async (added: Items) => {
      await later()
      items = { ...items, ...structuredClone(added) }
    },
    remove: async (keys: string | readonly string[]) => {
      await later()
      items = Object.fromEntries(Object.entries(items).filter(([key]) => ![keys].flat().includes(key)))
    },
    onChanged: event(),
  }
}

const local = area()
const session = area()
const alarms = new Map<string, { when: number }>()
let policy: Items | Error = {}
let sid: string | null = null
let tabs: FakeTab[] = []
let calls: { name: string; args: unknown[] }[] = []
const record =
  <T>(name: string, result: T) =>
  async (...args: unknown[]) => {
    calls.push({ name, args })
    return result
  }

export const fakeBrowser = {
  runtime: {
    id: 'our-id',
    getURL: (path: string) => `chrome-extension://our-id/${path}`,
    onMessage: event(),
    onStartup: event(),
    onInstalled: event(),
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
  alarms: {
    create: async (name: string, info: { when: number }) => void alarms.set(name, info),
    clear: async (name: string) => alarms.delete(name),
    onAlarm: event(),
  },
  tabs: {
    query: async (query: { active?: boolean; lastFocusedWindow?: boolean }) =>
      query.active ? tabs.filter((tab) => tab.active && tab.windowId === 1) : tabs,
    update: record('tabs.update', undefined),
    create: record('tabs.create', undefined),
    onUpdated: event(),
  },
  action: {
    openPopup: record('action.openPopup', undefined),
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
  commands: { onCommand: event() },
  permissions: { contains: async () => sid !== null, onAdded: event(), onRemoved: event() },
  cookies: {
    get: async () => (sid === null ? null : { name: 'sid', value: sid }),
    getAllCookieStores: async () => [],
  },
  i18n: { getMessage: (key: string, subs: readonly string[] = []) => [key, ...subs].join(' ') },
  windows: { update: record('windows.update', undefined) },
  scripting: { executeScript: record('scripting.executeScript', [{ result: true }]) },
}

/** What a test may look at and set. */
export const fake = {
  local,
  session,
  alarms,
  calls: () => calls,
  /** An error in its place is how the browser refuses to read it. */
  setPolicy: (set: Items | Error) => {
    policy = set
  },
  /** The admin's session in every org, with the permission to use it; null for neither. */
  setSession: (session: string | null) => {
    sid = session
  },
  setTabs: (open: FakeTab[]) => {
    tabs = open
  },
  reset: () => {
    local.reset()
    session.reset()
    alarms.clear()
    policy = {}
    sid = null
    tabs = []
    calls = []
  },
}
