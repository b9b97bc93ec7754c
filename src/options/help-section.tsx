import { useEffect, useRef } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { OpenSkeleton } from '../page-skeleton/ui/open-skeleton.tsx'
import { t } from '../ui/i18n.ts'
import { HelpLinks, helpLinks } from './help-links.tsx'
import { ShortcutList } from './shortcut-list.tsx'

/** What CHANGELOG.md says of this version, in English. A build puts it in: tools/changelog.mjs. */
declare const __WHATS_NEW__: readonly string[]

/** Version and news, guides, shortcuts, privacy, and what to do about a problem. */
export const HelpSection = () => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The browser looked for the section before it was drawn.
    if (location.hash === '#help') title.current?.focus()
  }, [])
  const { version } = browser.runtime.getManifest()
  return (
    <section id="help" aria-labelledby="help-title">
      <h2 id="help-title" ref={title} tabIndex={-1}>
        {t('help_title')}
      </h2>
      <p>{t('help_version', version)}</p>
      {__WHATS_NEW__.length > 0 && (
        <details data-news>
          <summary>{t('help_whats_new')}</summary>
          <ul lang="en" dir="ltr">
            {__WHATS_NEW__.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <HelpLinks links={helpLinks.about} />

      <h3>{t('help_guides')}</h3>
      <HelpLinks links={helpLinks.guides} />

      <h3>{t('help_shortcuts')}</h3>
      <ShortcutList />

      <h3>{t('help_privacy')}</h3>
      <ul>
        <li>{t('welcome_privacy_1')}</li>
        <li>{t('welcome_privacy_2')}</li>
        <li>{t('welcome_privacy_3')}</li>
      </ul>
      <HelpLinks links={helpLinks.privacy} />

      <h3>{t('help_problem')}</h3>
      <p>
        {t('help_problem_text')} <a href="#report-title">{t('help_problem_report')}</a>
      </p>
      <p>
        {t('skeleton_text')} <OpenSkeleton />
      </p>
      <HelpLinks links={helpLinks.problem} />
    </section>
  )
}
