import type { ComponentChildren } from 'preact'
import { t } from './i18n.ts'

/** A link out of the extension: opens a new tab, without opener or referrer. */
export const ExternalLink = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {children}
    <span class="unseen"> {t('ui_new_tab')}</span>
  </a>
)
