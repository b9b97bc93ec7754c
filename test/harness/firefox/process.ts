/**
 * Reaches content scripts in Firefox's content processes. Functions run there with the browser's
 * own rights, since WebDriver BiDi has no access to isolated worlds; the chrome forwards requests.
 */

import type { Browser, Frame } from 'puppeteer-core'
import { callFunctionWithJson, getChromeContext, getContextId } from './bidi.ts'

type ExtensionContext = { readonly sandbox?: object } | undefined

interface Answer {
  readonly asked: number
  readonly value?: unknown
  readonly problem?: string
}

interface Enlargeable extends Window {
  readonly windowUtils: { setResolutionAndScaleTo(factor: number): void }
}

interface Debugging {
  onEnterFrame: () => void
}
declare const Debugger: new (debuggee: object) => Debugging

interface MessageManager {
  loadProcessScript(address: string, also: boolean): void
  addMessageListener(name: string, hear: (message: { readonly data: Answer }) => void): void
  removeMessageListener(name: string, hear: (message: { readonly data: Answer }) => void): void
  broadcastAsyncMessage(name: string, data: object): void
}

declare const ChromeUtils: { importESModule(address: string): Record<string, unknown> }
declare const Services: {
  readonly ppmm: MessageManager
  readonly els: { getListenerInfoFor(target: Window): readonly { readonly listenerObject: object | null }[] }
}
declare const Cu: {
  evalInSandbox(code: string, sandbox: object): unknown
  isDeadWrapper(object: object): boolean
  getObjectPrincipal(object: object): { readonly isExpandedPrincipal: boolean }
}
declare const BrowsingContext: { get(id: number): { readonly window: Window | null } | null }
declare const addMessageListener: (
  name: string,
  hear: (message: { readonly data: Record<string, unknown> }) => void,
) => void
declare const sendAsyncMessage: (name: string, data: Answer) => void

/** Answers requests. Runs in every content process; the one with the frame answers. */
const answering = () => {
  const { ExtensionContent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionContent.sys.mjs',
  ) as { ExtensionContent: { getContextByExtensionId(id: string, window: Window): ExtensionContext } }
  const counters = new WeakMap<Window, { calls: number; readonly debugger: Debugging }>()
  const actions: Record<string, (window: Window, sandbox: object | undefined, source: string) => unknown> = {
    evaluate: (_, sandbox, source) => (sandbox ? Cu.evalInSandbox(source, sandbox) : null),
    // Only content scripts belong to a page and an extension; removed ones left dead objects.
    listeners: (window) =>
      Services.els
        .getListenerInfoFor(window)
        .map(({ listenerObject }) => listenerObject)
        .filter((one) => one && !Cu.isDeadWrapper(one) && Cu.getObjectPrincipal(one).isExpandedPrincipal)
        .length,
    calls: (window, sandbox) => {
      if (!sandbox) throw new Error('no content script')
      let counter = counters.get(window)
      if (!counter) {
        const { addDebuggerToGlobal } = ChromeUtils.importESModule(
          'resource://gre/modules/jsdebugger.sys.mjs',
        ) as { addDebuggerToGlobal(global: object): void }
        addDebuggerToGlobal(globalThis)
        const made = { calls: 0, debugger: new Debugger(sandbox) }
        made.debugger.onEnterFrame = () => {
          made.calls += 1
        }
        counters.set(window, made)
        counter = made
      }
      const { calls } = counter
      counter.calls = 0
      return calls
    },
    enlarge: (window, _, factor) =>
      (window as Enlargeable).windowUtils.setResolutionAndScaleTo(Number(factor)),
  }
  addMessageListener('spaceiq:ask', async ({ data }) => {
    const { asked, frame, extension, action, source } = data as Record<string, string> & { asked: number }
    const window = BrowsingContext.get(Number(frame))?.window
    if (!window) return
    try {
      const context = ExtensionContent.getContextByExtensionId(String(extension), window)
      const value = await actions[String(action)]?.(window, context?.sandbox, String(source))
      sendAsyncMessage('spaceiq:answer', { asked, value })
    } catch (error) {
      sendAsyncMessage('spaceiq:answer', { asked, problem: String(error) })
    }
  })
}

/** Registers the answering script. Runs in the browser's chrome. */
const load = (script: string) => {
  Services.ppmm.loadProcessScript(
    `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
    true,
  )
}

/** Asks all processes and waits for the one answer. Runs in the browser's chrome. */
const ask = (context: string, question: Readonly<Record<string, string>>): Promise<unknown> => {
  const { NavigableManager: navigables } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: { getBrowsingContextById(id: string): { readonly id: number } | null } }
  const frame = navigables.getBrowsingContextById(context)?.id
  if (frame === undefined) return Promise.reject(new Error(`no such frame: ${context}`))
  const asked = Math.random()
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      Services.ppmm.removeMessageListener('spaceiq:answer', hear)
      settle()
    }
    const hear = ({ data }: { readonly data: Answer }) => {
      if (data.asked !== asked) return
      end(() => (data.problem === undefined ? resolve(data.value) : reject(new Error(data.problem))))
    }
    const timer = setTimeout(() => end(() => reject(new Error('no such frame: it went away'))), 30_000)
    Services.ppmm.addMessageListener('spaceiq:answer', hear)
    Services.ppmm.broadcastAsyncMessage('spaceiq:ask', { asked, frame, ...question })
  })
}

/** Makes all present and future processes of this browser answer. */
export const installProcessScript = async (browser: Browser): Promise<void> => {
  await callFunctionWithJson(browser, await getChromeContext(browser), load, [`(${String(answering)})()`])
}

const askOf = async (frame: Frame, question: Readonly<Record<string, string>>): Promise<unknown> => {
  const browser = frame.page().browser()
  return callFunctionWithJson(browser, await getChromeContext(browser), ask, [getContextId(frame), question])
}

/** Calls with JSON in the content script's world; null if the frame has no content script. */
export const callInContentScript = async (
  frame: Frame,
  extension: string,
  declaration: unknown,
  given: readonly unknown[],
): Promise<{ readonly value: unknown } | null> => {
  const source = `(async () => JSON.stringify({
    value: await (${String(declaration)})(...JSON.parse(${JSON.stringify(JSON.stringify(given))})),
  }))()`
  const answer = await askOf(frame, { extension, action: 'evaluate', source })
  return typeof answer === 'string' ? (JSON.parse(answer) as { value: unknown }) : null
}

/** Counts the content script's listeners on the frame's window. */
export const countContentScriptListeners = async (frame: Frame, extension: string): Promise<number> =>
  Number(await askOf(frame, { extension, action: 'listeners', source: '' }))

/** Zooms the frame as a pinch does. */
export const setFramePinchZoom = async (frame: Frame, factor: number): Promise<void> => {
  await askOf(frame, { extension: '', action: 'enlarge', source: String(factor) })
}

/** Counts the calls of content-script functions in the frame since the last count; 0 at first. */
export const countContentScriptCalls = async (frame: Frame, extension: string): Promise<number> =>
  Number(await askOf(frame, { extension, action: 'calls', source: '' }))
