/** Runs the background so that any single call it makes can fail or stop it. */

import { vi } from 'vitest'
import type { MessageSender } from '../../src/background/authorize-message.ts'
import type { dispatchMessage } from '../../src/background/dispatch.ts'
import type { ContentMessage, PageMessage, PopupState, Reply } from '../../src/messages.ts'
import { fakeBrowser } from '../support/fake-browser.ts'
import { fakeDatabase } from '../support/fake-database.ts'

/** The fault at a call of the browser's API or a request. */
export type InjectedFault =
  | 'stopped-before' /* the worker is stopped; the call has no effect */
  | 'stopped-after' /* the worker is stopped; the call has its effect */
  | 'refused' /* it rejects, once */
  | 'unheard' /* it has its effect and rejects: the network failed before the answer */

const never = new Promise<never>(() => {})

interface Worker {
  alive: boolean
  readonly stopped: Promise<'stopped'>
  stop(): void
}

const newWorker = (): Worker => {
  let tell: (word: 'stopped') => void = () => {}
  const stopped = new Promise<'stopped'>((resolve) => {
    tell = resolve
  })
  const worker: Worker = {
    alive: true,
    stopped,
    stop() {
      worker.alive = false
      tell('stopped')
    },
  }
  return worker
}

let worker = newWorker()
let calls = 0
let names: string[] = []
let strike: { readonly at: number; readonly fault: InjectedFault } | null = null
let full = false
let struck = ''

/** Injects a fault at the n-th call from now on, and counts calls. */
export const faultInjector = {
  next(fault: InjectedFault, at: number) {
    calls = 0
    names = []
    struck = ''
    strike = { fault, at }
  },
  none() {
    calls = 0
    names = []
    strike = null
  },
  calls: () => calls,
  /** Returns the names of the calls, in order. */
  names: (): readonly string[] => names,
  /** Describes the call at which the fault was injected. */
  struck: () => struck,
  /** While full, every write to disk is refused. */
  setFull(isFull: boolean) {
    full = isFull
  },
}

/** Runs a call as this worker's, with the fault if it is the chosen one. */
const runWorkerCall = async <T>(mine: Worker, name: string, call: () => Promise<T>): Promise<T> => {
  if (!mine.alive) return never
  calls += 1
  names.push(name)
  const fault = strike?.at === calls ? strike.fault : null
  if (fault) struck = `${fault} ${name}, call ${calls}`
  if (full && ['database.putItems', 'database.putItemsUnlessPresent'].includes(name))
    throw new Error('QUOTA_BYTES quota exceeded')
  if (fault === 'refused') throw new Error('An unexpected error occurred')
  if (fault === 'stopped-before') mine.stop()
  if (!mine.alive) return never
  const result = await call()
  if (fault === 'unheard') throw new TypeError('Failed to fetch')
  if (fault === 'stopped-after') mine.stop()
  return mine.alive ? result : never
}

type Method = (...args: unknown[]) => unknown

const wrapped = (mine: Worker, name: string, owner: object): object =>
  Object.fromEntries(
    Object.entries(owner).map(([key, value]) => {
      if (typeof value === 'function') {
        const method = value as Method
        const isAsync = !['getURL', 'getManifest', 'addListener'].includes(key)
        const call = (...args: unknown[]) =>
          isAsync ? runWorkerCall(mine, `${name}.${key}`, async () => method(...args)) : method(...args)
        return [key, call]
      }
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
      return [key, inner ? wrapped(mine, key, value) : value]
    }),
  )

/** Answers and names this worker's requests. */
let answers: (url: string, init: RequestInit) => Promise<Response> = () => Promise.reject(new TypeError())
let nameOf: (url: string, init: RequestInit) => string = () => 'fetch'

export const setFetchResponder = (answer: typeof answers, name: typeof nameOf = () => 'fetch') => {
  answers = answer
  nameOf = name
}

let handle: typeof dispatchMessage

/** Starts a worker with empty memory. */
export const startWorker = async (): Promise<void> => {
  worker = newWorker()
  vi.resetModules()
  const mine = worker
  // Each worker has its own `fetch`, so that a stopped one sends nothing in the name of the next.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    runWorkerCall(mine, nameOf(url, init), () => answers(url, init)),
  )
  vi.doMock('webextension-polyfill', () => ({ default: wrapped(mine, '', fakeBrowser) }))
  vi.doMock('../../src/platform/indexed-db.ts', () => wrapped(mine, 'database', fakeDatabase))
  handle = (await import('../../src/background/dispatch.ts')).dispatchMessage
}

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }

export interface SentMessage {
  readonly sender: MessageSender
  readonly message: ContentMessage | PageMessage
}
export const createPopupMessage = (message: PageMessage): SentMessage => ({
  sender: { id: 'our-id', url: `${self.baseUrl}src/popup/index.html` },
  message,
})
/** Creates messages from tab 7, at this path of the org. */
export const createOrgPageMessage =
  (org: string) =>
  (path: string, message: ContentMessage): SentMessage => {
    const url = `https://${org}${path}`
    return { sender: { id: 'our-id', url, tab: { id: 7, url }, frameId: 0 }, message }
  }

export type WorkerReply = Reply<unknown> | 'stopped'

/**
 * Awaits `work`, advancing the fake clock whenever nothing else happens: retries wait for timers.
 */
const settled = async <T>(work: Promise<T>): Promise<T> => {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  const begun = performance.now()
  for (let pauses = 0; !isOver; ) {
    await new Promise((resolve) => setImmediate(resolve))
    const waited = performance.now() - begun
    if (waited < 30 * (pauses + 1)) continue
    pauses += 1
    vi.advanceTimersByTime(500)
    if (waited > 20_000) throw new Error('never answered')
  }
  return work
}

/** Sends a message. Needs a fake clock. */
export const sendToWorker = async ({ message, sender }: SentMessage): Promise<WorkerReply> => {
  const answer: WorkerReply = await settled(Promise.race([handle(message, sender, self), worker.stopped]))
  // The browser restarts a stopped worker at the next message.
  if (answer === 'stopped') await startWorker()
  return answer
}

/** Requests the popup's state for the org. */
export const requestPopupState = async (org: string): Promise<PopupState> => {
  const answer = await sendToWorker(createPopupMessage({ type: 'get-popup-state', org }))
  if (answer === 'stopped' || !answer.ok) throw new Error(`state: ${JSON.stringify(answer)}`)
  return answer.value as PopupState
}
