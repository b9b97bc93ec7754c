import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseField, type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import { recognizeFieldType } from '../../salesforce/field-types.ts'
import { compareListedFields } from './listed-fields.ts'

const names = requiredCaseFields.map(({ name }) => name)

/** What is found of a field whose data type the list prints so. */
const judge = (name: CaseFieldName, type: string) =>
  compareListedFields([{ apiName: `${name}__c`, type }])[name]
const found = { status: 'found' }
const wrong = (...differences: object[]) => ({ status: 'wrong', differences })

describe('a field is as SpaceIQ needs it', () => {
  test.each<[CaseFieldName, string]>([
    ['ExternalID', 'Text(255) (External ID)'],
    ['ExternalID', 'Text(255) (External ID) (Unique Case Insensitive)'],
    ['ExternalID', 'Text(255) (Unique Case Sensitive) (External ID)'],
    ['ExternalID', 'Text (255) (external id)'],
    ['ExternalID', 'テキスト(255) (外部 ID)'],
    ['ExternalID', 'テキスト（255）（外部ID）'],
    ['ExternalID', '文本(255) (外部 ID)'],
    ['ExternalID', '文本（255）（外部 ID）'],
    ['Department', 'Text(255)'],
    ['Department', 'Texto(255)'],
    ['Department', 'Texte(255)'],
    ['Department', 'Text(255) (Unique Case Insensitive)'],
    ['EmployeeAssets', 'Long Text Area(1024)'],
    ['EmployeeAssets', 'Long Text Area(1,024)'],
    ['EmployeeAssets', 'Text Area (Long)(1024)'],
    ['EmployeeNotes', 'ロングテキストエリア(1024)'],
    ['EmployeeNotes', 'ロングテキストエリア（1,024）'],
  ])('%s listed as %s', (name, type) => {
    expect(judge(name, type)).toEqual(found)
  })
})

test('a list that does not tell the type says nothing against the field', () => {
  for (const { name } of requiredCaseFields) expect(judge(name, '')).toEqual(found)
})

describe('a length is read with the separators of its language', () => {
  test.each([
    'Long Text Area(1,024)',
    'Langer Textbereich(1.024)',
    'Zone de texte long(1 024)',
    'Zone de texte long(1\u00a0024)',
    'Zone de texte long(1\u202f024)',
    'ロングテキストエリア（1,024）',
  ])('%s is 1024 long', (type) => {
    expect(judge('EmployeeNotes', type)).toEqual(found)
  })

  test.each<[string, number]>([
    ['Long Text Area(32768)', 32768],
    ['Long Text Area(32,768)', 32768],
    ['Langer Textbereich(131.072)', 131072],
    ['Zone de texte long(131\u202f072)', 131072],
    ['ロングテキストエリア（256）', 256],
  ])('%s is too long or too short', (type, is) => {
    expect(judge('EmployeeNotes', type)).toEqual(wrong({ what: 'length', is, shouldBe: 1024 }))
  })
})

