/** Calls WebDriver BiDi directly, where puppeteer has no method. */

import type { Browser, Frame, Page } from 'puppeteer-core'

/** A value as BiDi serializes it. */
export interface RemoteValue {
  readonly type: string
  readonly value?: unknown
  readonly sharedId?: string
}

type Answer =
  | { readonly type: 'success'; readonly result: RemoteValue }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }

interface Connection {
  send(method: string, params: object): Promise<{ readonly result: unknown }>
  emit(event: string, params: object): boolean
}

/** Not in puppeteer's types. */
export const getBidiConnection = (browser: Browser): Connection =>
  (browser as unknown as { connection: Connection }).connection

/** Returns BiDi's id of a frame's browsing context. */
export const getContextId = (frame: Frame): string => (frame as unknown as { _id: string })._id

/** The realm of a function: the page's own world, or a sandbox of this name. */
interface CallTarget {
  readonly context: string
  readonly sandbox?: string
}

interface FunctionCall extends CallTarget {
  /** The source of the function. */
  readonly declaration: string
  readonly given?: readonly object[]
  readonly within?: object
  readonly serialization?: object
}

/** Calls a function in a context. Throws what it throws. */
export const callFunction = async (browser: Browser, given: FunctionCall): Promise<RemoteValue> => {
  const { result } = await getBidiConnection(browser).send('script.callFunction', {
    functionDeclaration: given.declaration,
    awaitPromise: true,
    target: { context: given.context, ...(given.sandbox ? { sandbox: given.sandbox } : {}) },
    arguments: given.given ?? [],
    ...(given.within ? { this: given.within } : {}),
    serializationOptions: given.serialization ?? {},
  })
  const answer = result as Answer
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
  return answer.result
}

/** Calls a function with JSON arguments and returns its JSON result. */
export const callFunctionWithJson = async (
  browser: Browser,
  where: string | CallTarget,
  declaration: unknown,
  given: readonly unknown[],
  within?: object,
): Promise<unknown> => {
  const { value } = await callFunction(browser, {
    ...(typeof where === 'string' ? { context: where } : where),
    declaration: `async function (json) {
      const given = JSON.parse(json)
      return JSON.stringify({ value: await (${String(declaration)}).apply(this, given) })
    }`,
    given: [{ type: 'string', value: JSON.stringify(given) }],
    ...(within ? { within } : {}),
  })
  return JSON.parse(String(value)).value
}

interface BrowsingContextInfo {
  readonly context: string
  readonly url: string
}

export const getContextInfo = async (browser: Browser, context: string): Promise<BrowsingContextInfo> => {
  const { result } = await getBidiConnection(browser).send('browsingContext.getTree', { root: context })
  const [info] = (result as { contexts: BrowsingContextInfo[] }).contexts
  if (!info) throw new Error(`No context ${context}`)
  return info
}

/** Finds the context of the browser's own window, which has Firefox's internals. */
export const getChromeContext = async (browser: Browser): Promise<string> => {
  const { result } = await getBidiConnection(browser).send('browsingContext.getTree', {
    'moz:scope': 'chrome',
    maxDepth: 0,
  })
  const [window] = (result as { contexts: BrowsingContextInfo[] }).contexts
  if (!window) throw new Error('Firefox has no window')
  return window.context
}

/** Puppeteer's two realms of a page: the page's own, and its own. */
export const getSandboxNames = (page: Page): readonly (string | undefined)[] => {
  const frame = page.mainFrame() as unknown as Record<
    'mainRealm' | 'isolatedRealm',
    () => { sandbox?: string }
  >
  return [frame.mainRealm().sandbox, frame.isolatedRealm().sandbox]
}
