// @vitest-environment happy-dom
/**
 * Salesforce's pages and answers in every shape they could have are read correctly, or not at all.
 */

import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { loginOutcomeKinds } from '../../src/org-check/login-test/login-kinds.ts'
import { toLoginOutcome, withLoginHistory } from '../../src/org-check/login-test/login-outcome.ts'
import { loginOutcomeMessageKeys } from '../../src/org-check/login-test/login-texts.ts'
import { attemptLogin } from '../../src/org-check/login-test/oauth-token.ts'
import { apiReasonTexts } from '../../src/org-check/row.ts'
import { type CaseFieldName, requiredCaseFields } from '../../src/required-setup.ts'
import { parseApiError } from '../../src/salesforce/api/errors.ts'
import { parseSoapFault } from '../../src/salesforce/api/metadata.ts'
import { extractFieldList } from '../../src/salesforce/extract/field-list.ts'
import { pageRules } from '../../src/salesforce/pages/pages.ts'
import {
  advanceFieldCreation,
  type FieldCreation,
  type FieldCreationEvent,
  isFieldCreationActive,
  startFieldCreation,
} from '../../src/setup-guide/field-creation/field-creation.ts'
import { compareListedFields } from '../../src/setup-guide/observe/listed-fields.ts'
import { arbitraryCorrupted, arbitraryHostileJson, arbitraryHostileText } from '../support/arbitrary-json.ts'
import { createReliabilityCounter } from '../support/reliability-counts.ts'

const count = createReliabilityCounter('meanings')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 60_000 })

const now = Date.parse('2026-11-23T14:00:00Z')

