/** The login history: who logged in, from where, with which status. */

import type { Entity } from '../entity.ts'
import { getApiRecords } from '../records.ts'
import { formatDateTime } from './apps.ts'

export const loginHistory: Entity = {
  name: 'LoginHistory',
  columns: [
    'Id',
    'UserId',
    'LoginTime',
    'Status',
    'Application',
    'LoginType',
    'LoginSubType',
    'SourceIp',
    'Browser',
    'Platform',
    'LoginUrl',
  ],
  rows: ({ state }) =>
    getApiRecords(state).logins.map((one) => ({
      Id: one.id,
      UserId: one.userId,
      LoginTime: formatDateTime(one.at),
      Status: one.status,
      Application: one.application,
      LoginType: one.loginType,
      LoginSubType: one.loginSubType ?? null,
      SourceIp: one.sourceIp,
      Browser: 'Unknown',
      Platform: 'Unknown',
      LoginUrl: `${state.name}.my.salesforce.com`,
    })),
}
