/** Concludes from the list of Case fields which fields were created or corrected. Pure. */

import type { FieldComparison, FieldComparisons } from '../salesforce/observed-setup.ts'
import { wasSavePressed } from './field-creation/field-creation.ts'
import type { FilledPage } from './filled-page.ts'
import type { OrgState } from './org-state.ts'
import type { AppliedReport, FollowedFill, SeenChange } from './saved-change.ts'

const getField = ({ observedSetup: { fields } }: OrgState, name: string): FieldComparison | undefined =>
  fields && Object.hasOwn(fields, name) ? fields[name as keyof FieldComparisons] : undefined

const isListed = (field: FieldComparison | undefined): boolean =>
  field?.status === 'found' || field?.status === 'wrong'

/** Saved in the wizard, and on the list now. */
const followNewField = (fill: FilledPage, { report, before, after }: AppliedReport): FollowedFill => {
  const { savedAs } = fill
  if (report.kind === 'field-saved' && savedAs === null)
    return { fill: { ...fill, savedAs: report.name || null } }
  // The last stage again: Salesforce refused this field.
  if (report.kind === 'field-shown')
    return { fill: savedAs === report.name ? { ...fill, savedAs: null } : fill }
  if (report.kind !== 'case-fields') return { fill: savedAs === null ? null : fill }
  const isNew =
    savedAs !== null && getField(before, savedAs)?.status === 'saved' && isListed(getField(after, savedAs))
  return isNew
    ? { fill: null, change: { kind: 'field', action: 'made', name: `${savedAs}__c`, id: null, details: [] } }
    : { fill: null }
}

/** The one field that was wrong on the list before and is right now. */
const followFieldChange = (fill: FilledPage, { report, before, after }: AppliedReport): FollowedFill => {
  if (report.kind !== 'case-fields') return { fill: null }
  const corrected = Object.entries(before.observedSetup.fields ?? {}).flatMap(([name, field]) =>
    field.status === 'wrong' && getField(after, name)?.status === 'found' ? [{ name, field }] : [],
  )
  const [one, ...others] = corrected
  // The form does not tell which field it is about; of several it could be any.
  if (!one || others.length > 0) return { fill: null }
  const details = one.field.differences.map(({ what }) => what)
  return {
    fill: null,
    change: { kind: 'field', action: 'changed', name: `${one.name}__c`, id: fill.recordId || null, details },
  }
}

/** Returns what becomes of a fill of the wizard, or of a field's own form. */
export const followFieldFills = (fill: FilledPage, applied: AppliedReport): FollowedFill =>
  fill.page === 'field-change' ? followFieldChange(fill, applied) : followNewField(fill, applied)

/** Returns the field whose creation in this tab ended with Save and that the list shows now. */
export const findCreatedFields = ({
  tab,
  report,
  before,
  after,
  now,
}: AppliedReport): readonly SeenChange[] => {
  const { fieldCreation } = before
  if (report.kind !== 'case-fields' || fieldCreation?.state !== 'running' || fieldCreation.tab !== tab)
    return []
  const { field, at } = fieldCreation
  const isNew =
    wasSavePressed(fieldCreation) && !isListed(getField(before, field)) && isListed(getField(after, field))
  return isNew
    ? [
        {
          // The same again if the worker stops before the org's state is stored.
          key: `field-creation:${at}:${field}`,
          source: 'field-creation',
          change: {
            at,
            until: now,
            kind: 'field',
            action: 'made',
            name: `${field}__c`,
            id: null,
            details: [],
          },
        },
      ]
    : []
}
