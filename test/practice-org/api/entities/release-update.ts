/**
 * Release updates. Titles, dates and the field names are sourced (platform reference B2); developer
 * names are not.
 */

import type { Entity } from '../entity.ts'
import { getStableId } from '../records.ts'

const updates = [
  {
    DeveloperName: 'RetireOAuthUsernamePasswordFlow',
    Title: 'Migrate to a Secure OAuth Flow as OAuth 2.0 Username-Password Flow Is Retired',
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
  rows: ({ state }) => updates.map((one) => ({ Id: getStableId(state, '08q', one.DeveloperName), ...one })),
}
