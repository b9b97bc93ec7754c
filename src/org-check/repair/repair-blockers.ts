/** Finds what keeps *Mend it* from making something, before anything is made. Pure. */

import { type Text, text } from '../../platform/text.ts'
import type { CaseFieldName } from '../../required-setup.ts'
import { caseFields } from '../../required-setup.ts'
import type { StepId } from '../../setup-guide/ids.ts'
import type { Facts } from '../facts/facts.ts'
import type { MendItem } from './repair-item.ts'

/** Note beside the preview; `step` leads to the page where the admin can act. */
export interface MendNote {
  readonly text: Text
  readonly step?: StepId
}

export interface Hindrance {
  readonly id: string
  /** Kinds of repair items that are left out because of it. */
  readonly keeps: readonly MendItem['kind'][]
  readonly note: MendNote
}

const ofUser = ['set', 'access', 'licence', 'assignment', 'password'] as const
const ofNewUser = ['profile', 'user', ...ofUser] as const
const all = ['field', 'layouts', ...ofNewUser] as const

/** Returns the names of the required fields the org lacks; none if the list is unknown. */
export const missingFields = ({ fields }: Facts): readonly CaseFieldName[] =>
  fields.ok ? caseFields.map(({ name }) => name).filter((name) => !fields.value[name]) : []

const namespace = ({ org }: Facts): Hindrance | null =>
  org.ok && org.value.namespacePrefix
    ? {
        id: 'namespace',
        keeps: all,
        note: { text: text('mend_not_namespace', org.value.namespacePrefix) },
      }
    : null

const room = (facts: Facts): Hindrance | null => {
  const missing = missingFields(facts)
  const { fields, externalIds } = facts.room
  const keeps = ['field', 'layouts'] as const
  if (fields !== null && fields < missing.length) {
    const note = text('mend_not_room', String(fields), String(missing.length))
    return { id: 'room', keeps, note: { text: note, step: 'fields' } }
  }
  const needsExternalId = caseFields.some(({ name, externalId }) => externalId && missing.includes(name))
  return externalIds === 0 && needsExternalId
    ? { id: 'room', keeps, note: { text: text('mend_not_external_ids'), step: 'fields' } }
    : null
}

const base = ({ base: found }: Facts): Hindrance | null => {
  if (!found.ok)
    return { id: 'base', keeps: ofNewUser, note: { text: text('mend_not_base_untold'), step: 'user' } }
  if (!found.value) return null
  const { licence } = found.value
  if (!licence) return { id: 'base', keeps: ofNewUser, note: { text: text('mend_not_base'), step: 'user' } }
  return licence.free === 0
    ? { id: 'seat', keeps: ofNewUser, note: { text: text('mend_not_seat', licence.name) } }
    : null
}

const inactive = ({ user }: Facts): Hindrance | null =>
  user.ok && user.value?.active === false
    ? {
        id: 'inactive',
        keeps: ofUser,
        note: { text: text('mend_not_inactive', user.value.username), step: 'user' },
      }
    : null

const setLicence = ({ setLicence: found, profile }: Facts): Hindrance | null => {
  const licence = (profile.ok && profile.value?.licence) || ''
  if (!found.ok)
    return {
      id: 'licence',
      keeps: ofUser,
      note: { text: text('mend_not_licence_untold', licence), step: 'user' },
    }
  const { value } = found
  if (!value || value.assigned) return null
  if (value.id === '')
    return { id: 'licence', keeps: ofUser, note: { text: text('mend_not_licence', licence), step: 'user' } }
  return value.free === 0
    ? {
        id: 'licence',
        keeps: ofUser,
        note: { text: text('mend_not_licence_seat', licence, value.name), step: 'user' },
      }
    : null
}

/** Returns everything that blocks a repair. */
export const hindrances = (facts: Facts): readonly Hindrance[] =>
  [namespace, room, base, inactive, setLicence].flatMap((find) => find(facts) ?? [])
