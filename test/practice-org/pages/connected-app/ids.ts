/** Ids of the connected app form: Salesforce's if a source names them, generated ones otherwise. */

import type { FakeOrg } from '../../types.ts'

/** Generates an id as Visualforce does; its numbers change with every release. */
export const getVisualforceId = (state: FakeOrg, number: number): string =>
  `j_id${number + { '2019': 0, '2021': 16, '2025': 58 }[state.variant.appForm]}`

const app = 'appsetup:setupForm:details:appsection'
export const getBasicInfoIds = (state: FakeOrg) => ({
  name: `${app}:nameSection:name`,
  // Uncertain: no source names it (reference part 2 §7.1).
  apiName: `${app}:${getVisualforceId(state, 21)}:${getVisualforceId(state, 23)}`,
  contactEmail: `${app}:emailSection:contactEmail`,
  description: `${app}:descriptionSection:description`,
})

const section = 'appsetup:setupForm:details:consumersection'
const oauth = `${section}:oauthSection`
export const connectedAppFormIds = {
  section,
  isOauth: `${section}:oauth:isOauth`,
  callbackUrl: `${oauth}:multiCallbackUrlSection:callbackUrl`,
  deviceFlow: `${oauth}:deviceFlowSection:deviceCheckbox`,
  digitalSignatures: `${oauth}:digitalSignaturesSection:certUsedOption`,
  scopes: `${oauth}:scopesSection:scopes:duelingListBox`,
} as const

/** Uncertain: no source names these checkboxes (part 2 §7.1); locate them by label. */
export const getSecretCheckboxIds = (state: FakeOrg) => ({
  pkce: `${oauth}:${getVisualforceId(state, 31)}:${getVisualforceId(state, 33)}`,
  secretForWebServer: `${oauth}:${getVisualforceId(state, 35)}:${getVisualforceId(state, 37)}`,
  secretForRefreshToken: `${oauth}:${getVisualforceId(state, 39)}:${getVisualforceId(state, 41)}`,
  clientCredentials: `${oauth}:${getVisualforceId(state, 43)}:${getVisualforceId(state, 45)}`,
  introspect: `${oauth}:${getVisualforceId(state, 47)}:${getVisualforceId(state, 49)}`,
})
