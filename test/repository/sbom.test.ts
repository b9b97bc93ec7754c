/** The list of materials says the same whoever makes it. */

import { expect, test } from 'vitest'
import { type Sbom, toReproducible } from '../../tools/sbom.mjs'

const path = (value: string) => ({ name: 'cdx:npm:package:path', value })
const isPrivate = { name: 'cdx:npm:package:private', value: 'true' }

/** As `npm sbom` answers: npm 10 adds paths, and each run has a time and a number of its own. */
const answer = (npm: 10 | 11, folder: string, version = '1.0.0'): Sbom => {
  const one = { 'bom-ref': `one@${version}`, name: 'one', version }
  const two = { 'bom-ref': 'two@2.0.0', name: 'two', version: '2.0.0' }
  const components = [one, two].map((component) => ({
    ...component,
    properties: npm === 10 ? [path(`node_modules/${component.name}`)] : [],
  }))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:33d10b53-97d5-4541-86da-4799ff8f742${npm - 10}`,
    metadata: {
      timestamp: `2026-11-29T13:03:${npm}.203Z`,
      tools: [{ vendor: 'npm', name: 'cli', version: `${npm}.9.9` }],
      component: {
        'bom-ref': 'ours@0.2.0',
        name: folder,
        version: '0.2.0',
        properties: npm === 10 ? [path(''), isPrivate] : [isPrivate],
      },
    },
    components: npm === 10 ? components : components.toReversed(),
    dependencies: [{ ref: 'ours@0.2.0', dependsOn: [`one@${version}`, 'two@2.0.0'] }],
  }
}

test('npm 10 and npm 11 give the same, in any folder and at any time', () => {
  const made = toReproducible(answer(10, 'here'), 'ours')
  expect(JSON.stringify(toReproducible(answer(11, 'elsewhere'), 'ours'))).toBe(JSON.stringify(made))
  expect(made.metadata).toEqual({
    tools: [{ vendor: 'npm', name: 'cli' }],
    component: { 'bom-ref': 'ours@0.2.0', name: 'ours', version: '0.2.0', properties: [isPrivate] },
  })
})

test('the serial number is a UUID of the content: another version of a dependency has another', () => {
  const { serialNumber } = toReproducible(answer(11, 'here'), 'ours')
  expect(serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(toReproducible(answer(11, 'here', '1.0.1'), 'ours').serialNumber).not.toBe(serialNumber)
})
