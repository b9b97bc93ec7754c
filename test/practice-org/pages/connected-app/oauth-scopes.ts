/** Renders the OAuth scopes by era: their wording changed, the codes in parentheses did not. */

import { t } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'

interface OauthScope {
  /** Its name in the state: the first code in parentheses. */
  code: string
  label: string
  /** Meaningless, since no source shows the options' values (reference part 2 §1.3). */
  value: string
}

const wording2019 = [
  'Access and manage your Chatter data (chatter_api)',
  'Access and manage your Eclair data (eclair_api)',
  'Access and manage your Wave data (wave_api)',
  'Access and manage your data (api)',
  'Access custom permissions (custom_permissions)',
  'Access your basic information (id, profile, email, address, phone)',
  'Allow access to your unique identifier (openid)',
  'Full access (full)',
  'Perform requests on your behalf at any time (refresh_token, offline_access)',
  'Provide access to custom applications (visualforce)',
  'Provide access to your data via the Web (web)',
]
const wording2021 = [
  'Access Analytics REST API Charts Geodata resources (eclair_api)',
  'Access Analytics REST API resources (wave_api)',
  'Access Connect REST API resources (chatter_api)',
  'Access Lightning applications (lightning)',
  'Access Visualforce applications (visualforce)',
  'Access chatbot services (chatbot_api)',
  'Access content resources (content)',
  'Access custom permissions (custom_permissions)',
  'Access the identity URL service (id, profile, email, address, phone)',
  'Access unique user identifiers (openid)',
  'Full access (full)',
  'Manage user data via APIs (api)',
  'Manage user data via Web browsers (web)',
  'Perform requests at any time (refresh_token, offline_access)',
]
const wording2025 = [
  ...wording2021,
  'Access Einstein GPT services (einstein_gpt_api)',
  'Access Headless Forgot Password API (forgot_password)',
  'Access Headless Passwordless Login API (pwdless_login_api)',
  'Access Headless Registration API (user_registration_api)',
  'Access Interaction API resources (interaction_api)',
  'Access all Data Cloud API resources (cdp_api)',
  'Perform ANSI SQL queries on Data Cloud data (cdp_query_api)',
]

/** Lists the scopes sorted by label, as the form does. */
export function listOauthScopes(state: FakeOrg): OauthScope[] {
  const era = { '2019': wording2019, '2021': wording2021, '2025': wording2025 }[state.variant.appForm]
  return era
    .map((english, index) => ({
      code: /\((\w+)/.exec(english)?.[1] ?? english,
      label: t(state, english),
      value: String(100 + index * 3),
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}
