/** Salesforce's names of field types, as the field list prints them before the length. */

import type { CaseField } from '../required-setup.ts'
import { normalizeText } from './dom/normalise.ts'

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

/** Returns whether the words name the type; null if the language is unknown. */
export const isFieldType = (type: CaseField['type'], text: string): boolean | null => {
  const normal = normalizeText(text)
  const is = (known: readonly string[]) => known.some((word) => normalizeText(word) === normal)
  if (is(fieldTypeNames[type])) return true
  return is(fieldTypeNames.Text) || is(fieldTypeNames.LongTextArea) || is(fieldTypeNames.other) ? false : null
}
