import { t } from '../../ui/i18n.ts'
import { formatLongDate } from '../../ui/time.ts'
import { passwordFlowEndDate } from '../flow-retirement.ts'
import type { LetterFacts } from '../letters.ts'
import { type OpenWay, openWayMessageKeys } from '../open-way.ts'
import { PasswordFlowLink } from './flow-retirement-link.tsx'
import { SpaceiqLetter } from './letter.tsx'

/** ID of the notice, which also describes the Activate button. */
export const passwordFlowNoticeId = 'flow-notice'

interface Props {
  readonly org: string
  readonly way: OpenWay
  /** SpaceIQ or our login test has logged in with the password. */
  readonly hasWorked: boolean
  /** The admin chose client credentials. */
  readonly isClientCredentials: boolean
  readonly facts: LetterFacts
}

const endDate = () => formatLongDate(passwordFlowEndDate)

/** After a successful login, or with client credentials chosen, only what comes next matters. */
const SettledNotice = ({ way, isClientCredentials, facts }: Props) => {
  const isNamed = isClientCredentials || way.id === 'password'
  return (
    <div data-flow="settled" data-way={way.id}>
      <p class="hint" id={passwordFlowNoticeId}>
        {isNamed ? t(openWayMessageKeys[way.id]) : t('popup_flow_before', endDate())}
        {!isClientCredentials && ` ${t('flow_no_migration')}`}
      </p>
      <SpaceiqLetter facts={facts} />
    </div>
  )
}

/** The org can allow the password flow, or may. */
const BeforeRetirement = ({ org, way, facts }: Props) => (
  <section class="note warn" data-flow="before" data-way={way.id}>
    <div id={passwordFlowNoticeId}>
      <p>
        <strong>{t('popup_flow_before', endDate())}</strong>
      </p>
      <p>{t(way.flow === 'unknown' ? 'popup_flow_blocked' : openWayMessageKeys[way.id])}</p>
      <p>{t('flow_no_migration')}</p>
    </div>
    <details>
      <summary>{t('popup_flow_how')}</summary>
      <ul>
        <li>{t('popup_flow_setting')}</li>
        <li>{t('popup_flow_updates')}</li>
      </ul>
    </details>
    <PasswordFlowLink org={org} />
    <SpaceiqLetter facts={facts} />
  </section>
)

/** The org is younger than the password flow: no setting brings it back. */
const LockedNotice = ({ way, facts }: Props) => (
  <section class="note bad" data-flow="locked" data-way={way.id}>
    <div id={passwordFlowNoticeId}>
      <p>
        <strong>{t('popup_flow_locked')}</strong>
      </p>
      <p>{t(openWayMessageKeys[way.id])}</p>
    </div>
    <SpaceiqLetter facts={facts} />
  </section>
)

/** Without a choice nothing can be sent; with client credentials only the way to them matters. */
const AfterRetirement = ({ way, isClientCredentials, facts }: Props) => (
  <section class={isClientCredentials ? 'note' : 'note bad'} data-flow="after" data-way={way.id}>
    {!isClientCredentials && <h3>{t('popup_flow_after_title')}</h3>}
    <div id={passwordFlowNoticeId}>
      <p>{t('popup_flow_after', endDate())}</p>
      {!isClientCredentials && (
        <p>
          <strong>{t('popup_flow_after_ask')}</strong>
        </p>
      )}
      <p>{t(openWayMessageKeys[way.id])}</p>
    </div>
    <SpaceiqLetter facts={facts} />
  </section>
)

/** Says which way is open to SpaceIQ's login, and when the password flow ends or ended. */
export const PasswordFlowNotice = (props: Props) => {
  const { way, hasWorked, isClientCredentials } = props
  if (way.flow === 'over') return <AfterRetirement {...props} />
  if (isClientCredentials) return <SettledNotice {...props} />
  if (way.flow === 'locked') return <LockedNotice {...props} />
  return hasWorked ? <SettledNotice {...props} /> : <BeforeRetirement {...props} />
}
