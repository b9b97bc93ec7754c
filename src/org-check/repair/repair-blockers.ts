/** Finds what keeps *Review fixes* from making something, before anything is made. Pure. */

import { type LocalizedText, text } from '../../platform/text.ts'
import type { CaseFieldName } from '../../required-setup.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { StepId } from '../../setup-guide/ids.ts'
import type { OrgFacts } from '../facts/facts.ts'
import type { RepairItem } from './repair-item.ts'

/** Note beside the preview; `step` leads to the page where the admin can act. */
export interface RepairNote {
  readonly text: LocalizedText
  readonly step?: StepId
}

interface RepairBlocker {
  readonly id: string
  /** Kinds of repair items that are left out because of it. */
  readonly blocks: readonly RepairItem['kind'][]
  readonly note: RepairNote
}

const existingUserItems = ['set', 'access', 'licence', 'assignment', 'password'] as const
const newUserItems = ['profile', 'user', ...existingUserItems] as const
const allItems = ['field', 'layouts', ...newUserItems] as const

/** Returns the names of the required fields the org lacks; none if the list is unknown. */
export const missingFieldNames = ({ fields }: OrgFacts): readonly CaseFieldName[] =>
  fields.ok ? requiredCaseFields.map(({ name }) => name).filter((name) => !fields.value[name]) : []

const findNamespaceBlocker = ({ org }: OrgFacts): RepairBlocker | null =>
  org.ok && org.value.namespacePrefix
    ? {
        id: 'namespace',
        blocks: allItems,
        note: { text: text('mend_not_namespace', org.value.namespacePrefix) },
      }
    : null

const findCapacityBlocker = (facts: OrgFacts): RepairBlocker | null => {
  const missing = missingFieldNames(facts)
  const { fields, externalIds } = facts.fieldCapacity
  const blocks = ['field', 'layouts'] as const
  if (fields !== null && fields < missing.length) {
    const note = text('mend_not_room', String(fields), String(missing.length))
    return { id: 'room', blocks, note: { text: note, step: 'fields' } }
  }
  const needsExternalId = requiredCaseFields.some(
    ({ name, externalId }) => externalId && missing.includes(name),
  )
  return externalIds === 0 && needsExternalId
    ? { id: 'room', blocks, note: { text: text('mend_not_external_ids'), step: 'fields' } }
    : null
}

const findLicenseBlocker = ({ baseProfile }: OrgFacts): RepairBlocker | null => {
  if (!baseProfile.ok)
    return { id: 'base', blocks: newUserItems, note: { text: text('mend_not_base_untold'), step: 'user' } }
  if (!baseProfile.value) return null
  const { license } = baseProfile.value
  if (!license)
    return { id: 'base', blocks: newUserItems, note: { text: text('mend_not_base'), step: 'user' } }
  return license.free === 0
    ? { id: 'seat', blocks: newUserItems, note: { text: text('mend_not_seat', license.name) } }
    : null
}

const findInactiveUserBlocker = ({ user }: OrgFacts): RepairBlocker | null =>
  user.ok && user.value?.active === false
    ? {
        id: 'inactive',
        blocks: existingUserItems,
        note: { text: text('mend_not_inactive', user.value.username), step: 'user' },
      }
    : null

const findPermissionSetLicenseBlocker = ({
  permissionSetLicense,
  profile,
}: OrgFacts): RepairBlocker | null => {
  const license = (profile.ok && profile.value?.license) || ''
  if (!permissionSetLicense.ok)
    return {
      id: 'licence',
      blocks: existingUserItems,
      note: { text: text('mend_not_licence_untold', license), step: 'user' },
    }
  const { value } = permissionSetLicense
  if (!value || value.assigned) return null
  if (value.id === '')
    return {
      id: 'licence',
      blocks: existingUserItems,
      note: { text: text('mend_not_licence', license), step: 'user' },
    }
  return value.free === 0
    ? {
        id: 'licence',
        blocks: existingUserItems,
        note: { text: text('mend_not_licence_seat', license, value.name), step: 'user' },
      }
    : null
}

/** Returns everything that blocks a repair. */
export const findRepairBlockers = (facts: OrgFacts): readonly RepairBlocker[] =>
  [
    findNamespaceBlocker,
    findCapacityBlocker,
    findLicenseBlocker,
    findInactiveUserBlocker,
    findPermissionSetLicenseBlocker,
  ].flatMap((find) => find(facts) ?? [])
