/** The section *What was changed*: what was made in the org, newest first. */

import type { ComponentChildren } from 'preact'
import { formatList, type PlainMessageKey, t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import { formatTime } from '../../ui/time.ts'
import type { ChangeKind, ChangeRecord, RecordedChange } from '../change.ts'
import { changePath } from '../change-path.ts'

const kindKeys = {
  field: 'changes_field',
  layout: 'changes_layout',
  profile: 'changes_profile',
  'permission-set': 'changes_permission_set',
  permissions: 'changes_permissions',
  user: 'changes_user',
  'permission-set-license': 'changes_permission_set_license',
  'permission-set-assignment': 'changes_permission_set_assignment',
  password: 'changes_password',
  'connected-app': 'changes_connected_app',
} as const satisfies Record<ChangeKind, PlainMessageKey>

const actionKeys = { made: 'mend_made', changed: 'changes_changed' } as const satisfies Record<
  RecordedChange['action'],
  PlainMessageKey
>

/** How many changes are shown before the others are folded: the last ones answer most questions. */
const MAX_OPEN = 3

const ChangeItem = ({ org, change }: { readonly org: string; readonly change: RecordedChange }) => (
  <li data-change={change.kind} data-change-source={change.source}>
    {t(kindKeys[change.kind])}:{' '}
    <ExternalLink href={`https://${org}${changePath(change)}`}>{change.name}</ExternalLink>
    {change.details.length > 0 && <span class="hint"> {formatList(change.details)}</span>}
    <p class="hint">
      {[
        t(actionKeys[change.action]),
        formatTime(change.until),
        ...(change.id === null ? [] : [change.id]),
        change.author ? t('changes_by', change.author.username) : t('changes_by_not_asked'),
        ...(change.takenBackAt === null ? [] : [t('changes_taken_back', formatTime(change.takenBackAt))]),
      ].join(' · ')}
    </p>
  </li>
)

interface ListProps {
  readonly org: string
  readonly changes: readonly RecordedChange[]
}

const ChangeItems = ({ org, changes }: ListProps) => (
  <ul>
    {changes.map((change) => (
      <ChangeItem key={change.key} org={org} change={change} />
    ))}
  </ul>
)

interface SectionProps {
  readonly org: string
  readonly record: ChangeRecord
  /** What can be done with the record. */
  readonly children?: ComponentChildren
}

/** *What was changed*, and what can be done with it; nothing while nothing was changed. */
export const ChangeRecordSection = ({ org, record, children }: SectionProps) => {
  const changes = record.changes.toReversed()
  if (changes.length === 0) return null
  const [open, folded] = [changes.slice(0, MAX_OPEN), changes.slice(MAX_OPEN)]
  return (
    <section class="changes" aria-labelledby="changes-title" data-section="changes">
      <h2 id="changes-title" tabIndex={-1}>
        {t('changes_title')}
      </h2>
      <p class="hint">{t('changes_why')}</p>
      {children}
      <ChangeItems org={org} changes={open} />
      {folded.length > 0 && (
        <details>
          <summary>{t('changes_earlier')}</summary>
          <ChangeItems org={org} changes={folded} />
        </details>
      )}
    </section>
  )
}
