/**
 * Release updates. Titles, dates and the field names are sourced (platform reference B2, part 2
 * section 1); developer names and statuses are not.
 */

import type { Entity } from '../entity.ts'
import { getStableId } from '../records.ts'

const flowRetirement = 'RetireOAuthUsernamePasswordFlow'

const updates = [
  {
    DeveloperName: flowRetirement,
    Title: 'Retirement of OAuth 2.0 Username-Password Flow for Connected Apps (Release Update)',
    Status: 'Invocable',
    StepStage: 'Pending',
    Category: 'Security',
    ReleaseLabel: "Winter '27",
    DueDate: '2027-02-20',
  },
  {
    DeveloperName: 'MigrateConnectedAppsToExternalClientApps',
    Title: 'Migrate All Connected Apps to External Client Apps',
    Status: 'Invocable',
    StepStage: 'Pending',
    Category: 'Security',
    ReleaseLabel: "Summer '27",
    DueDate: '2027-06-15',
  },
  {
    DeveloperName: 'UpdateInstancedUrls',
    Title: 'Update Instanced URLs in API Traffic',
    Status: 'Invocable',
    StepStage: 'Pending',
    Category: 'Other',
    ReleaseLabel: "Spring '27",
    DueDate: '2027-02-20',
  },
]

export const releaseUpdate: Entity = {
  name: 'ReleaseUpdate',
  columns: [
    'Id',
    'DeveloperName',
    'Title',
    'Status',
    'StepStage',
    'Category',
    'ReleaseLabel',
    'DueDate',
    'Release',
  ],
  // An org that cannot use the flow does not list its end (part 2, 1.4). Uncertain: an org of
  // Summer '23 that never allowed it, and any change of the status after the date; both list it.
  rows: ({ state }) =>
    updates
      .filter(({ DeveloperName }) => DeveloperName !== flowRetirement || state.variant.era !== 'summer-26')
      .map((one) => ({ Id: getStableId(state, '08q', one.DeveloperName), ...one })),
}
