/** The letters can be sent as they are, and say of the org what is known. */

import { describe, expect, test } from 'vitest'
import { unknownLetterFacts, writeSpaceiqLetter, writeSupportLetter } from './letters.ts'

const facts = {
  organizationId: '00D5g000000AbCdEAI',
  username: 'admin@acme.example',
  domain: 'https://acme.my.salesforce.com/',
}

describe('the request to Salesforce Support', () => {
  test('names topic, Org ID and administrator, and what the app is for', () => {
    const letter = writeSupportLetter(facts, null)
    expect(letter).toMatch(/^Topic: Feature Activations & Limits\n/)
    for (const known of [facts.organizationId, facts.username]) expect(letter).toContain(known)
    for (const needed of ['connected apps', 'https://api.spaceiq.com', 'full and api', 'February 20, 2027'])
      expect(letter).toContain(needed)
    expect(letter).not.toContain('[')
  })

  test('has the same in the admin’s language under it', () => {
    const letter = writeSupportLetter(facts, 'Bitte erlauben Sie …')
    expect(letter.indexOf('Bitte erlauben Sie …')).toBeGreaterThan(letter.indexOf('client credentials'))
  })

  test('says where to find what is not known', () => {
    const letter = writeSupportLetter(unknownLetterFacts, null)
    expect(letter).toContain('[Setup > Company Information: Salesforce.com Organization ID]')
    expect(letter).toContain('[your username]')
  })
})

test('the letter to SpaceIQ asks for date, scopes, domain, addresses and what to change', () => {
  const letter = writeSpaceiqLetter(facts)
  for (const asked of ['From which date', 'Which OAuth scopes', 'our domain', 'IP addresses', 'on that day'])
    expect(letter).toContain(asked)
  for (const known of [facts.organizationId, facts.domain, '005461976']) expect(letter).toContain(known)
})
