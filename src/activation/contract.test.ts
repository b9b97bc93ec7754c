import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generateContractDocument, generateContractSchema } from '../../test/repository/describe-contract.ts'
import { grantTypes } from '../flow-retirement/grant-type.ts'
import { activationRequests } from './contract.ts'

const documents = [
  { file: 'activation-api.md', text: generateContractDocument },
  { file: 'activation-api.schema.json', text: generateContractSchema },
]

test.each(documents)('docs/$file says what the schemas say', ({ file, text }) => {
  const path = new URL(`../../docs/${file}`, import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(path, text())
  expect(readFileSync(path, 'utf8'), 'run it again with UPDATE_DOCS=1').toBe(text())
})

const domain = 'https://mycompany.my.salesforce.com/'
const requests = {
  password: {
    integration: 'salesforce',
    version: 1,
    username: 'a@b.example',
    password: 'p',
    clientSecret: 's',
    clientId: 'k',
    domain,
  },
  client_credentials: {
    integration: 'salesforce',
    version: 2,
    grant: 'client_credentials',
    clientId: 'k',
    clientSecret: 's',
    domain,
  },
} as const

const accepts = (grant: (typeof grantTypes)[number], request: object) =>
  activationRequests[grant].safeParse(request).success

describe.each(grantTypes)('a request for %s', (grant) => {
  const request = requests[grant]

  test('holds the members of its version and no other', () => {
    expect(accepts(grant, request)).toBe(true)
    expect(accepts(grant, { ...request, token: 't' })).toBe(false)
    for (const member of Object.keys(request)) {
      const { [member]: _, ...without } = request as Readonly<Record<string, unknown>>
      expect(accepts(grant, without), member).toBe(false)
    }
  })

  test('is not taken for the other version', () => {
    const [other] = grantTypes.filter((one) => one !== grant)
    expect(other && accepts(other, request)).toBe(false)
    for (const version of [0, 3, '1', '2']) expect(accepts(grant, { ...request, version })).toBe(false)
  })

  test.each([
    ['domain', 'http://mycompany.my.salesforce.com/'],
    ['domain', 'https://mycompany.my.salesforce.com'],
    ['domain', 'https://mycompany.my.salesforce.com/home'],
    ['domain', 'https://me@mycompany.my.salesforce.com/'],
    ['clientSecret', ''],
    ['clientId', 'two\nlines'],
    ['clientId', 'x'.repeat(513)],
  ])('refuses the %s %j', (name, value) => {
    expect(accepts(grant, { ...request, [name]: value })).toBe(false)
  })
})

test.each([
  ['password', ''],
  ['password', 'two\nlines'],
  ['username', 'x'.repeat(256)],
])('a request for password refuses the %s %j', (name, value) => {
  expect(accepts('password', { ...requests.password, [name]: value })).toBe(false)
})

test.each(['username', 'password'])('a request for client credentials never holds a %s', (name) => {
  expect(accepts('client_credentials', { ...requests.client_credentials, [name]: 'x' })).toBe(false)
})

test.each(['password', 'refresh_token', ''])('a request of version 2 refuses the grant %j', (grant) => {
  expect(accepts('client_credentials', { ...requests.client_credentials, grant })).toBe(false)
})
