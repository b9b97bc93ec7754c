/** Shows what version 0.1.0 stored of the org, for the admin to use or discard. */

import type { ComponentChildren } from 'preact'
import { useAnnounce } from '../../ui/announce.tsx'
import { focusNextStep } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { PickedControl } from '../org-state.ts'
import type { OfferedSetup } from '../unconfirmed-setup.ts'

const Part = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    {children}
  </div>
)

/** A record's name, and what else of it is filled or followed. */
const Value = ({ name, facts }: { name: string; facts: readonly (string | undefined)[] }) => {
  const others = facts.filter((fact) => fact)
  return (
    <dd>
      <bdi>{name}</bdi>
      {others.length > 0 && ` (${others.join(', ')})`}
    </dd>
  )
}

const Picked = ({ picked: { control, label, css, language } }: { picked: PickedControl }) => (
  <dd>
    {t(`control_${control}`)}: <bdi>{label ?? css}</bdi>
    {language && ` (${language})`}
  </dd>
)

interface Props {
  readonly org: string
  readonly offered: OfferedSetup
  readonly dispatch: Dispatch
}

export const UnconfirmedSetupNotice = ({ org, offered: { setup, fingerprint }, dispatch }: Props) => {
  const announce = useAnnounce()
  const answer = async (use: boolean) => {
    if (!(await dispatch({ type: 'answer-unconfirmed-setup', org, use, fingerprint }))) return
    announce({ text: t(use ? 'unconfirmed_used' : 'unconfirmed_discarded') })
    // The buttons are gone, and the focus with them.
    if (document.activeElement === document.body) focusNextStep()
  }
  const { profile, user, connectedApp, pickedControls } = setup
  return (
    <section class="note warn" data-unconfirmed aria-labelledby="unconfirmed-title">
      <h2 id="unconfirmed-title">{t('unconfirmed_title')}</h2>
      <p>{t('unconfirmed_text')}</p>
      <dl>
        {profile && (
          <Part label={t('check_profile')}>
            <Value name={profile.name} facts={[profile.id, profile.licence]} />
          </Part>
        )}
        {user && (
          <Part label={t('check_user')}>
            <Value name={user.username} facts={[user.id, user.email]} />
          </Part>
        )}
        {connectedApp && (
          <Part label={t('check_app')}>
            <Value name={connectedApp.name} facts={[connectedApp.applicationId]} />
          </Part>
        )}
        {pickedControls.length > 0 && (
          <Part label={t('unconfirmed_picked')}>
            {pickedControls.map((picked) => (
              <Picked key={`${picked.control} ${picked.language}`} picked={picked} />
            ))}
          </Part>
        )}
      </dl>
      <div class="row">
        <button type="button" data-action="use-unconfirmed" onClick={() => void answer(true)}>
          {t('unconfirmed_use')}
        </button>
        <button
          type="button"
          class="quiet"
          data-action="discard-unconfirmed"
          onClick={() => void answer(false)}
        >
          {t('unconfirmed_discard')}
        </button>
      </div>
    </section>
  )
}
