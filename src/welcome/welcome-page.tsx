import { getSetupLimits, Requirements } from '../setup-guide/ui/requirements.tsx'
import { t } from '../ui/i18n.ts'
import { PermissionList } from './permissions.tsx'
import { StartSection } from './start.tsx'

/** First page after installation: requirements, features and limits. */
export const WelcomePage = () => (
  <>
    <header>
      <h1>{t('welcome_title')}</h1>
      <p>{t('welcome_lead')}</p>
      <StartSection />
    </header>
    <main>
      <Requirements />
      <section class="note warn">
        <h2>{t('welcome_limits_title')}</h2>
        <ul>
          {[...getSetupLimits(new Date()), t('welcome_limit_endpoint')].map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('welcome_privacy_title')}</h2>
        <ul>
          <li>{t('welcome_privacy_1')}</li>
          <li>{t('welcome_privacy_2')}</li>
          <li>{t('welcome_privacy_3')}</li>
        </ul>
      </section>
      <PermissionList />
    </main>
  </>
)
