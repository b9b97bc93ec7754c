import { useRef, useState } from 'preact/hooks'
import { sessionArea } from '../../platform/stored-item.ts'
import { chosenTabKey } from '../../platform/stored-keys.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import { formatMoment } from '../../ui/time.ts'
import { usePopupState } from '../../ui/use-popup-state.ts'
import type { OpenedText } from '../open-text.ts'
import { CopyText } from './copy-text.tsx'
import { FingerprintWords, useFingerprint } from './fingerprint-words.tsx'
import { PasteText } from './paste-text.tsx'
import { describeReceiveProblem } from './receive-problem-texts.ts'
import { ReceivedValues } from './received-values.tsx'
import { useReceivingCode } from './use-receiving-code.ts'

/** Has the popup show the values of this org, which has no steps of its own here. */
const showValuesInPopup = (org: string): Promise<void> =>
  sessionArea.write({ [chosenTabKey(org)]: { place: 'values', due: 'steps' } }).catch(() => undefined)

/** Makes the code, opens the sealed text, and then offers what an activation needs. */
export const ReceivePanel = () => {
  const announce = useAnnounce()
  const popup = usePopupState({ followsTab: false })
  const receiving = useReceivingCode()
  const { code, problem } = receiving
  const words = useFingerprint(code?.publicKey ?? null)
  const [pasted, setPasted] = useState('')
  const [opened, setOpened] = useState<OpenedText | null>(null)
  const [isStored, setIsStored] = useState(false)
  const [requestError, setRequestError] = useState<RequestError | null>(null)
  const busy = useRef(false)
  const codeTitle = useRef<HTMLHeadingElement>(null)
  const { state } = popup

  const store = async ({ org, sealedAt, sealed }: OpenedText) => {
    setRequestError(null)
    const reply = await sendRequest({ type: 'receive-credentials', org, sealedAt, ...sealed })
    if (!reply.ok) {
      setRequestError(reply.error)
      return
    }
    await showValuesInPopup(org)
    popup.chooseOrg(org)
    setIsStored(true)
    announce({ text: t('receive_done', org, formatMoment(sealedAt)) })
  }

  const open = async () => {
    // A second click can come before the button is rendered as disabled.
    if (busy.current) return
    busy.current = true
    try {
      const text = await receiving.open(pasted)
      if (!text) return
      setPasted('')
      setOpened(text)
      await store(text)
    } finally {
      busy.current = false
    }
  }

  // The button that was clicked goes, and the focus with it.
  const create = async () => {
    await receiving.create()
    codeTitle.current?.focus()
  }
  const clear = async () => {
    await receiving.clear()
    codeTitle.current?.focus()
    announce({ text: t('receive_cleared') })
  }

  if (state?.policy.off.includes('seal')) return <p class="warning">{t('policy_off', t('receive_title'))}</p>
  if (opened)
    return (
      <div class="steps">
        {requestError && <RequestErrorNote error={requestError} onRetry={() => void store(opened)} />}
        {isStored && state?.org?.key === opened.org && (
          <ReceivedValues
            org={opened.org}
            sealedAt={opened.sealedAt}
            state={state}
            dispatch={popup.dispatch}
          />
        )}
        {popup.requestError && (
          <RequestErrorNote error={popup.requestError} onRetry={() => void popup.refresh()} />
        )}
      </div>
    )
  return (
    <div class="steps">
      <section aria-labelledby="own-code-title">
        <h2 id="own-code-title" ref={codeTitle} tabIndex={-1}>
          {t('receive_code_label')}
        </h2>
        {code && (
          <>
            <p>{t('receive_code_text', formatMoment(code.expiresAt))}</p>
            <CopyText id="receiving-code" label={t('receive_code_label')} text={code.text} rows={4} />
            <p>{t('receive_words_text')}</p>
            <FingerprintWords words={words} />
            <button type="button" class="quiet" data-action="clear-code" onClick={() => void clear()}>
              {t('receive_clear')}
            </button>
          </>
        )}
        {code === null && (
          <button type="button" class="primary" data-action="create-code" onClick={() => void create()}>
            {t('receive_create')}
          </button>
        )}
      </section>
      <section aria-labelledby="open-title">
        <h2 id="open-title">{t('receive_open_title')}</h2>
        <PasteText
          id="pasted-text"
          label={t('receive_text_label')}
          rows={8}
          value={pasted}
          problem={problem && describeReceiveProblem(problem)}
          onInput={(text) => {
            receiving.dismissProblem()
            setPasted(text)
          }}
        />
        <button
          type="button"
          class={code ? 'primary' : ''}
          data-action="open-text"
          disabled={pasted.trim() === ''}
          onClick={() => void open()}
        >
          {t('receive_open')}
        </button>
      </section>
    </div>
  )
}
