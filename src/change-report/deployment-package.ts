/**
 * Writes the fields and the permission set as files of the Metadata API, for another org. Page
 * layouts are each org's own, and a connected app has a secret: neither is in it.
 */

import {
  grantedCaseAccess,
  grantedFieldAccess,
  requiredPermissions,
} from '../org-check/repair/permission-set.ts'
import { type CaseField, integrationPermissionSet, requiredCaseFields } from '../required-setup.ts'
import { escapeXml } from '../salesforce/api/metadata.ts'
import { apiVersion } from '../salesforce/api/request.ts'

interface PackageFile {
  readonly path: string
  readonly text: string
}

/** An element's name with its text or its child elements. */
type Element = readonly [name: string, content: string | number | boolean | readonly Element[]]

const writeElement = ([name, content]: Element, indent: string): string =>
  typeof content === 'object'
    ? `${indent}<${name}>\n${writeElements(content, `${indent}    `)}${indent}</${name}>\n`
    : `${indent}<${name}>${escapeXml(String(content))}</${name}>\n`

const writeElements = (elements: readonly Element[], indent: string): string =>
  elements.map((element) => writeElement(element, indent)).join('')

const writeFile = (path: string, type: string, elements: readonly Element[]): PackageFile => ({
  path,
  text: `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${writeElements(elements, '    ')}</${type}>\n`,
})

const toApiName = ({ name }: CaseField): string => `${name}__c`

const toFieldElement = (field: CaseField): Element => [
  'fields',
  [
    ['fullName', toApiName(field)],
    ['externalId', field.externalId],
    ['label', field.name],
    ['length', field.length],
    // Long text areas have neither option.
    ...(field.visibleLines === undefined
      ? ([
          ['required', false],
          ['type', field.type],
          ['unique', false],
        ] as const)
      : ([
          ['type', field.type],
          ['visibleLines', field.visibleLines],
        ] as const)),
  ],
]

const listPermissions = (permissions: object): readonly string[] =>
  Object.keys(permissions)
    .map((name) => name.replace(/^Permissions/, ''))
    .sort()

const isGranted = (permissions: object, name: string): boolean => `Permissions${name}` in permissions

const permissionSetElements: readonly Element[] = [
  ...requiredCaseFields.map(
    (field): Element => [
      'fieldPermissions',
      [
        ['editable', isGranted(grantedFieldAccess, 'Edit')],
        ['field', `Case.${toApiName(field)}`],
        ['readable', isGranted(grantedFieldAccess, 'Read')],
      ],
    ],
  ),
  ['hasActivationRequired', false],
  ['label', integrationPermissionSet.label],
  [
    'objectPermissions',
    [
      ['allowCreate', isGranted(grantedCaseAccess, 'Create')],
      ['allowDelete', isGranted(grantedCaseAccess, 'Delete')],
      ['allowEdit', isGranted(grantedCaseAccess, 'Edit')],
      ['allowRead', isGranted(grantedCaseAccess, 'Read')],
      ['modifyAllRecords', isGranted(grantedCaseAccess, 'ModifyAllRecords')],
      ['object', 'Case'],
      ['viewAllRecords', isGranted(grantedCaseAccess, 'ViewAllRecords')],
    ],
  ],
  ...listPermissions(requiredPermissions).map(
    (name): Element => [
      'userPermissions',
      [
        ['enabled', true],
        ['name', name],
      ],
    ],
  ),
]

/** Creates the files in their order in the zip; the same for every org. */
export const createDeploymentPackage = (): readonly PackageFile[] => [
  writeFile('package.xml', 'Package', [
    [
      'types',
      [
        ...requiredCaseFields.map((field): Element => ['members', `Case.${toApiName(field)}`]),
        ['name', 'CustomField'],
      ],
    ],
    [
      'types',
      [
        ['members', integrationPermissionSet.name],
        ['name', 'PermissionSet'],
      ],
    ],
    ['version', apiVersion],
  ]),
  writeFile('objects/Case.object', 'CustomObject', requiredCaseFields.map(toFieldElement)),
  writeFile(
    `permissionsets/${integrationPermissionSet.name}.permissionset`,
    'PermissionSet',
    permissionSetElements,
  ),
]
