/** Validates custom fields. Limits are sourced (platform reference D3), most wordings are not. */

import { lengthLimits } from '../../pages/field/types.ts'
import type { RecordBody } from '../entity.ts'
import { createRecordError } from '../fault.ts'
import { findTypeCode } from './metadata-types.ts'

const integrity = (message: string) => createRecordError('FIELD_INTEGRITY_EXCEPTION', message, 'Metadata')

const known = new Set([
  'businessOwnerGroup',
  'complianceGroup',
  'defaultValue',
  'deprecated',
  'description',
  'externalId',
  'inlineHelpText',
  'label',
  'length',
  'precision',
  'required',
  'scale',
  'securityClassification',
  'trackHistory',
  'type',
  'unique',
  'visibleLines',
])

export function validateFieldMetadata(metadata: RecordBody): void {
  const strange = Object.keys(metadata).find((name) => !known.has(name))
  if (strange)
    throw createRecordError(
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of complexvalue: no such field ${strange}`,
    )
  const type = String(metadata.type ?? '')
  const code = findTypeCode(type)
  if (!code)
    throw createRecordError(
      'JSON_PARSER_ERROR',
      `'${type}' is not a valid value for the enum 'FieldType'`,
      'Metadata',
    )
  if (!metadata.label) throw integrity('Must specify a label for the custom field')
  if (String(metadata.label).length > 40)
    throw createRecordError('STRING_TOO_LONG', 'Label: data value too large (max length=40)')
  checkSize(metadata, type, lengthLimits[code])
  checkMarks(metadata, code, type)
}

function checkSize(metadata: RecordBody, type: string, sizes: readonly [number, number] | undefined): void {
  const { length, visibleLines } = metadata
  if (sizes) {
    const [shortest, longest] = sizes
    if (typeof length !== 'number') throw integrity(`Must specify 'length' for a CustomField of type ${type}`)
    if (!Number.isInteger(length) || length < shortest || length > longest)
      throw integrity(`Length must be between ${shortest} and ${longest} for a CustomField of type ${type}`)
  } else if (typeof length === 'number') {
    throw integrity(`Can not specify 'length' for a CustomField of type ${type}`)
  }
  const fewest = { LongTextArea: 2, Html: 10 }[type]
  if (fewest === undefined) return
  if (typeof visibleLines !== 'number')
    throw integrity(`Must specify 'visibleLines' for a CustomField of type ${type}`)
  if (visibleLines < fewest || visibleLines > 50)
    throw integrity(`Visible lines must be between ${fewest} and 50 for a CustomField of type ${type}`)
}

function checkMarks(metadata: RecordBody, code: string, type: string): void {
  const may = ['S', 'N', 'E', 'V'].includes(code)
  for (const mark of ['externalId', 'unique'])
    if (metadata[mark] === true && !may)
      throw integrity(`Can not specify '${mark}' for a CustomField of type ${type}`)
  if (metadata.required === true && ['J', 'z'].includes(code))
    throw integrity(`Can not specify 'required' for a CustomField of type ${type}`)
}
