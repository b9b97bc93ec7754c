import { type AddressName, addresses } from '../ui/addresses.ts'
import { type PlainMessageKey, t } from '../ui/i18n.ts'
import { ExternalLink } from '../ui/link.tsx'

interface HelpLink {
  readonly to: AddressName
  readonly text: PlainMessageKey
}

/** The links of Help, by the part of it where they stand. */
export const helpLinks = {
  about: [
    { to: 'homepage', text: 'help_link_homepage' },
    { to: 'allChanges', text: 'help_link_all_changes' },
  ],
  guides: [
    { to: 'spaceiqManual', text: 'help_link_manual' },
    { to: 'spaceiqStatus', text: 'outcome_act_status' },
    { to: 'passwordFlowEnd', text: 'help_link_password_flow_end' },
    { to: 'clientCredentials', text: 'help_link_client_credentials' },
    { to: 'connectedAppsClosed', text: 'help_link_connected_apps_closed' },
  ],
  privacy: [{ to: 'privacyPolicy', text: 'help_link_privacy_policy' }],
  problem: [{ to: 'issueTracker', text: 'help_link_issue_tracker' }],
} as const satisfies Readonly<Record<string, readonly HelpLink[]>>

/** Lists links; leaves out those whose address does not exist yet. */
export const HelpLinks = ({ links }: { links: readonly HelpLink[] }) => {
  const existing = links.flatMap(({ to, text }) => {
    const href: string | null = addresses[to]
    return href === null ? [] : [{ href, text }]
  })
  if (existing.length === 0) return null
  return (
    <ul class="links">
      {existing.map(({ href, text }) => (
        <li key={href}>
          <ExternalLink href={href}>{t(text)}</ExternalLink>
        </li>
      ))}
    </ul>
  )
}
