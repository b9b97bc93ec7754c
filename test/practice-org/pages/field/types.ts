/** The custom field types: codes, labels, explanations, and how the field list shows them. */

import { t } from '../../labels.ts'
import type { FakeOrg, OrgField } from '../../types.ts'

export interface FieldType {
  code: string
  label: string
  explanation: string
  /** In the field list, if it differs. */
  listLabel?: string
}

/** In the order and groups of the wizard's first step. */
export const typeGroups: readonly (readonly FieldType[])[] = [
  [
    {
      code: 'V',
      label: 'Auto Number',
      explanation: 'A number the system counts up for each new record, in a format you define.',
    },
    { code: 'Z', label: 'Formula', explanation: 'A read-only field computed from an expression you define.' },
    {
      code: '1',
      label: 'Roll-Up Summary',
      explanation: 'A read-only field that sums or counts the records of a related list.',
    },
  ],
  [
    {
      code: 'Y',
      label: 'Lookup Relationship',
      explanation: 'Links this object to another object.',
      listLabel: 'Lookup',
    },
    {
      code: 'x',
      label: 'External Lookup Relationship',
      explanation: 'Links this object to an external object.',
    },
  ],
  [
    { code: 'B', label: 'Checkbox', explanation: 'Lets users choose True (checked) or False (unchecked).' },
    { code: 'C', label: 'Currency', explanation: 'Lets users enter an amount of money.' },
    { code: 'D', label: 'Date', explanation: 'Lets users enter a date or pick one from a calendar.' },
    { code: 'F', label: 'Date/Time', explanation: 'Lets users enter a date and a time.' },
    { code: 'E', label: 'Email', explanation: 'Lets users enter an email address, which is checked.' },
    { code: 'g', label: 'Geolocation', explanation: 'Lets users define a place by latitude and longitude.' },
    { code: 'N', label: 'Number', explanation: 'Lets users enter any number. Leading zeros are removed.' },
    { code: 'P', label: 'Percent', explanation: 'Lets users enter a percentage.' },
    { code: 'H', label: 'Phone', explanation: 'Lets users enter any phone number.' },
    { code: 'L', label: 'Picklist', explanation: 'Lets users choose a value from a list you define.' },
    {
      code: 'Q',
      label: 'Picklist (Multi-Select)',
      explanation: 'Lets users choose several values from a list you define.',
    },
    { code: 'S', label: 'Text', explanation: 'Lets users enter any letters and numbers.' },
    {
      code: 'X',
      label: 'Text Area',
      explanation: 'Lets users enter up to 255 characters on separate lines.',
    },
    {
      code: 'J',
      label: 'Text Area (Long)',
      explanation: 'Lets users enter up to 131,072 characters on separate lines.',
      listLabel: 'Long Text Area',
    },
    {
      code: 'z',
      label: 'Text Area (Rich)',
      explanation: 'Lets users enter formatted text, images and links.',
      listLabel: 'Rich Text Area',
    },
    { code: '6', label: 'Text (Encrypted)', explanation: 'Lets users enter text that is stored encrypted.' },
    { code: 'f', label: 'Time', explanation: 'Lets users enter a local time.' },
    { code: 'U', label: 'URL', explanation: 'Lets users enter any valid web address.' },
  ],
]

const fieldTypes: readonly FieldType[] = typeGroups.flat()
export const findFieldType = (code: string): FieldType | undefined =>
  fieldTypes.find((one) => one.code === code)

/** The shortest and longest length of types that have one. */
export const lengthLimits: Readonly<Record<string, readonly [number, number]>> = {
  S: [1, 255],
  J: [256, 131072],
  z: [256, 131072],
  '6': [1, 175],
}

/** Renders `Text(255)  (External ID)`: the type with its space, then each mark after a space. */
export function formatListedType(state: FakeOrg, field: OrgField): string {
  const type = findFieldType(field.dtype)
  const label = t(state, type?.listLabel ?? type?.label ?? 'Text')
  const length = lengthLimits[field.dtype] ? `(${field.length})` : ''
  return `${label}${length} ${field.externalId ? ` (${t(state, 'External ID')})` : ''}`
}
