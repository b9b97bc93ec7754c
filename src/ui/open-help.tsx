import { t } from './i18n.ts'

/** Leads to the options page's Help, in a tab of its own. */
export const OpenHelp = () => (
  <a class="quiet" data-action="help" href="/src/options/index.html#help" target="_blank" rel="noopener">
    {t('help_title')}
  </a>
)
