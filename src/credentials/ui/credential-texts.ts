import type { CredentialName } from '../../required-setup.ts'
import type { PlainMessageKey } from '../../ui/i18n.ts'

interface CredentialTexts {
  /** The label on SpaceIQ's Ticketing Integration tab. */
  readonly label: PlainMessageKey
  /** Salesforce's name, if different. */
  readonly alias?: PlainMessageKey
  readonly hint: PlainMessageKey
  readonly source: PlainMessageKey
  readonly secret: boolean
}

export const credentialTexts: Record<CredentialName, CredentialTexts> = {
  username: {
    label: 'value_username_label',
    hint: 'value_username_hint',
    source: 'popup_side_username',
    secret: false,
  },
  password: {
    label: 'value_password_label',
    hint: 'value_password_hint',
    source: 'popup_side_password',
    secret: true,
  },
  clientSecret: {
    label: 'value_clientSecret_label',
    alias: 'value_clientSecret_alias',
    hint: 'value_clientSecret_hint',
    source: 'popup_side_clientSecret',
    secret: true,
  },
  clientId: {
    label: 'value_clientId_label',
    alias: 'value_clientId_alias',
    hint: 'value_clientId_hint',
    source: 'popup_side_clientId',
    secret: false,
  },
  domain: {
    label: 'value_domain_label',
    hint: 'value_domain_hint',
    source: 'popup_side_domain',
    secret: false,
  },
}
