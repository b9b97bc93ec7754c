/** Row about what the org requires of every new case, apart from access rights; advisory only. */

import { listSub } from '../../platform/formatted-subs.ts'
import { type LocalizedText, text } from '../../platform/text.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { type CheckRow, describeApiError, passRow, unknownRow } from '../row.ts'

/** Result of the last login test: who logged in, and the Case describe as that user. */
export interface UserCaseDescribe {
  readonly username?: string
  readonly describe?: CaseDescribe
}

const sentFieldNames = requiredCaseFields.map(({ name }) => `${name}__c`.toLowerCase())

/** Lists the distinct names; null if there are none. */
const listNames = (names: readonly string[]): string | null => {
  const distinct = [...new Set(names)].filter((name) => name !== '')
  return distinct.length === 0 ? null : listSub(distinct)
}

/** Returns the integration user's own describe; null if not taken, or taken as someone else. */
const describeAsUser = ({ user }: OrgFacts, { username, describe }: UserCaseDescribe): CaseDescribe | null =>
  describe && user.ok && user.value && username?.toLowerCase() === user.value.username.toLowerCase()
    ? describe
    : null

/** Lists unavailable record types; the admin's describe says nothing of the user's access. */
const recordTypesText = (own: CaseDescribe | null, admins: CaseDescribe | null): LocalizedText | null => {
  const types = (own ?? admins)?.recordTypes.filter(({ master }) => master !== true) ?? []
  const unavailable = listNames(
    types.filter(({ available }) => !own || available !== true).map(({ name }) => name),
  )
  if (unavailable === null) return null
  return own ? text('check_rules_types', unavailable) : text('check_rules_types_unasked', unavailable)
}

/** Removes duplicate texts: two requests may fail with the same message. */
const deduplicateTexts = (texts: readonly LocalizedText[]): readonly LocalizedText[] => [
  ...new Map(texts.map((one) => [JSON.stringify(one), one])).values(),
]

/** Builds the row; `loginTest` is the last *Test login*. */
export const caseRulesRow = (facts: OrgFacts, loginTest: UserCaseDescribe): CheckRow => {
  const { describe, validation } = facts.caseRules
  const own = describeAsUser(facts, loginTest)
  const admins = describe.ok ? describe.value : null
  const required = [...(own?.required ?? []), ...(admins?.required ?? [])].filter(
    (name) => !sentFieldNames.includes(name.toLowerCase()),
  )
  const fields = listNames(required)
  const rules = listNames(validation.ok ? validation.value : [])
  const types = recordTypesText(own, admins)
  const findings = [
    ...(fields === null ? [] : [text('check_rules_required', fields)]),
    ...(rules === null ? [] : [text('check_rules_validation', rules)]),
    ...(types === null ? [] : [types]),
  ]
  const unknown = [
    ...(own || describe.ok ? [] : [text('check_rules_describe_untold'), ...describeApiError(describe)]),
    ...(validation.ok ? [] : [text('check_rules_validation_untold'), ...describeApiError(validation)]),
  ]
  const sessionText = own ? [text('check_rules_as_user')] : admins ? [text('check_rules_as_admin')] : []
  const result =
    findings.length + unknown.length > 0
      ? unknownRow(null, ...deduplicateTexts([...findings, ...unknown, ...sessionText]))
      : passRow(text('check_rules_none'), ...sessionText)
  return { id: 'case-rules', label: text('check_rules'), ...result }
}
