import { Needs, Promises } from '../setup-guide/ui/requirements.tsx'
import { getSetupLimits } from '../setup-guide/ui/setup-limits.ts'
import { t } from '../ui/i18n.ts'
import { PermissionSection } from './permissions.tsx'
import { GuidePicture } from './picture.tsx'
import { StartSection } from './start.tsx'

/** First page after installation: what it does in a picture and three lines, and how to start. */
export const WelcomePage = () => (
  <>
    <header>
      <h1>{t('welcome_title')}</h1>
      <p>{t('welcome_lead')}</p>
      <StartSection />
    </header>
    <main>
      <section>
        <h2>{t('welcome_how_title')}</h2>
        <GuidePicture />
        <ol>
          <li>{t('welcome_how_1')}</li>
          <li>{t('welcome_how_2')}</li>
          <li>{t('welcome_how_3')}</li>
        </ol>
        <p class="hint">{t('intro_time')}</p>
      </section>
      <div class="requirements">
        <Needs />
      </div>
      <section class="note warn">
        <h2>{t('notice_title')}</h2>
        <ul>
          {[...getSetupLimits(new Date(), null), t('notice_token'), t('welcome_limit_endpoint')].map(
            (limit) => (
              <li key={limit}>{limit}</li>
            ),
          )}
        </ul>
      </section>
      <PermissionSection />
      <section>
        <h2>{t('welcome_privacy_title')}</h2>
        <ul>
          <li>{t('welcome_privacy_1')}</li>
          <li>{t('welcome_privacy_2')}</li>
          <li>{t('welcome_privacy_3')}</li>
        </ul>
        <details>
          <summary>{t('intro_promises')}</summary>
          <Promises />
        </details>
      </section>
    </main>
  </>
)
