/** A background that can be stopped, or let down by the browser, at every single call it makes. */

import { vi } from 'vitest'
import type { handle as handleMessage } from '../../src/background/handle.ts'
import { fakeBrowser } from './fake-browser.ts'

/** What a call of the browser's API, or a request, comes to. */
export type Fault =
  | 'stopped-before' /* the worker is stopped; the call has no effect */
  | 'stopped-after' /* the call has its effect, and nobody hears of it */
  | 'refused' /* it rejects, once */
export const faults: readonly Fault[] = ['stopped-before', 'stopped-after', 'refused']

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
let strike: { readonly at: number; readonly fault: Fault } | null = null
let full = false
let struck = ''

/** Makes the n-th call from now on go wrong, and tells how many there were. */
export const injection = {
  next(fault: Fault, at: number) {
    calls = 0
    struck = ''
    strike = { fault, at }
  },
  none() {
    calls = 0
    strike = null
  },
  calls: () => calls,
  /** Which call went wrong. */
  struck: () => struck,
  /** Every write to `storage.local` is refused for as long as it is full. */
  setFull(isFull: boolean) {
    full = isFull
  },
}

/** Runs a call as this worker's: it may be the one that goes wrong. */
export const passing = async <T>(mine: Worker, name: string, call: () => Promise<T>): Promise<T> => {
  if (!mine.alive) return never
  calls += 1
  const fault = strike?.at === calls ? strike.fault : null
  if (fault) struck = `${fault} ${name}, call ${calls}`
  if (full && name === 'local.set') throw new Error('QUOTA_BYTES quota exceeded')
  if (fault === 'refused') throw new Error('An unexpected error occurred')
  if (fault === 'stopped-before') mine.stop()
  if (!mine.alive) return never
  const result = await call()
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
          isAsync ? passing(mine, `${name}.${key}`, async () => method(...args)) : method(...args)
        return [key, call]
      }
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
      return [key, inner ? wrapped(mine, key, value) : value]
    }),
  )

/** The worker of now, for what it does besides the browser's API. */
export const thisWorker = (): Worker => worker

/** Starts a worker: what the last one had in memory is gone. */
export const startWorker = async (): Promise<typeof handleMessage> => {
  worker = newWorker()
  vi.resetModules()
  const mine = worker
  vi.doMock('webextension-polyfill', () => ({ default: wrapped(mine, '', fakeBrowser) }))
  const { handle } = await import('../../src/background/handle.ts')
  return handle
}
