/** Ids of the connected app form: Salesforce's where a source names them, numbers where none does. */

import type { OrgState } from '../../types.ts'

/** Visualforce numbers what has no id of its own; the numbers move with every release. */
export const jId = (state: OrgState, number: number): string =>
  `j_id${number + { '2019': 0, '2021': 16, '2025': 58 }[state.world.appForm]}`

const app = 'appsetup:setupForm:details:appsection'
export const basicIds = (state: OrgState) => ({
  name: `${app}:nameSection:name`,
  // Uncertain: no source names it (reference part 2 §7.1).
  apiName: `${app}:${jId(state, 21)}:${jId(state, 23)}`,
  contactEmail: `${app}:emailSection:contactEmail`,
  description: `${app}:descriptionSection:description`,
})

const section = 'appsetup:setupForm:details:consumersection'
const oauth = `${section}:oauthSection`
export const ids = {
  section,
  isOauth: `${section}:oauth:isOauth`,
  callbackUrl: `${oauth}:multiCallbackUrlSection:callbackUrl`,
  deviceFlow: `${oauth}:deviceFlowSection:deviceCheckbox`,
  digitalSignatures: `${oauth}:digitalSignaturesSection:certUsedOption`,
  scopes: `${oauth}:scopesSection:scopes:duelingListBox`,
} as const

/** Uncertain: no source names these boxes (reference part 2 §7.1); a finder has to go by their labels. */
export const secretBoxes = (state: OrgState) => ({
  pkce: `${oauth}:${jId(state, 31)}:${jId(state, 33)}`,
  secretForWebServer: `${oauth}:${jId(state, 35)}:${jId(state, 37)}`,
  secretForRefreshToken: `${oauth}:${jId(state, 39)}:${jId(state, 41)}`,
  clientCredentials: `${oauth}:${jId(state, 43)}:${jId(state, 45)}`,
  introspect: `${oauth}:${jId(state, 47)}:${jId(state, 49)}`,
})
