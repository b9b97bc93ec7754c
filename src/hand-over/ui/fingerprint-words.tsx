import { useEffect, useState } from 'preact/hooks'
import { t } from '../../ui/i18n.ts'
import { type FingerprintWord, getFingerprint } from '../fingerprint.ts'

/** Returns the words of a public key; empty until the list is loaded. */
export const useFingerprint = (publicKey: Uint8Array<ArrayBuffer> | null): readonly FingerprintWord[] => {
  const [found, setFound] = useState<{
    readonly key: Uint8Array
    readonly words: readonly FingerprintWord[]
  } | null>(null)
  useEffect(() => {
    if (!publicKey) return
    let isCurrent = true
    void getFingerprint(publicKey).then((words) => {
      if (isCurrent) setFound({ key: publicKey, words })
    })
    return () => {
      isCurrent = false
    }
  }, [publicKey])
  // Words of a code that was replaced must not be seen for a moment.
  return found && found.key === publicKey ? found.words : []
}

/** The six words of a receiving code, each with its number in the list. */
export const FingerprintWords = ({ words }: { readonly words: readonly FingerprintWord[] }) => (
  <>
    <ol class="words" lang="en" dir="ltr">
      {words.map(({ word, number }, index) => (
        <li key={`${index} ${word}`}>
          <strong>{word}</strong> <span>{number}</span>
        </li>
      ))}
    </ol>
    <p class="hint">{t('words_hint')}</p>
  </>
)
