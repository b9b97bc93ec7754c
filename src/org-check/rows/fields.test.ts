import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import { compareListedFields } from '../../setup-guide/observe/listed-fields.ts'
import type { FieldFact } from '../facts/facts.ts'
import { compareFieldFacts } from './fields.ts'

const factOf = (type: string, length: number | null, externalId: boolean | null): FieldFact => ({
  id: '00N000000000001',
  type,
  length,
  externalId,
  visibleLines: null,
})
const name = fc.constantFrom(...requiredCaseFields.map((field) => field.name))
const compareFact = (field: CaseFieldName, fact: FieldFact) => compareFieldFacts({ [field]: fact })[field]

describe('the API’s fields', () => {
  test('are found to differ as Setup’s list of the same fields is', () => {
    const types = fc.constantFrom(
      ['Text', 'Text'],
      ['LongTextArea', 'Long Text Area'],
      ['Html', 'Rich Text Area'],
      ['EncryptedText', 'Text (Encrypted)'],
      ['TextArea', 'Text Area'],
    )
    const length = fc.oneof(fc.constantFrom(80, 255, 1024), fc.integer({ min: 1, max: 131_072 }))
    fc.assert(
      fc.property(name, types, length, fc.boolean(), (field, [type = '', printed = ''], size, isExternal) => {
        const listed = `${printed}(${size})${isExternal ? ' (External ID)' : ''}`
        expect(compareFieldFacts({ [field]: factOf(type, size, isExternal) })).toEqual(
          compareListedFields([{ apiName: `${field}__c`, type: listed }]),
        )
      }),
    )
  })

  test('are compared whatever their type is, and each difference tells the type as text', () => {
    const type = fc.oneof(fc.constantFrom('', 'constructor', '__proto__', 'Picklist', 'Url'), fc.string())
    const size = fc.oneof(fc.constant(null), fc.double())
    fc.assert(
      fc.property(name, type, size, fc.constantFrom(true, false, null), (field, told, length, externalId) => {
        const finding = compareFact(field, factOf(told, length, externalId))
        if (told === '') expect(finding).toEqual({ status: 'found' })
        if (finding.status !== 'wrong') return
        for (const one of finding.differences) {
          expect(one.is).not.toBe(one.shouldBe)
          expect(typeof one.is).toBe(typeof one.shouldBe)
        }
      }),
    )
  })

  test('that nobody has are all missing', () => {
    expect(Object.values(compareFieldFacts({})).map(({ status }) => status)).toEqual(Array(7).fill('missing'))
  })
})
