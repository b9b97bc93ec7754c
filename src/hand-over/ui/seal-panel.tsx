import { useEffect } from 'preact/hooks'
import { sentCredentials } from '../../activation/sent-credentials.ts'
import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import { type GrantType, getGrantType } from '../../flow-retirement/grant-type.ts'
import type { PopupState } from '../../messages.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { formatList, t } from '../../ui/i18n.ts'
import { OrgName } from '../../ui/org-name.tsx'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { formatMoment } from '../../ui/time.ts'
import { usePopupState } from '../../ui/use-popup-state.ts'
import { CopyText } from './copy-text.tsx'
import { FingerprintWords, useFingerprint } from './fingerprint-words.tsx'
import { PasteText } from './paste-text.tsx'
import { RequestText } from './request-text.tsx'
import { useSealing } from './use-sealing.ts'

/** Returns why nothing can be sealed now; null if it can. */
const findObstacle = ({ policy, values }: PopupState, grant: GrantType | null): string | null => {
  if (!policy.allowed) return t('ui_trouble_org')
  if (policy.off.includes('seal')) return t('policy_off', t('seal_title'))
  if (grant === null) return t('popup_activate_choose')
  const missing = sentCredentials[grant].filter((name) => values[name].value.trim() === '')
  if (missing.length === 0) return null
  return t('seal_missing', formatList(missing.map((name) => t(credentialTexts[name].label))))
}

/** Ask, paste the code, compare the words, seal: the admin's four steps. */
const SealSteps = ({ org, state }: { readonly org: string; readonly state: PopupState }) => {
  const announce = useAnnounce()
  const sealing = useSealing(org)
  const { pasted, publicKey, problem, requestError, isConfirmed, result } = sealing
  const words = useFingerprint(publicKey)
  const grant = getGrantType(state.orgState.chosenGrant, new Date())
  const obstacle = findObstacle(state, grant)
  const seal = async () => {
    if (grant !== null && (await sealing.seal(grant))) announce({ text: t('seal_done_short') })
  }
  return (
    <div class="steps">
      <p class="for-org">
        <OrgName org={org} />
      </p>
      {obstacle && (
        <p class="warning" data-obstacle>
          {obstacle}
        </p>
      )}
      <section aria-labelledby="ask-title">
        <h2 id="ask-title">{t('seal_ask_title')}</h2>
        <RequestText org={org} />
      </section>
      <section aria-labelledby="code-title">
        <h2 id="code-title">{t('seal_code_title')}</h2>
        <PasteText
          id="pasted-code"
          label={t('receive_code_label')}
          rows={4}
          value={pasted}
          problem={problem === 'bad-code' ? t('seal_code_bad') : null}
          onInput={(text) => void sealing.paste(text)}
        />
      </section>
      {words.length > 0 && (
        <section aria-labelledby="words-title">
          <h2 id="words-title">{t('seal_words_title')}</h2>
          <p>{t('seal_words_text')}</p>
          <FingerprintWords words={words} />
          <label class="confirm">
            <input
              type="checkbox"
              name="confirm-words"
              checked={isConfirmed}
              onChange={(event) => sealing.confirm(event.currentTarget.checked)}
            />
            {t('seal_words_confirm')}
          </label>
          <button
            type="button"
            class="primary"
            data-action="seal-values"
            disabled={!isConfirmed || obstacle !== null}
            onClick={() => void seal()}
          >
            {t('seal_do')}
          </button>
          {problem === 'incomplete' && (
            <p class="error" role="alert">
              {t('seal_incomplete')}
            </p>
          )}
          {requestError && <RequestErrorNote error={requestError} onRetry={() => void seal()} />}
        </section>
      )}
      {result && (
        <section aria-labelledby="sealed-title">
          <h2 id="sealed-title">{t('receive_text_label')}</h2>
          <p>{t('seal_done', formatMoment(result.expiresAt))}</p>
          <CopyText id="sealed-text" label={t('receive_text_label')} text={result.text} rows={8} />
        </section>
      )}
    </div>
  )
}

/** Seals the org's values; loads what the popup shows of it. */
export const SealPanel = ({ org }: { readonly org: string }) => {
  const { state, requestError, chooseOrg, refresh, dismissError } = usePopupState({ followsTab: false })
  useEffect(() => chooseOrg(org), [org, chooseOrg])
  if (requestError)
    return (
      <RequestErrorNote
        error={requestError}
        onRetry={() => {
          dismissError()
          void refresh()
        }}
      />
    )
  return state?.org?.key === org ? <SealSteps org={org} state={state} /> : <p>{t('ui_loading')}</p>
}
