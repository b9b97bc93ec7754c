/** Who signed in, from where, and how it ended. */

import type { Entity } from '../entity.ts'
import { recordsOf } from '../records.ts'
import { salesforceTime } from './apps.ts'

export const loginHistory: Entity = {
  name: 'LoginHistory',
  columns: [
    'Id',
    'UserId',
    'LoginTime',
    'Status',
    'Application',
    'LoginType',
    'SourceIp',
    'Browser',
    'Platform',
    'LoginUrl',
  ],
  rows: ({ state }) =>
    recordsOf(state).logins.map((one) => ({
      Id: one.id,
      UserId: one.userId,
      LoginTime: salesforceTime(one.at),
      Status: one.status,
      Application: one.application,
      LoginType: one.loginType,
      SourceIp: one.sourceIp,
      Browser: 'Unknown',
      Platform: 'Unknown',
      LoginUrl: `${state.name}.my.salesforce.com`,
    })),
}
