/** What was changed: the record, with who, when, and whether it was taken back. */

import type { ChangeKind, ChangeSource, RecordedChange } from '../change-record/change.ts'
import type { PlainMessageKey } from '../platform/substitutions.ts'
import { getRecordUrl } from './record-link.ts'
import type { ReportRow, ReportSection, ReportText } from './report.ts'
import { momentLine, say, textCell, wordsLine } from './report-lines.ts'
import type { ShownState } from './shown-state.ts'

const kindKeys = {
  field: 'report_kind_field',
  layout: 'report_kind_layout',
  profile: 'report_kind_profile',
  'permission-set': 'report_kind_permission_set',
  permissions: 'report_kind_permissions',
  user: 'report_kind_user',
  'permission-set-license': 'report_kind_permission_set_license',
  'permission-set-assignment': 'report_kind_permission_set_assignment',
  password: 'report_kind_password',
  'connected-app': 'report_kind_connected_app',
} as const satisfies Record<ChangeKind, PlainMessageKey>

const sourceKeys = {
  repair: 'report_source_repair',
  'field-creation': 'report_source_field_creation',
  guide: 'report_source_guide',
} as const satisfies Record<ChangeSource, PlainMessageKey>

const actionKeys = { made: 'mend_made', changed: 'report_altered' } as const

const toChangedRow = (org: string, change: RecordedChange): ReportRow<ReportText> => {
  const { key, at, source, kind, action, name, id, details, author, takenBackAt } = change
  return {
    key,
    cells: [
      [
        wordsLine(name, getRecordUrl(org, id)),
        ...(id === null || id === name ? [] : [wordsLine(id)]),
        ...details.map((detail) => wordsLine(detail)),
      ],
      [...textCell(kindKeys[kind]), ...textCell(actionKeys[action]), ...textCell(sourceKeys[source])],
      [momentLine(at)],
      author ? [wordsLine(author.username, getRecordUrl(org, author.id))] : textCell('report_not_asked'),
      takenBackAt === null
        ? textCell('report_stands')
        : [...textCell('report_taken_back'), momentLine(takenBackAt)],
    ],
  }
}

/** Returns the section with the recorded changes, oldest first. */
export const createChangedSection = ({ org, changes }: ShownState): ReportSection<ReportText> => ({
  id: 'changed',
  title: say('report_changed'),
  note: say('report_changes_note'),
  columns: [
    say('check_column_what'),
    say('report_change'),
    say('report_when'),
    say('report_who'),
    say('report_state'),
  ],
  rows: changes.changes.map((change) => toChangedRow(org, change)),
  empty: say('report_no_changes'),
})
