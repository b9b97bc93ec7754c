/** The package for deployment: what SpaceIQ needs, as files of the Metadata API, and one zip each time. */

import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { integrationPermissionSet, requiredCaseFields } from '../required-setup.ts'
import { apiVersion } from '../salesforce/api/request.ts'
import { parseXml, type XmlElement } from '../salesforce/api/xml.ts'
import { createDeploymentPackage } from './deployment-package.ts'
import { createDeploymentZip } from './deployment-zip.ts'

const permissionSetPath = `permissionsets/${integrationPermissionSet.name}.permissionset`
const apiNames = requiredCaseFields.map(({ name }) => `${name}__c`)

/** Returns the one element of the file. */
const parse = (path: string): XmlElement => {
  const file = createDeploymentPackage().find((one) => one.path === path)
  const [root, ...others] = parseXml(file?.text ?? '') ?? []
  if (!root || others.length > 0) throw new Error(`${path} is no XML document`)
  expect(root.namespace).toBe('http://soap.sforce.com/2006/04/metadata')
  return root
}

const childrenOf = ({ children }: XmlElement, name: string) => children.filter((one) => one.name === name)
const textsOf = (element: XmlElement, name: string) => childrenOf(element, name).map(({ text }) => text)
const valuesOf = ({ children }: XmlElement) =>
  Object.fromEntries(children.map(({ name, text }) => [name, text]))

test('package.xml names the seven fields and the permission set, and nothing else', () => {
  const root = parse('package.xml')
  expect(root.name).toBe('Package')
  expect(childrenOf(root, 'types').map((type) => [textsOf(type, 'name'), textsOf(type, 'members')])).toEqual([
    [['CustomField'], apiNames.map((name) => `Case.${name}`)],
    [['PermissionSet'], [integrationPermissionSet.name]],
  ])
  expect(textsOf(root, 'version')).toEqual([apiVersion])
})

test('each field has the type, length and External ID that SpaceIQ needs', () => {
  const root = parse('objects/Case.object')
  expect(root.name).toBe('CustomObject')
  expect(root.children.map(valuesOf)).toEqual(
    requiredCaseFields.map(({ name, type, length, externalId, visibleLines }) => ({
      fullName: `${name}__c`,
      label: name,
      type,
      length: String(length),
      externalId: String(externalId),
      ...(visibleLines === undefined
        ? { required: 'false', unique: 'false' }
        : { visibleLines: String(visibleLines) }),
    })),
  )
})

test('the permission set grants what a repair grants, and deletes no case', () => {
  const root = parse(permissionSetPath)
  expect(root.name).toBe('PermissionSet')
  expect(textsOf(root, 'label')).toEqual([integrationPermissionSet.label])
  expect(childrenOf(root, 'userPermissions').map(valuesOf)).toEqual(
    ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'].map((name) => ({ enabled: 'true', name })),
  )
  expect(childrenOf(root, 'objectPermissions').map(valuesOf)).toEqual([
    {
      object: 'Case',
      allowCreate: 'true',
      allowDelete: 'false',
      allowEdit: 'true',
      allowRead: 'true',
      modifyAllRecords: 'false',
      viewAllRecords: 'false',
    },
  ])
  expect(childrenOf(root, 'fieldPermissions').map(valuesOf)).toEqual(
    apiNames.map((name) => ({ editable: 'true', field: `Case.${name}`, readable: 'true' })),
  )
})

test('the zip has these files in this order, with the same bytes each time', () => {
  const zip = createDeploymentZip()
  expect(createDeploymentZip()).toEqual(zip)
  const files = Object.entries(unzipSync(zip)).map(([path, data]) => ({ path, text: strFromU8(data) }))
  expect(files).toEqual(createDeploymentPackage())
  // 1 January 1980, 0:00, in the first entry's head.
  expect([...zip.subarray(10, 14)]).toEqual([0, 0, 0x21, 0])
})
