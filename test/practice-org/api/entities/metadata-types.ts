/** Names of the custom field types in the Metadata API and describe. */

/** By the pages' code: the names in the Metadata API and in describe. */
const types: Readonly<Record<string, readonly [metadata: string, describe: string]>> = {
  V: ['AutoNumber', 'string'],
  Y: ['Lookup', 'reference'],
  B: ['Checkbox', 'boolean'],
  C: ['Currency', 'currency'],
  D: ['Date', 'date'],
  F: ['DateTime', 'datetime'],
  E: ['Email', 'email'],
  g: ['Location', 'location'],
  N: ['Number', 'double'],
  P: ['Percent', 'percent'],
  H: ['Phone', 'phone'],
  L: ['Picklist', 'picklist'],
  Q: ['MultiselectPicklist', 'multipicklist'],
  S: ['Text', 'string'],
  X: ['TextArea', 'textarea'],
  J: ['LongTextArea', 'textarea'],
  z: ['Html', 'textarea'],
  '6': ['EncryptedText', 'encryptedstring'],
  f: ['Time', 'time'],
  U: ['Url', 'url'],
}

export const toMetadataType = (code: string): string => types[code]?.[0] ?? 'Text'
export const toDescribeType = (code: string): string => types[code]?.[1] ?? 'string'
export const findTypeCode = (metadata: string): string | undefined =>
  Object.keys(types).find((code) => types[code]?.[0] === metadata)
