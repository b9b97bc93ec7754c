/**
 * What to enter where in Lightning for an external client app, which SpaceIQ logs in through with
 * client credentials. The card beside the page and the popup show this table. Pure.
 */

import { type LocalizedText, text } from '../platform/text.ts'
import { requiredConnectedApp } from '../required-setup.ts'
import type { OpenWay } from './open-way.ts'

export interface ExternalClientAppSetting {
  /** What to do, with Salesforce's own label. */
  readonly deed: LocalizedText
  /** What to enter or to choose; '' if nothing. */
  readonly value: string
  /** Salesforce's label of a value that is typed, for the button that copies it; else ''. */
  readonly copyLabel: string
}

export interface ExternalClientAppGroup {
  readonly id: 'basic' | 'oauth' | 'flow' | 'policies' | 'credentials'
  /** Salesforce's headings, from the tab on. */
  readonly title: string
  readonly settings: readonly ExternalClientAppSetting[]
}

export interface ExternalClientAppFacts {
  /** The contact from the settings, else the integration user's email; '' if neither is known. */
  readonly contactEmail: string
  /** The integration user's exact username; '' if the user is not known. */
  readonly username: string
}

const enter = (label: string, value: string): ExternalClientAppSetting => ({
  deed: text('deed_type', label),
  value,
  copyLabel: value && label,
})
const choose = (label: string, value: string): ExternalClientAppSetting => ({
  deed: text('deed_choose', label),
  value,
  copyLabel: '',
})
const withoutValue = (deed: LocalizedText): ExternalClientAppSetting => ({ deed, value: '', copyLabel: '' })
const tick = (label: string) => withoutValue(text('deed_tick', label))
const press = (label: string) => withoutValue(text('deed_press', label))

/**
 * Returns the settings in Salesforce's order. The labels are the English ones that many vendors'
 * manuals agree on; no other language is documented.
 * @see Salesforce Help xcloud.configure_client_credentials_flow_for_external_client_apps
 */
export const listExternalClientAppSettings = ({
  contactEmail,
  username,
}: ExternalClientAppFacts): readonly ExternalClientAppGroup[] => [
  {
    id: 'basic',
    title: 'Basic Information',
    settings: [
      enter('External Client App Name', requiredConnectedApp.name),
      // Salesforce derives it from the name as soon as that is entered.
      enter('API Name', requiredConnectedApp.apiName),
      contactEmail ? enter('Contact Email', contactEmail) : withoutValue(text('deed_ask', 'Contact Email')),
      choose('Distribution State', 'Local'),
    ],
  },
  {
    id: 'oauth',
    title: 'API (Enable OAuth Settings)',
    settings: [
      tick('Enable OAuth'),
      // Required by the form; client credentials never use it.
      enter('Callback URL', requiredConnectedApp.callbackUrl),
      // Client credentials ignore the scope `full`. @see Salesforce Help 005226515
      choose('Available OAuth Scopes', 'Manage user data via APIs (api)'),
    ],
  },
  {
    id: 'flow',
    title: 'Flow Enablement',
    settings: [tick('Enable Client Credentials Flow'), press('OK'), press('Create')],
  },
  {
    id: 'policies',
    title: 'Policies > OAuth Flows and External Client App Enhancements',
    settings: [
      press('Edit'),
      // Less certain: some releases have the tick under Settings only.
      tick('Enable Client Credentials Flow'),
      enter('Run As (Username)', username),
      press('Save'),
    ],
  },
  {
    id: 'credentials',
    title: 'Settings > OAuth Settings',
    settings: [press('Consumer Key and Secret'), withoutValue(text('external_app_paste'))],
  },
]

/** Returns the groups that are left: of an app that exists, what an admin adds to it. */
export const listRemainingSettings = (
  { id }: Pick<OpenWay, 'id'>,
  facts: ExternalClientAppFacts,
): readonly ExternalClientAppGroup[] =>
  listExternalClientAppSettings(facts).filter((group) =>
    id === 'create-external-client-app'
      ? true
      : group.id === 'credentials' || (id !== 'ready' && group.id === 'policies'),
  )

/** Returns what is known to go wrong with the remaining settings, and their labels' language. */
export const listExternalClientAppNotes = (
  { id }: Pick<OpenWay, 'id'>,
  { username }: Pick<ExternalClientAppFacts, 'username'>,
): readonly LocalizedText[] => [
  ...(id !== 'ready' && username === '' ? [text('external_app_note_no_user')] : []),
  ...(id === 'create-external-client-app'
    ? [text('external_app_note_missing'), text('external_app_note_scope')]
    : []),
  ...(id === 'ready' ? [] : [text('external_app_note_both'), text('external_app_note_username')]),
  text('external_app_note_secret'),
  ...(id === 'ready' ? [] : [text('external_app_note_check')]),
  text('external_app_note_labels'),
]
