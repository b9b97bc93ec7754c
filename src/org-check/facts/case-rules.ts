/** Fetches what an org requires of every new case: required fields and validation rules. */

import { parseCaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { parseResult } from '../../salesforce/api/results.ts'
import { asObject, getBoolean, getRecords, getString } from '../../salesforce/api/soql.ts'
import type { CaseRulesFact } from './facts.ts'
import { queries } from './queries.ts'

/** Parses the names of Case's active validation rules; null if there is no list. */
const parseValidationRules = (response: unknown): readonly string[] | null => {
  if (!Array.isArray(asObject(response).records)) return null
  return getRecords(response)
    .filter(
      (row) =>
        getBoolean(row, 'Active') !== false &&
        ['Case', ''].includes(getString(row, 'EntityDefinition', 'DeveloperName')),
    )
    .map((row) =>
      [getString(row, 'NamespacePrefix'), getString(row, 'ValidationName')].filter(Boolean).join('__'),
    )
}

/** Fetches the rules; `describe` is the pending describe of Case. */
export const fetchCaseRules = async (api: Api, describe: Promise<ApiResult>): Promise<CaseRulesFact> => {
  const [described, rules] = await Promise.all([describe, api.get(queries.validationRules())])
  return {
    describe: parseResult(described, parseCaseDescribe),
    validation: parseResult(rules, parseValidationRules),
  }
}
