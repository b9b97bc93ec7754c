import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import { passwordFlowNoticeId } from '../../flow-retirement/ui/flow-retirement-notice.tsx'
import { toEndpointHost } from '../../platform/endpoint.ts'
import { formatList, t } from '../../ui/i18n.ts'
import { OrgName } from '../../ui/org-name.tsx'
import { formatCountdown } from '../../ui/time.ts'
import { useRestoreFocus } from '../../ui/use-restore-focus.ts'
import type { ActivationControl } from './use-activation.ts'
import { useEndpointQuestion } from './use-endpoint-question.ts'

/** Says what is sent, and where to. */
const SendingNote = ({ endpoint, grant, isGrantMissing }: SendingNoteProps) => {
  if (grant === null) return <p class={isGrantMissing ? 'error' : 'hint'}>{t('popup_activate_choose')}</p>
  const key = grant === 'password' ? 'popup_activate_to' : 'popup_activate_to_client_credentials'
  return <p class="hint">{t(key, toEndpointHost(endpoint))}</p>
}

interface SendingNoteProps {
  readonly endpoint: string
  readonly grant: GrantType | null
  readonly isGrantMissing: boolean
}

interface Props {
  readonly org: string
  readonly activation: ActivationControl
  readonly endpoint: string
  /** How SpaceIQ will log in; null if it was not chosen. */
  readonly grant: GrantType | null
}

/** The Activate button, with the reasons why it is disabled or incomplete. */
export const ActivateBar = ({ org, activation, endpoint, grant }: Props) => {
  const { sending, missing, isGrantMissing, waitFor, activate } = activation
  const button = useRestoreFocus(sending || waitFor > 0)
  const isAsked = useEndpointQuestion(endpoint)
  const labels = missing.map((name) =>
    t(name === 'token' ? 'value_token_label' : credentialTexts[name].label),
  )
  return (
    <div class="activate">
      <p id="activate-for" class="for-org">
        {t('popup_activate_for')} <OrgName org={org} />
      </p>
      <button
        ref={button}
        type="button"
        class="primary"
        data-action="activate"
        disabled={sending || waitFor > 0}
        aria-busy={sending}
        aria-describedby={`activate-for activate-about ${passwordFlowNoticeId}`}
        onClick={() => void activate()}
      >
        {t(sending ? 'popup_activating' : 'popup_activate')}
      </button>
      <div id="activate-about">
        {labels.length > 0 && <p class="error">{t('popup_activate_missing', formatList(labels))}</p>}
        {waitFor > 0 && <p class="warning">{t('popup_activate_wait', formatCountdown(waitFor))}</p>}
        <SendingNote endpoint={endpoint} grant={grant} isGrantMissing={isGrantMissing} />
        {isAsked && <p class="hint">{t('activate_question', toEndpointHost(endpoint))}</p>}
      </div>
    </div>
  )
}
