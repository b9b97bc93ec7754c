/** Connected apps, without key and secret. */

import type { Entity } from '../entity.ts'

export const connectedApplication: Entity = {
  name: 'ConnectedApplication',
  columns: [
    'Id',
    'Name',
    'CreatedDate',
    'LastModifiedDate',
    'OptionsAllowAdminApprovedUsersOnly',
    'OptionsIsInternal',
    'RefreshTokenValidityPeriod',
  ],
  rows: ({ state }) =>
    state.apps.map((app) => ({
      Id: app.policyId,
      Name: app.name,
      CreatedDate: formatDateTime(app.savedAt),
      LastModifiedDate: formatDateTime(app.savedAt),
      OptionsAllowAdminApprovedUsersOnly: app.approvedProfiles !== undefined,
      OptionsIsInternal: false,
      RefreshTokenValidityPeriod: null,
    })),
}

/** `2026-11-23T09:00:00.000+0000` */
export const formatDateTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000')
