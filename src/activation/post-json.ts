/** HTTP POST with a time limit and a limit on the response size. */

import { readLimitedText } from '../platform/read-limited-text.ts'
import type { HttpResponse } from './parse-response.ts'

interface PostRequest {
  readonly url: string
  readonly token: string
  readonly idempotencyKey: string
  readonly body: string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

type HttpExchange =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly kind: 'network' | 'timeout' | 'redirected' }

const MAX_RESPONSE_BYTES = 64 * 1024

/** Posts the body and resolves to the response, or to the kind of failure. Never rejects. */
export const postJson = async (request: PostRequest): Promise<HttpExchange> => {
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
    // `fetch` throws when called as a method of another object.
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
      response: {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        retryAfter: response.headers.get('retry-after'),
        requestId: response.headers.get('x-request-id') ?? response.headers.get('x-correlation-id'),
        body: await readLimitedText(response, MAX_RESPONSE_BYTES),
      },
    }
  } catch {
    return { ok: false, kind: timedOut ? 'timeout' : 'network' }
  } finally {
    clearTimeout(timer)
    request.signal?.removeEventListener('abort', abort)
    // Releases a body that was not read completely.
    controller.abort()
  }
}
