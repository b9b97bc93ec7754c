/** Holds what is said of Salesforce's pages to its sources. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Evidence, isInference } from '../../src/salesforce/dom/evidence.ts'
import { labelIds, labelTexts } from '../../src/salesforce/dom/labels.ts'
import { controlIds, waysTo } from '../../src/salesforce/dom/locators.ts'
import { presenceWays } from '../../src/salesforce/dom/permission-boxes.ts'
import { sources } from '../../src/salesforce/dom/sources.ts'
import { pageEvidence } from '../../src/salesforce/pages/page-evidence.ts'
import { describeSalesforcePages } from './describe-salesforce-pages.ts'
import { listPageControls } from './page-controls.ts'

const hints = {
  profileName: 'P',
  profileId: '00e5g0000000001',
  username: 'u@acme.example',
  userId: '0055g0000000001',
  appName: 'A',
  appId: '06P5g0000000001',
}

const evidenceOf: Readonly<Record<string, readonly Evidence[]>> = {
  ...Object.fromEntries(controlIds.map((id) => [id, waysTo(id, hints).map(({ evidence }) => evidence)])),
  ...Object.fromEntries(Object.entries(presenceWays).map(([id, { evidence }]) => [`any ${id}`, [evidence]])),
  ...Object.fromEntries(
    labelIds.map((id) => [`label ${id}`, labelTexts[id].map(([, ...facts]): Evidence => [facts])]),
  ),
  ...Object.fromEntries(Object.entries(pageEvidence).map(([id, evidence]) => [`page ${id}`, [evidence]])),
}

const all = Object.values(evidenceOf).flat(2)

describe('each way to find a control, each label and each rule of a page', () => {
  test.each(Object.entries(evidenceOf))('%s has a source', (_, ways) => {
    expect(ways).not.toEqual([])
    expect(ways.filter((evidence) => evidence.some((facts) => facts.length === 0))).toEqual([])
  })

  test('whose source shows too little says in a sentence what is not known', () => {
    const sentences = all.flat().flatMap((source) => (isInference(source) ? [source.inferred] : []))
    expect(sentences.length).toBeGreaterThan(0)
    expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([])
  })

  test('no source is idle', () => {
    const used = new Set(all.flat().filter((source) => typeof source === 'string'))
    expect(Object.keys(sources).filter((id) => !used.has(id as keyof typeof sources))).toEqual([])
  })
})

test('the document says on which page each control is marked', () => {
  const unmarked = controlIds.filter((control) => !listPageControls()[control])
  // Only read, or a reason to mark nothing.
  expect(unmarked).toEqual([
    'manageUsers',
    'customizeApplication',
    'modifyAllData',
    'standardProfile',
    'ownUser',
    'caseFieldName',
  ])
})

test('docs/salesforce-pages.md is what `npm run documents` writes', () => {
  const path = new URL('../../docs/salesforce-pages.md', import.meta.url)
  expect(readFileSync(path, 'utf8')).toBe(describeSalesforcePages())
})
