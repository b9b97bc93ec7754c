import { t } from '../ui/i18n.ts'

/** In place of everything the organisation does not allow in this org. */
export const OrgRefused = ({ org }: { org: string }) => (
  <section class="note warn" data-policy="org">
    <h2>{t('policy_org_title')}</h2>
    <p>{t('policy_org_text', org)}</p>
    <p>
      <strong>{t('policy_next')}</strong>
    </p>
  </section>
)

/** In place of a button of a feature that the organisation has switched off. */
export const SwitchedOff = ({ what }: { what: string }) => (
  <p class="hint" data-policy="off">
    {t('policy_off', what)}
  </p>
)
