/** A recorded change to start from. */

import type { ChangeRecord, RecordedChange } from '../../src/change-record/change.ts'

export const organizationIdFixture = '00D5g000000ORG1EAA'

export const createChange = (change: Partial<RecordedChange> = {}): RecordedChange => ({
  key: 'one',
  at: 1_000,
  until: 2_000,
  source: 'repair',
  kind: 'field',
  action: 'made',
  name: 'Team__c',
  id: '00N5g000000ABCDEAA',
  details: [],
  author: { id: '0055g000000ADMINAA', username: 'admin@acme.example' },
  takenBackAt: null,
  ...change,
})

export const createChangeRecord = (...changes: readonly RecordedChange[]): ChangeRecord => ({
  version: 1,
  organizationId: organizationIdFixture,
  changes,
})
