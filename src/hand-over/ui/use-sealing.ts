/** Seals an org's values, from the pasted code to the sealed text. */

import { useState } from 'preact/hooks'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import { parseReceivingCode } from '../receiving-code.ts'
import { formatSealedText } from '../sealed-text.ts'

interface Sealing {
  readonly pasted: string
  /** Null until the pasted code is right. */
  readonly publicKey: Uint8Array<ArrayBuffer> | null
  readonly problem: 'bad-code' | 'incomplete' | null
  readonly requestError: RequestError | null
  /** The admin has compared the words of this code. */
  readonly isConfirmed: boolean
  /** The sealed text and its end in epoch milliseconds; null before. */
  readonly result: { readonly text: string; readonly expiresAt: number } | null
}

const begin: Sealing = {
  pasted: '',
  publicKey: null,
  problem: null,
  requestError: null,
  isConfirmed: false,
  result: null,
}

/** Returns the state of sealing and what changes it. */
export const useSealing = (org: string) => {
  const [sealing, setSealing] = useState(begin)
  const change = (part: Partial<Sealing>) => setSealing((before) => ({ ...before, ...part }))

  const paste = async (pasted: string) => {
    // Another code takes the confirmation back, and what was sealed for the one before.
    setSealing({ ...begin, pasted })
    const publicKey = await parseReceivingCode(pasted)
    setSealing((before) =>
      before.pasted === pasted
        ? { ...before, publicKey, problem: publicKey || pasted.trim() === '' ? null : 'bad-code' }
        : before,
    )
  }

  const seal = async (grant: GrantType): Promise<boolean> => {
    const { publicKey, isConfirmed } = sealing
    if (!publicKey || !isConfirmed) return false
    change({ problem: null, requestError: null, result: null })
    const reply = await sendRequest({ type: 'get-values-to-seal', org, grant })
    if (!reply.ok) {
      change({ requestError: reply.error })
      return false
    }
    if (!reply.value) {
      change({ problem: 'incomplete' })
      return false
    }
    try {
      const { sealValues } = await import('../seal.ts')
      const text = await sealValues(org, reply.value, publicKey, Date.now())
      const result = { text: formatSealedText(text), expiresAt: text.expiresAt }
      // The code may have been replaced meanwhile.
      setSealing((before) => (before.publicKey === publicKey ? { ...before, result } : before))
      return true
    } catch {
      // A key of which nobody can have the other half.
      change({ problem: 'bad-code' })
      return false
    }
  }

  return { ...sealing, paste, seal, confirm: (isConfirmed: boolean) => change({ isConfirmed, result: null }) }
}
