/** One HTTP request with a time limit, whose answer is read only as far as a small JSON document can go. */

import { limitedText } from '../platform/read-limited-text.ts'
import type { Answer } from './parse-response.ts'

interface Request {
  readonly url: string
  readonly token: string
  readonly idempotencyKey: string
  readonly body: string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export type Exchange =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly kind: 'network' | 'timeout' | 'redirected' }

const maxBytes = 64 * 1024

/** Sends it and reads the answer. Never throws: without an answer it says whether the network or the time limit was why. */
export const exchange = async (request: Request): Promise<Exchange> => {
  const controller = new AbortController()
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    controller.abort()
  }, request.timeoutMs)
  const abort = () => controller.abort()
  request.signal?.addEventListener('abort', abort)
  if (request.signal?.aborted) abort()
  try {
    // Called without a receiver: a browser's fetch refuses to be a method of anything else.
    const { fetch } = request
    const response = await fetch(request.url, {
      method: 'POST',
      headers: {
        accept: 'application/json, application/problem+json',
        'content-type': 'application/json',
        authorization: `Bearer ${request.token}`,
        'idempotency-key': request.idempotencyKey,
      },
      body: request.body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: controller.signal,
    })
    if (response.type === 'opaqueredirect') return { ok: false, kind: 'redirected' }
    return {
      ok: true,
      answer: {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        retryAfter: response.headers.get('retry-after'),
        requestId: response.headers.get('x-request-id') ?? response.headers.get('x-correlation-id'),
        body: await limitedText(response, maxBytes),
      },
    }
  } catch {
    return { ok: false, kind: timedOut ? 'timeout' : 'network' }
  } finally {
    clearTimeout(timer)
    request.signal?.removeEventListener('abort', abort)
    // Lets go of a body that was not read to its end.
    controller.abort()
  }
}
