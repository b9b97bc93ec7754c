import { describe, expect, test } from 'vitest'
import { type Certainty, getCertainty, type Sources } from './evidence.ts'
import { controlIds, locatorsFor, waysTo } from './locators.ts'
import { labeledWays, restsOnLittle, toLocator, way } from './way.ts'

const guess = { inferred: 'Its id.' }
const noHints = { profileName: '', profileId: '', username: '', userId: '', appName: '', appId: '' }

describe('a way to find a control', () => {
  test.each<[string, Sources, Certainty]>([
    ['is confirmed by a saved page alone', ['field-wizard-2019'], 'confirmed'],
    ['is confirmed by Salesforce’s own script', ['script-2024'], 'confirmed'],
    ['is supported by two drivers', ['navatar', 'lahiri'], 'supported'],
    ['is supported by a driver and a screenshot', ['testleaf', 'amazon'], 'supported'],
    ['is supported by a collective name of several', ['unnamed-drivers'], 'supported'],
    ['has a single source', ['testleaf'], 'single-source'],
    ['has a single source in a copy of the page', ['copies'], 'single-source'],
    ['is inferred where nothing shows it', [guess], 'inferred'],
    ['is inferred where one link is, whatever the others show', ['field-wizard-2019', guess], 'inferred'],
  ])('%s', (_, sources, certainty) => {
    expect(getCertainty([sources])).toBe(certainty)
  })

  test('is as certain as the least certain fact that it rests on', () => {
    expect(getCertainty([['setup-home-2019'], ['amazon']])).toBe('single-source')
    expect(getCertainty([['setup-home-2019'], [guess], ['amazon']])).toBe('inferred')
  })

  test('rests on little if it is inferred, or if its words have a single source', () => {
    expect(restsOnLittle(way('#a', guess))).toBe(true)
    expect(restsOnLittle(way('#a', 'testleaf'))).toBe(false)
    expect(restsOnLittle(way({ label: ['a'] }, 'vendor-guide'))).toBe(true)
    expect(restsOnLittle(way({ label: ['a'] }, 'byom', 'supaglue'))).toBe(false)
  })

  test('says so in a remark; its evidence stays where it is', () => {
    expect(toLocator(way('#a', guess), 'check')).toEqual({ css: '#a', remark: 'check' })
    expect(toLocator(way('#a', 'testleaf'), 'check')).toEqual({ css: '#a' })
    expect(toLocator(way('#a', guess))).toEqual({ css: '#a' })
  })
})

test('the texts of a label that rest on little are a way of their own, behind the others', () => {
  expect(labeledWays('requireSecret', 'input').map((one) => [restsOnLittle(one), one.label])).toEqual([
    [false, ['require secret for web server flow', expect.stringContaining('web サ')]],
    [true, ['requerir secreto para flujo de servidor web', expect.stringContaining('exigir segredo')]],
  ])
})

test.each(controlIds)('%s: no locator carries evidence into a page', (control) => {
  const ways = waysTo(control, noHints)
  const locators = locatorsFor(control, noHints, undefined, 'check')
  expect(JSON.stringify(locators)).not.toContain('evidence')
  expect(locators.map(({ remark }) => remark === 'check')).toEqual(ways.map(restsOnLittle))
})
