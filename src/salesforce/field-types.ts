/** Salesforce's names of field types, as the field list prints them before the length. */

import type { CaseField } from '../required-setup.ts'
import { normalizeText } from './dom/normalize.ts'

const fieldTypeNames: Readonly<Record<CaseField['type'] | 'other', readonly string[]>> = {
  Text: ['Text', 'テキスト', '文本', 'Texto', 'Texte'],
  LongTextArea: ['Long Text Area', 'Text Area (Long)', 'ロングテキストエリア'],
  other: [
    'Auto Number',
    'Formula',
    'Roll-Up Summary',
    'Lookup',
    'External Lookup',
    'Checkbox',
    'Currency',
    'Date',
    'Date/Time',
    'Email',
    'Geolocation',
    'Number',
    'Percent',
    'Phone',
    'Picklist',
    'Rich Text Area',
    'リッチテキストエリア',
    // Also has 255 characters, so its length cannot tell it apart.
    'Text Area',
    'テキストエリア',
    '文本区',
    'Área de texto',
    'Zone de texte',
    'Textbereich',
    'Text (Encrypted)',
    'Time',
    'URL',
  ],
}

/** A required type, or `other` for any further type of Salesforce. */
export type RecognizedFieldType = keyof typeof fieldTypeNames

const recognizedTypes = ['Text', 'LongTextArea', 'other'] as const

/** Returns the type with this name; null if the name is unknown, as in other languages. */
export const recognizeFieldType = (typeName: string): RecognizedFieldType | null => {
  const normal = normalizeText(typeName)
  const isNamed = (type: RecognizedFieldType) =>
    fieldTypeNames[type].some((name) => normalizeText(name) === normal)
  return recognizedTypes.find(isNamed) ?? null
}
