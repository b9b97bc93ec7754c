import { describe, expect, test } from 'vitest'
import { findValueByLabel } from './form-labels.ts'
import { checkFormPage } from './form-page.ts'

describe('a label of SpaceIQ’s form', () => {
  test.each([
    ['Salesforce account username (required)', 'username'],
    ['Salesforce account password (required)', 'password'],
    ['Salesforce API client secret (required)', 'clientSecret'],
    ['Salesforce client id (require)', 'clientId'],
    ['Salesforce domain name (required)', 'domain'],
    ['  SALESFORCE\u00a0Client\n  ID ', 'clientId'],
    ['Salesforce domain name*', 'domain'],
    ['* Salesforce domain name', 'domain'],
    ['Salesforce domain name:', 'domain'],
    ['Salesforce account username (required)Your API Only User’s username.', 'username'],
    ['Salesforce account username - Your API Only User’s username.', 'username'],
  ])('%j asks for %s', (label, name) => {
    expect(findValueByLabel(label)).toBe(name)
  })

  test.each([
    '',
    'Password',
    'Username (required)',
    'Client id',
    'Salesforce',
    'Salesforce account',
    'Salesforce client',
    'Salesforce client secret',
    'Salesforce client id (old)',
    'Salesforce client identity',
    'Salesforce account username or password',
    'Your Salesforce account username',
    'ServiceNow account password (required)',
  ])('%j is none, or not enough of one', (label) => {
    expect(findValueByLabel(label)).toBeNull()
  })
})

describe('a page the values may be filled in on', () => {
  test.each([
    'https://main.spaceiq.com/settings/integrations/ticketing',
    'https://apollo.spaceiq.com/#/settings',
    'https://siq.example.com/settings',
  ])('%s', (address) => {
    const page = checkFormPage(address, ['siq.example.com'])
    expect(page).toEqual({ ok: true, origin: new URL(address).origin })
  })

  test.each([
    ['http://main.spaceiq.com/', 'not-https'],
    ['http://siq.example.com/', 'not-https'],
    ['https://spaceiq.com.evil.example/', 'not-spaceiq'],
    ['https://main.spaceiq.com.evil.example/', 'not-spaceiq'],
    ['https://evilspaceiq.com/', 'not-spaceiq'],
    ['https://evil.example/main.spaceiq.com', 'not-spaceiq'],
    ['https://main.spaceiq.com@evil.example/', 'not-spaceiq'],
    ['https://main.spaceiq.com:8443/', 'not-spaceiq'],
    ['https://other.siq.example.com/', 'not-spaceiq'],
    ['https://acme.my.salesforce.com/', 'not-spaceiq'],
    ['chrome://extensions/', 'not-https'],
    ['', 'not-spaceiq'],
    [undefined, 'not-spaceiq'],
  ])('%s is none: %s', (address, reason) => {
    expect(checkFormPage(address, ['siq.example.com'])).toEqual({ ok: false, reason })
  })
})