describe('a field that is there but different is named with the difference', () => {
  test.each<[CaseFieldName, string, object[]]>([
    ['Team', 'Text(80)', [{ what: 'length', is: 80, shouldBe: 255 }]],
    [
      'ExternalID',
      'Text(80)',
      [
        { what: 'length', is: 80, shouldBe: 255 },
        { what: 'externalId', is: false, shouldBe: true },
      ],
    ],
    ['ExternalID', 'Text(255)', [{ what: 'externalId', is: false, shouldBe: true }]],
    [
      'ExternalID',
      'Text(255) (Unique Case Insensitive)',
      [{ what: 'externalId', is: false, shouldBe: true }],
    ],
    ['Team', 'Text(255) (External ID)', [{ what: 'externalId', is: true, shouldBe: false }]],
    ['Team', 'テキスト(255) (外部 ID)', [{ what: 'externalId', is: true, shouldBe: false }]],
    ['Team', 'Picklist', [{ what: 'type', is: 'Picklist', shouldBe: 'Text' }]],
    ['Team', 'Picklist (Multi-Select)', [{ what: 'type', is: 'Picklist (Multi-Select)', shouldBe: 'Text' }]],
    ['Team', 'Email (External ID)', [{ what: 'type', is: 'Email', shouldBe: 'Text' }]],
    ['Team', 'Lookup(User)', [{ what: 'type', is: 'Lookup(User)', shouldBe: 'Text' }]],
    ['Team', 'Formula (Text)', [{ what: 'type', is: 'Formula (Text)', shouldBe: 'Text' }]],
    ['Team', 'Number(18, 0)', [{ what: 'type', is: 'Number', shouldBe: 'Text' }]],
    ['Team', 'Text Area(255)', [{ what: 'type', is: 'Text Area', shouldBe: 'Text' }]],
    ['Team', 'テキストエリア(255)', [{ what: 'type', is: 'テキストエリア', shouldBe: 'Text' }]],
    ['Team', 'Textbereich(255)', [{ what: 'type', is: 'Textbereich', shouldBe: 'Text' }]],
    ['Team', 'Área de texto(255)', [{ what: 'type', is: 'Área de texto', shouldBe: 'Text' }]],
    [
      'EmployeeNotes',
      'リッチテキストエリア(1024)',
      [{ what: 'type', is: 'リッチテキストエリア', shouldBe: 'LongTextArea' }],
    ],
    ['Team', 'Text (Encrypted)(175)', [{ what: 'type', is: 'Text (Encrypted)', shouldBe: 'Text' }]],
    ['Team', 'Long Text Area(1024)', [{ what: 'type', is: 'Long Text Area', shouldBe: 'Text' }]],
    ['EmployeeNotes', 'Text(255)', [{ what: 'type', is: 'Text', shouldBe: 'LongTextArea' }]],
    ['EmployeeNotes', 'テキスト(255)', [{ what: 'type', is: 'テキスト', shouldBe: 'LongTextArea' }]],
    [
      'EmployeeNotes',
      'Rich Text Area(32768)',
      [{ what: 'type', is: 'Rich Text Area', shouldBe: 'LongTextArea' }],
    ],
  ])('%s listed as %s', (name, type, differences) => {
    expect(judge(name, type)).toEqual(wrong(...differences))
  })

  test('what is called Text is not said to be Text where it should be Text', () => {
    expect(judge('Team', 'Text(18, 0)')).toEqual(found)
    expect(judge('Team', '(Unique)Text')).toEqual(found)
  })

  test('with two numbers in brackets it is a number in any language, unless its words say otherwise', () => {
    expect(judge('Team', 'Nummer(18, 0)')).toEqual(wrong({ what: 'type', is: 'Nummer', shouldBe: 'Text' }))
    expect(judge('EmployeeNotes', '数値（10, 24）')).toEqual(
      wrong({ what: 'type', is: '数値', shouldBe: 'LongTextArea' }),
    )
  })
})

test.each<[CaseFieldName, string]>([
  ['Team', 'Master-Detail(Team)'],
  ['Team', 'Kontrollkästchen'],
  ['Department', 'Nachschlagebeziehung(Abteilung)'],
  ['NewSeat', '選択リスト'],
  ['EmployeeNotes', 'Formule (Texte)'],
])('a type that prints no length is no text in any language: %s listed as %s', (name, type) => {
  const shouldBe = name === 'EmployeeNotes' ? 'LongTextArea' : 'Text'
  expect(judge(name, type)).toEqual(wrong({ what: 'type', is: type, shouldBe }))
})

describe('what is in an unknown language is not judged', () => {
  test.each<[CaseFieldName, string]>([
    ['Team', 'Tekst(255)'],
    ['EmployeeNotes', 'Langer Textbereich(1024)'],
    ['ExternalID', 'Text(255) (Externe ID)'],
    ['Team', 'Text(255) (Eindeutig, Groß-/Kleinschreibung nicht beachten)'],
    ['Team', ''],
  ])('%s listed as %s', (name, type) => {
    expect(judge(name, type)).toEqual(found)
  })

  test('but a length is a length in every language', () => {
    expect(judge('Team', 'Tekst(80)')).toEqual(wrong({ what: 'length', is: 80, shouldBe: 255 }))
  })

  test('and a field without any mark is no External ID in every language', () => {
    expect(judge('ExternalID', 'Tekst(255)')).toEqual(
      wrong({ what: 'externalId', is: false, shouldBe: true }),
    )
  })
})

