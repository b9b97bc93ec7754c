/** Fetches what an org requires of every new case: required fields and validation rules. */

import { caseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { as } from '../../salesforce/api/results.ts'
import { flagAt, objectOf, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { CaseRulesFact } from './facts.ts'
import { queries } from './queries.ts'

/** Parses the names of Case's active validation rules; null if there is no list. */
export const validationRules = (answer: unknown): readonly string[] | null => {
  if (!Array.isArray(objectOf(answer).records)) return null
  return recordsOf(answer)
    .filter(
      (row) =>
        flagAt(row, 'Active') !== false &&
        ['Case', ''].includes(textAt(row, 'EntityDefinition', 'DeveloperName')),
    )
    .map((row) => [textAt(row, 'NamespacePrefix'), textAt(row, 'ValidationName')].filter(Boolean).join('__'))
}

/** Fetches the rules; `describe` is the pending describe of Case. */
export const caseRulesOf = async (api: Api, describe: Promise<ApiResult>): Promise<CaseRulesFact> => {
  const [described, rules] = await Promise.all([describe, api.get(queries.validationRules())])
  return { describe: as(described, caseDescribe), validation: as(rules, validationRules) }
}
