import { t } from '../ui/i18n.ts'

/** Replaces all content for an org that the company's policy does not allow. */
export const OrgBlockedByPolicy = ({ org }: { org: string }) => (
  <section class="note warn" data-policy="org">
    <h2>{t('policy_org_title')}</h2>
    <p>{t('policy_org_text', org)}</p>
    <p>
      <strong>{t('policy_next')}</strong>
    </p>
  </section>
)

/** Replaces the button of a feature that the company's policy has disabled. */
export const FeatureDisabledByPolicy = ({ feature }: { feature: string }) => (
  <p class="hint" data-policy="off">
    {t('policy_off', feature)}
  </p>
)
