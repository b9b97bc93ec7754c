/** The receiving code of this browser, and the text that it opens. */

import { useEffect, useState } from 'preact/hooks'
import type { OpenedText, OpenProblem } from '../open-text.ts'
import { formatReceivingCode } from '../receiving-code.ts'
import { getPublicKey } from '../receiving-key.ts'
import { SEAL_LIFETIME_MS } from '../sealed-text.ts'
import {
  getOrCreateReceivingKey,
  openWithReceivingKey,
  readReceivingKey,
  removeReceivingKey,
} from './stored-receiving-key.ts'

interface ReceivingCode {
  readonly text: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** `browser-failed`: storage or the key could not be used. */
export type ReceiveProblem = OpenProblem | 'browser-failed'

/** Returns the code, null if there is none, undefined until that is known, and what creates, clears and uses it. */
export const useReceivingCode = () => {
  const [code, setCode] = useState<ReceivingCode | null | undefined>(undefined)
  const [problem, setProblem] = useState<ReceiveProblem | null>(null)

  const show = async (read: typeof readReceivingKey) => {
    const key = await read()
    if (!key) return setCode(null)
    const publicKey = getPublicKey(key)
    setCode({
      text: await formatReceivingCode(publicKey),
      publicKey,
      expiresAt: key.createdAt + SEAL_LIFETIME_MS,
    })
  }

  /** Runs a step; a failure of the browser is told as a problem. */
  const attempt = async <T>(step: () => Promise<T>): Promise<T | null> => {
    setProblem(null)
    try {
      return await step()
    } catch {
      setProblem('browser-failed')
      setCode((known) => known ?? null)
      return null
    }
  }

  useEffect(() => {
    void attempt(() => show(readReceivingKey))
  }, [])

  const open = (pasted: string): Promise<OpenedText | null> =>
    attempt(async () => {
      const opened = await openWithReceivingKey(pasted)
      await show(readReceivingKey)
      if (typeof opened !== 'string') return opened
      setProblem(opened)
      return null
    })

  return {
    code,
    problem,
    open,
    dismissProblem: () => setProblem(null),
    create: () => attempt(() => show(getOrCreateReceivingKey)),
    clear: () => attempt(() => removeReceivingKey().then(() => show(readReceivingKey))),
  }
}
