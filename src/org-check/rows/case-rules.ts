/** What the org asks of every new case, whatever access its maker has. Nobody can tell here whether SpaceIQ's cases meet it. */

import { type Text, text } from '../../platform/text.ts'
import { caseFields } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { Facts } from '../facts/facts.ts'
import { type CheckRow, right, unknown, unread } from '../row.ts'

/** A sign-in of the integration user, with what Case was like for them. */
export interface SeenCase {
  readonly username?: string
  readonly describe?: CaseDescribe
}

const sent = caseFields.map(({ name }) => `${name}__c`.toLowerCase())

/** The names in one text; null where there are none. */
const listed = (names: readonly string[]): string | null =>
  [...new Set(names)].filter((name) => name !== '').join(', ') || null

/** What was seen as the integration user themselves; null where it was not, or as somebody else. */
const asUser = ({ user }: Facts, { username, describe }: SeenCase): CaseDescribe | null =>
  describe && user.ok && user.value && username?.toLowerCase() === user.value.username.toLowerCase()
    ? describe
    : null

/** Record types: of the user's own those they may not use; what the admin may use says nothing of theirs. */
const typesText = (own: CaseDescribe | null, admins: CaseDescribe | null): Text | null => {
  const types = (own ?? admins)?.recordTypes.filter(({ master }) => master !== true) ?? []
  const closed = listed(types.filter(({ available }) => !own || available !== true).map(({ name }) => name))
  if (closed === null) return null
  return own ? text('check_rules_types', closed) : text('check_rules_types_unasked', closed)
}

/** Two questions may have been refused in the same words. */
const distinct = (texts: readonly Text[]): readonly Text[] => [
  ...new Map(texts.map((one) => [JSON.stringify(one), one])).values(),
]

/** The row; `seen` is what the last *Test sign-in* saw. */
export const caseRulesRow = (facts: Facts, seen: SeenCase): CheckRow => {
  const { describe, validation } = facts.caseRules
  const own = asUser(facts, seen)
  const admins = describe.ok ? describe.value : null
  const required = [...(own?.required ?? []), ...(admins?.required ?? [])].filter(
    (name) => !sent.includes(name.toLowerCase()),
  )
  const fields = listed(required)
  const rules = listed(validation.ok ? validation.value : [])
  const types = typesText(own, admins)
  const found = [
    ...(fields === null ? [] : [text('check_rules_required', fields)]),
    ...(rules === null ? [] : [text('check_rules_validation', rules)]),
    ...(types === null ? [] : [types]),
  ]
  const untold = [
    ...(own || describe.ok ? [] : [text('check_rules_describe_untold'), ...unread(describe)]),
    ...(validation.ok ? [] : [text('check_rules_validation_untold'), ...unread(validation)]),
  ]
  const whose = own ? [text('check_rules_as_user')] : admins ? [text('check_rules_as_admin')] : []
  const judged =
    found.length + untold.length > 0
      ? unknown(null, ...distinct([...found, ...untold, ...whose]))
      : right(text('check_rules_none'), ...whose)
  return { id: 'case-rules', label: text('check_rules'), ...judged }
}