describe('the list of fields', () => {
  const names = requiredCaseFields.map(({ name }) => name)
  const cell = fc.oneof(
    arbitraryHostileText
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => !text.includes('\u0000')),
    fc.constantFrom('Text(255)', 'Long Text Area(1024)', 'Text(255) (External ID)', '', 'ExternalID'),
  )
  const rows = fc.array(
    fc.record({
      label: cell,
      apiName: fc.oneof(fc.constantFrom(...names.map((name) => `${name}__c`)), cell),
      type: cell,
      before: fc.integer({ min: 0, max: 2 }),
      // An org with packages shows each field's package before its type; its own fields have none.
      after: fc.constantFrom<string[]>([], ['indexed'], ['package', 'indexed']),
    }),
    { maxLength: 12 },
  )

  const cellOf = (tag: string, text: string) => {
    const element = document.createElement(tag)
    // Salesforce breaks lines and nests links anywhere.
    const link = document.createElement('a')
    link.append('\n  ', text, '\n')
    element.append(link)
    return element
  }

  const indexed = () => {
    const element = document.createElement('td')
    element.className = ' dataCell  booleanColumn'
    element.append(document.createElement('img'))
    return element
  }

  test('is read row by row, whatever stands in it, and nothing in it makes a field of another row', () => {
    fc.assert(
      fc.property(rows, (listed) => {
        count.add('inputs')
        const table = document.createElement('table')
        table.append(document.createElement('tr'))
        for (const { label, apiName, type, before, after } of listed) {
          const row = document.createElement('tr')
          row.className = 'dataRow'
          for (let n = 0; n < before; n += 1) row.append(cellOf('td', 'Edit | Del'))
          row.append(
            cellOf('th', label),
            cellOf('td', apiName),
            // Every field has a type: without one, the package's name would be taken for it.
            ...(after.includes('package')
              ? [cellOf('td', type === '' || apiName.length % 2 ? '' : 'Field Service')]
              : []),
            cellOf('td', type),
            ...(after.includes('indexed') ? [indexed()] : []),
            cellOf('td', type === '' ? '' : 'ExternalID__c'),
          )
          table.append(row)
        }
        const list = document.createElement('div')
        list.id = '06P_CustomFieldRelatedList'
        list.append(table)
        document.body.replaceChildren(list)
        expect(extractFieldList(document)).toEqual(listed.map(({ apiName, type }) => ({ apiName, type })))
      }),
      { numRuns: 300 },
    )
  })

  test('of an org with packages gives each field its own type', () => {
    const row = (name: string, pack: string, type: string) =>
      `<tr class="dataRow"><td class="actionColumn"></td><td class="iconColumn"></td><th class="dataCell">${name}</th><td class="dataCell">${name}__c</td><td class="dataCell">${pack}</td><td class="dataCell">${type}</td><td class="dataCell booleanColumn"><img></td><td class="dataCell">&nbsp;</td></tr>`
    document.body.innerHTML = `<div id="CustomFieldRelatedList"><table>${row('ExternalID', '&nbsp;', 'Text(255)\n (External ID)')}${row('Team', '&nbsp;', 'Picklist')}${row('Department', 'Our package', 'Text(255)')}</table></div>`
    expect(compareListedFields(extractFieldList(document) ?? [])).toMatchObject({
      ExternalID: { status: 'found' },
      Team: { status: 'wrong', differences: [{ what: 'type', is: 'Picklist' }] },
      Department: { status: 'found' },
    })
  })

  test('of an older org with packages, which does not say what is indexed, as well', () => {
    const row = (name: string, pack: string, type: string) =>
      `<tr class="dataRow"><th class="dataCell">${name}</th><td>${name}__c</td><td>${pack}</td><td>${type}</td><td>&nbsp;</td><td>A. Admin</td></tr>`
    document.body.innerHTML = `<div id="CustomFieldRelatedList"><table>${row('Team', '&nbsp;', 'Picklist')}${row('Department', '', 'Text(80)')}</table></div>`
    expect(extractFieldList(document)).toEqual([
      { apiName: 'Team__c', type: 'Picklist' },
      { apiName: 'Department__c', type: 'Text(80)' },
    ])
  })

  test('of an org whose one box is that of the tracked history is read as well', () => {
    const row = (name: string, type: string, controlling: string) =>
      `<tr class="dataRow"><th class="dataCell">${name}</th><td>${name}__c</td><td>${type}</td><td>${controlling}</td><td class="booleanColumn"><img></td></tr>`
    document.body.innerHTML = `<div id="CustomFieldRelatedList"><table>${row('Team', 'Text(255)', '&nbsp;')}${row('Department', 'Text(80)', '')}</table></div>`
    expect(extractFieldList(document)).toEqual([
      { apiName: 'Team__c', type: 'Text(255)' },
      { apiName: 'Department__c', type: 'Text(80)' },
    ])
  })

  test('finds each of the seven when and only when its row is there', () => {
    fc.assert(
      fc.property(rows, (listed) => {
        count.add('inputs')
        const findings = compareListedFields(listed)
        expect(Object.keys(findings)).toEqual(names)
        for (const name of names) {
          const isThere = listed.some(({ apiName }) => apiName.toLowerCase() === `${name}__c`.toLowerCase())
          expect([name, findings[name].status === 'missing']).toEqual([name, !isThere])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a run that creates fields', () => {
  const names = requiredCaseFields.map(({ name }) => name)
  const events = fc.array(
    fc.record({
      page: fc.option(
        fc.oneof(
          fc.constantFrom(
            ...(['case-fields', 'field-type', 'field-details', 'field-security', 'field-layouts'] as const),
          ),
          fc.constantFrom(...pageRules.map(({ id }) => id)),
        ),
      ),
      tab: fc.constantFrom(7, 7, 7, 7, 8),
      later: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
        { weight: 1, arbitrary: fc.constantFrom(-3_600_000, 121_000, 1e12) },
      ),
      errors: fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(arbitraryHostileText, { minLength: 1, maxLength: 2 }) },
      ),
      missing: fc.subarray<CaseFieldName>(names),
    }),
    { maxLength: 40 },
  )

  test('never presses twice in a row, stays ended, and belongs to its tab alone for as long as it may be alive', () => {
    fc.assert(
      fc.property(events, (all) => {
        count.add('inputs')
        let run: FieldCreation = startFieldCreation(7, 'proposed', now)
        let at = now
        let lastPress = ''
        for (const { later, ...rest } of all) {
          at += later
          const event: FieldCreationEvent = { ...rest, now: at }
          const step = advanceFieldCreation(run, event)
          const isAlive: boolean = isFieldCreationActive(run, at)
          if (run.state === 'running' && event.tab !== 7 && !isAlive) {
            expect(step).toEqual({
              creation: { ...run, state: 'failed', reason: 'stale' },
              instruction: null,
            })
          } else if (run.state !== 'running' || event.tab !== 7) {
            expect(step).toEqual({ creation: run, instruction: null })
          } else if (step.instruction) {
            expect(step.creation.state).toBe('running')
            // Going to the list presses nothing: there a creation continues after a refusal.
            if (step.instruction.press !== 'list') expect(event.errors).toEqual([])
            // A page that came up after the creation timed out orders nothing.
            expect(later).toBeGreaterThanOrEqual(0)
            expect(at - run.at).toBeLessThan(120_000)
            const press = `${step.creation.field} ${step.instruction.press} ${step.creation.stage}`
            expect(press).not.toBe(lastPress)
            lastPress = press
            if (step.instruction.press === 'newField') expect(event.missing[0]).toBe(step.creation.field)
          } else {
            expect(step.creation.state).not.toBe('running')
          }
          expect(step.creation.message.length).toBeLessThanOrEqual(255)
          run = step.creation
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

const session = '00D5g000000abcdEAA!AQ8AQSessionOfTheAdmin.xyz'

describe('an answer of the API', () => {
  const bodies = fc.oneof(
    arbitraryCorrupted([
      [{ errorCode: 'INVALID_SESSION_ID', message: `Session ${session} expired` }],
      { statusCode: 'API_DISABLED_FOR_ORG', message: 'no' },
      [{ errorCode: 'DUPLICATE_VALUE', message: 'there', fields: [] }],
    ]),
    arbitraryHostileJson,
  )

  test('that is an error has a reason with a text, and holds no session', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), bodies, (status, body) => {
        count.add('inputs')
        const error = parseApiError(status, body)
        expect(error.ok).toBe(false)
        expect(apiReasonTexts).toHaveProperty(error.reason)
        expect(error.code.length + error.message.length).toBeLessThanOrEqual(600)
        expect(JSON.stringify(error)).not.toContain(session)
      }),
      { numRuns: 1_000 },
    )
  })

  test('in XML as well', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        arbitraryHostileText,
        arbitraryHostileText,
        (status, code, words) => {
          count.add('inputs')
          const xml = `<faultcode>sf:${code}</faultcode><faultstring>${words} ${session}</faultstring>`
          const error = parseSoapFault(status, xml)
          expect(apiReasonTexts).toHaveProperty(error.ok ? '' : error.reason)
          expect(JSON.stringify(error)).not.toContain(session)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('an answer to the sign-in', () => {
  const org = 'acme.my.salesforce.com'
  const values = {
    username: 'siq@acme.example',
    password: 'pass-word-1',
    clientId: '3MVG9key',
    clientSecret: 'F00DF00D',
  }
  const bodies = fc.oneof(
    arbitraryCorrupted([
      { access_token: 'the-access-token', instance_url: `https://${org}` },
      { error: 'invalid_grant', error_description: `authentication failure ${values.password}` },
      { error: 'invalid_client_id', error_description: values.clientId },
    ]),
    arbitraryHostileJson,
  )

  test('has an end with a text; no token, password, key or secret is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }),
        bodies,
        fc.oneof(fc.constantFrom('Success', 'Invalid Password', 'User is Locked Out'), arbitraryHostileText),
        fc.option(fc.integer({ min: now - 1e9, max: now + 1e9 })),
        async (status, body, login, savedAt) => {
          count.add('inputs')
          const hosts = new Set<string>()
          const answer = await attemptLogin({
            org,
            credentials: { grant: 'password', ...values },
            fetch: async (address) => {
              hosts.add(new URL(String(address)).host)
              const hasBody = ![204, 205, 304].includes(status)
              return new Response(hasBody ? JSON.stringify(body) : null, { status })
            },
          })
          expect([...hosts]).toEqual([org])
          const outcome = withLoginHistory(
            toLoginOutcome(answer, { grant: 'password', savedAt: savedAt ?? undefined, now }),
            login,
          )
          expect(loginOutcomeKinds).toContain(outcome.kind)
          if (outcome.kind !== 'success') expect(loginOutcomeMessageKeys).toHaveProperty(outcome.kind)
          if (outcome.retryAt !== undefined) expect(outcome.retryAt).toBeGreaterThan(now)
          const said = JSON.stringify(outcome)
          for (const secret of ['the-access-token', values.password, values.clientSecret])
            expect(said).not.toContain(secret)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