describe('which row is the field', () => {
  const statusOf = (apiName: string) => compareListedFields([{ apiName, type: 'Text(255)' }]).Team.status

  test.each(['Team__c', 'team__c', 'TEAM__C'])('%s is Team, since Salesforce tells no case apart', (name) => {
    expect(statusOf(name)).toBe('found')
  })

  test.each(['pkg__Team__c', 'Team', 'Team2__c', 'MyTeam__c', 'Team__r', 'Team__pc', ''])(
    '%s is another field',
    (name) => {
      expect(statusOf(name)).toBe('missing')
    },
  )

  test("a managed package's field of the same name hides nothing", () => {
    const listed = [
      { apiName: 'pkg__Team__c', type: 'Picklist' },
      { apiName: 'Team__c', type: 'Text(255)' },
    ]
    expect(compareListedFields(listed).Team).toEqual(found)
  })

  test('an empty list misses all seven', () => {
    expect(Object.values(compareListedFields([])).map(({ status }) => status)).toEqual(
      Array(7).fill('missing'),
    )
  })
})

describe('a type has words in the languages we know', () => {
  test.each<[CaseField['type'], string, boolean | null]>([
    ['Text', 'text', true],
    ['Text', ' Text ', true],
    ['Text', 'Text Area', false],
    ['Text', 'Long Text Area', false],
    ['LongTextArea', 'Text Area (Long)', true],
    ['LongTextArea', 'Text', false],
    ['LongTextArea', 'Currency', false],
    ['Text', 'Tekst', null],
    ['LongTextArea', '', null],
  ])('%s is %s: %s', (type, words, answer) => {
    const recognized = recognizeFieldType(words)
    expect(recognized && recognized === type).toBe(answer)
  })
})

describe('whatever is listed', () => {
  const piece = fc.oneof(
    fc.constantFrom('Text', '(', ')', '（', '）', '255', '1,024', ' ', '(External ID)', '(Unique', '__c'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const type = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const apiName = fc.oneof(
    fc.constantFrom(...names.map((name) => `${name}__c`), 'pkg__Team__c', '__proto__', 'constructor__c'),
    fc.string(),
  )
  const listed = fc.array(fc.record({ apiName, type }), { maxLength: 20 })

  test('exactly the seven fields are judged, in order, and nothing is thrown', () => {
    fc.assert(
      fc.property(listed, (rows) => {
        const findings = compareListedFields(rows)
        expect(Object.keys(findings)).toEqual(names)
        for (const finding of Object.values(findings)) {
          expect(finding.status).toMatch(/^(found|missing|wrong)$/)
          if (finding.status === 'wrong') expect(finding.differences.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a field is missing exactly when no row has its API name', () => {
    fc.assert(
      fc.property(listed, (rows) => {
        const findings = compareListedFields(rows)
        for (const name of names) {
          const isListed = rows.some((row) => row.apiName.toLowerCase() === `${name}__c`.toLowerCase())
          expect(findings[name].status === 'missing').toBe(!isListed)
        }
      }),
    )
  })

  test('rows of other fields change nothing', () => {
    const others = fc.array(fc.record({ apiName: fc.string().map((name) => `x${name}`), type }))
    fc.assert(
      fc.property(listed, others, (rows, more) => {
        expect(compareListedFields([...more, ...rows, ...more])).toEqual(compareListedFields(rows))
      }),
    )
  })

  test('a difference is never between equal things', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), type, (name, words) => {
        const finding = judge(name, words)
        if (finding.status !== 'wrong') return
        for (const one of finding.differences) expect(one.is).not.toBe(one.shouldBe)
      }),
    )
  })
})
