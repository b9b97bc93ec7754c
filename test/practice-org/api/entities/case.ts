/** Cases: only how many there are since when. No test needs their values. */

import { toApiTime } from '../../state.ts'
import type { Entity } from '../entity.ts'

export const caseEntity: Entity = {
  name: 'Case',
  columns: ['Id', 'SystemModstamp'],
  rows: ({ state }) =>
    state.cases.map(({ id, modifiedAt }) => ({ Id: id, SystemModstamp: toApiTime(modifiedAt) })),
}
