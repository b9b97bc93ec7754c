import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateContractDocument, generateContractSchema } from '../../test/repository/describe-contract.ts'
import { activationRequest } from './contract.ts'

const documents = [
  { file: 'activation-api.md', text: generateContractDocument },
  { file: 'activation-api.schema.json', text: generateContractSchema },
]

test.each(documents)('docs/$file says what the schemas say', ({ file, text }) => {
  const path = new URL(`../../docs/${file}`, import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(path, text())
  expect(readFileSync(path, 'utf8'), 'run it again with UPDATE_DOCS=1').toBe(text())
})

const request = {
  integration: 'salesforce',
  version: 1,
  username: 'a@b.example',
  password: 'p',
  clientSecret: 's',
  clientId: 'k',
  domain: 'https://mycompany.my.salesforce.com/',
}

test('a request holds the contract’s members and no other', () => {
  expect(activationRequest.safeParse(request).success).toBe(true)
  expect(activationRequest.safeParse({ ...request, token: 't' }).success).toBe(false)
  expect(activationRequest.safeParse({ ...request, version: 2 }).success).toBe(false)
})

test.each([
  ['domain', 'http://mycompany.my.salesforce.com/'],
  ['domain', 'https://mycompany.my.salesforce.com'],
  ['domain', 'https://mycompany.my.salesforce.com/home'],
  ['domain', 'https://me@mycompany.my.salesforce.com/'],
  ['password', ''],
  ['password', 'two\nlines'],
  ['username', 'x'.repeat(256)],
])('refuses the %s %j', (name, value) => {
  expect(activationRequest.safeParse({ ...request, [name]: value }).success).toBe(false)
})
