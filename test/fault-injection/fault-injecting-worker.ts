/** A background that can be stopped, or let down by the browser, at every single call it makes. */

import { vi } from 'vitest'
import type { MessageSender } from '../../src/background/authorize-message.ts'
import type { dispatchMessage } from '../../src/background/dispatch.ts'
import type { ContentMessage, PageMessage, PopupState, Reply } from '../../src/messages.ts'
import { fakeBrowser } from '../support/fake-browser.ts'
import { fakeDatabase } from '../support/fake-database.ts'

/** What a call of the browser's API, or a request, comes to. */
export type InjectedFault =
  | 'stopped-before' /* the worker is stopped; the call has no effect */
  | 'stopped-after' /* the call has its effect, and nobody hears of it */
  | 'refused' /* it rejects, once */
  | 'unheard' /* it has its effect, and rejects: the network broke before the answer */

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

/** Makes the n-th call from now on go wrong, and tells how many there were. */
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
  /** What was called, in order. */
  names: (): readonly string[] => names,
  /** Which call went wrong. */
  struck: () => struck,
  /** Every write to disk is refused for as long as it is full. */
  setFull(isFull: boolean) {
    full = isFull
  },
}

/** Runs a call as this worker's: it may be the one that goes wrong. */
export const runWorkerCall = async <T>(mine: Worker, name: string, call: () => Promise<T>): Promise<T> => {
  if (!mine.alive) return never
  calls += 1
  names.push(name)
  const fault = strike?.at === calls ? strike.fault : null
  if (fault) struck = `${fault} ${name}, call ${calls}`
  if (full && ['kept.putItems', 'kept.putItemsUnlessPresent'].includes(name))
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
        const isAsync = !['getURL', 'addListener'].includes(key)
        const call = (...args: unknown[]) =>
          isAsync ? runWorkerCall(mine, `${name}.${key}`, async () => method(...args)) : method(...args)
        return [key, call]
      }
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
      return [key, inner ? wrapped(mine, key, value) : value]
    }),
  )

/** Who answers this worker's requests, and what each is called. */
let answers: (url: string, init: RequestInit) => Promise<Response> = () => Promise.reject(new TypeError())
let nameOf: (url: string, init: RequestInit) => string = () => 'fetch'

export const setFetchResponder = (answer: typeof answers, name: typeof nameOf = () => 'fetch') => {
  answers = answer
  nameOf = name
}

let handle: typeof dispatchMessage

/** Starts a worker: what the last one had in memory is gone. */
export const startWorker = async (): Promise<void> => {
  worker = newWorker()
  vi.resetModules()
  const mine = worker
  // Each worker has its own: one that was stopped asks nothing as the next one.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    runWorkerCall(mine, nameOf(url, init), () => answers(url, init)),
  )
  vi.doMock('webextension-polyfill', () => ({ default: wrapped(mine, '', fakeBrowser) }))
  vi.doMock('../../src/platform/indexed-db.ts', () => wrapped(mine, 'kept', fakeDatabase))
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
/** In tab 7, at this path of the org. */
export const createOrgPageMessage =
  (org: string) =>
  (path: string, message: ContentMessage): SentMessage => {
    const url = `https://${org}${path}`
    return { sender: { id: 'our-id', url, tab: { id: 7, url }, frameId: 0 }, message }
  }

export type WorkerReply = Reply<unknown> | 'stopped'

/** Lets the clock go on where nothing else does: a retry waits for its time. */
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
  // The browser starts a worker again with the next message.
  if (answer === 'stopped') await startWorker()
  return answer
}

/** What the popup shows of the org. */
export const requestPopupState = async (org: string): Promise<PopupState> => {
  const answer = await sendToWorker(createPopupMessage({ type: 'get-popup-state', org }))
  if (answer === 'stopped' || !answer.ok) throw new Error(`state: ${JSON.stringify(answer)}`)
  return answer.value as PopupState
}
