/** Whatever fails while the worker creates things in an org, the org gets each of them once. */

import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ContentMessage, PageMessage, PopupState } from '../../src/messages.ts'
import { orgStateKey } from '../../src/platform/stored-keys.ts'
import { requiredCaseFields } from '../../src/required-setup.ts'
import { findMissingFields } from '../../src/setup-guide/field-counts.ts'
import type { FieldCreationInstruction } from '../../src/setup-guide/field-creation/field-creation.ts'
import type { OrgState } from '../../src/setup-guide/org-state.ts'
import { createFakeApi, otherUser, otherUserProfile } from '../support/fake-api.ts'
import { createReliabilityCounter } from '../support/reliability-counts.ts'
import { sampleSweep } from '../support/sample.ts'
import type { InjectedFault, WorkerReply } from './fault-injecting-worker.ts'

const { fakeBrowserControls: fake } = await vi.hoisted(() => import('../support/fake-browser.ts'))
const {
  sendToWorker,
  faultInjector,
  createPopupMessage,
  createOrgPageMessage,
  setFetchResponder,
  startWorker,
} = await vi.hoisted(() => import('./fault-injecting-worker.ts'))

const count = createReliabilityCounter('interrupted-api')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 900_000 })

const org = 'acme.my.salesforce.com'
const onPage = createOrgPageMessage(org)
const session = 'the-session-of-the-admin'

let isUp = false
beforeEach(() => {
  isUp = false
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const isOk = (answer: WorkerReply) => answer !== 'stopped' && answer.ok

/** Names a request by what it asks for, without ids. */
const nameOf = (url: string, { method, body }: RequestInit) => {
  const path = decodeURIComponent(new URL(url).pathname + new URL(url).search)
  const what = /FROM \w+|sobjects\/\w+|composite|userinfo|limits/.exec(path)?.[0]
  return `${method} ${what ?? /<met:type>\w+/.exec(String(body))?.[0]}${/\/password$/.exec(path) ?? ''}`
}

/** Creates an org with one person and nothing that SpaceIQ needs. */
const newServer = () => {
  const api = createFakeApi()
  const passwords: { readonly user: string; readonly password: string }[] = []
  api.tables.Profile?.push({ ...otherUserProfile })
  api.tables.User?.push({ ...otherUser })
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const user = /sobjects\/User\/(\w+)\/password$/.exec(url)?.[1]
    if (user) passwords.push({ user, password: JSON.parse(String(init.body)).NewPassword })
    return api.fetch(url, init)
  }
  return { ...api, fetch, passwords }
}

let server = newServer()

/** Sends a message from the popup, and asserts that no secret is where it must not be. */
const press = async (message: PageMessage): Promise<WorkerReply> => {
  const answer = await sendToWorker(createPopupMessage(message))
  const local = JSON.stringify(fake.database.dump())
  expect(
    [session, ...server.passwords.map(({ password }) => password)].filter((one) => local.includes(one)),
  ).toEqual([])
  expect(JSON.stringify(fake.session.dump())).not.toContain(session)
  return answer
}

const popup = async (): Promise<PopupState> => {
  for (let opened = 0; opened < 2; opened += 1) {
    const answer = await press({ type: 'get-popup-state', org })
    if (answer === 'stopped' || !answer.ok) continue
    const state = answer.value as PopupState
    expect(state.api.activeJob).toBe(null)
    return state
  }
  throw new Error('the popup shows nothing')
}

/** Starts the guide in a new org; the fault is injected after that. */
const arrive = async (fault: InjectedFault | null, at: number) => {
  faultInjector.none()
  // What nobody awaited, such as a line of the log, must not reach the next org.
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  fake.reset()
  fake.setSession(session)
  server = newServer()
  setFetchResponder(server.fetch, nameOf)
  // The last org's worker continues; it was restarted if it was stopped.
  if (!isUp) await startWorker()
  isUp = true
  await press({ type: 'start-guide', org })
  if (fault) faultInjector.next(fault, at)
  else faultInjector.none()
}

/** Lists the rows that are wrong and repairable. */
const toMend = ({ api }: PopupState): readonly string[] =>
  (api.report?.ok ? api.report.rows : [])
    .filter(({ status, action }) => status === 'wrong' && action?.kind === 'mend')
    .map(({ id }) => id)

/** Checks and repairs the org until nothing is left to repair. */
const mend = async (): Promise<PopupState> => {
  for (let tries = 0; tries < 4; tries += 1) {
    await press({ type: 'check-org', org })
    const state = await popup()
    const { api } = state
    if (!api.report?.ok) continue
    // A check that could not read something plans no repair of it: check again.
    if (api.repairPlan.length === 0 && toMend(state).length > 0) continue
    if (api.repairPlan.length === 0) return state
    await press({ type: 'repair-org', org, items: api.repairPlan })
  }
  throw new Error('never mended')
}

/** Lists what was created, without what may be repeated. */
const made = () => server.written.filter((one) => one !== 'password' && !one.endsWith(' changed')).sort()

const expectMended = (state: PopupState, calm: readonly string[], fault: InjectedFault | null) => {
  const { values } = state
  expect(made()).toEqual([...new Set(made())])
  // If Salesforce seems to refuse the profile, the permission set makes the user API-only.
  if (fault === 'stopped-before' || fault === 'stopped-after') expect(made()).toEqual(calm)
  expect(calm).toEqual(expect.arrayContaining(made()))
  expect(toMend(state)).toEqual([])
  const ours = server.tables.User?.filter(({ LastName }) => LastName !== 'Doe') ?? []
  expect(ours).toHaveLength(1)
  expect(new Set(server.passwords.map(({ user }) => user))).toEqual(new Set([ours[0]?.Id]))
  // The popup must hold the last password the org accepted.
  expect(values.password.value).toBe(server.passwords.at(-1)?.password)
  expect(values.username.value).toBe(ours[0]?.Username)
}

const wizard = ['case-fields', 'field-type', 'field-details', 'field-security', 'field-layouts'] as const
const listPath = '/p/setup/layout/LayoutFieldList?type=Case'
/** Leaves two fields to create: a first and a last one. */
const alreadyThere = requiredCaseFields.slice(2)

/** Plays the tab in which fields are created, and its admin; returns the saved fields in order. */
const create = async (): Promise<readonly string[]> => {
  const saved: string[] = []
  let stage = 0
  let filled = ''
  let heard = false
  const listed = () => ({
    kind: 'case-fields' as const,
    listed: [...alreadyThere, ...requiredCaseFields.filter(({ name }) => saved.includes(name))].map(
      ({ name, type, length, externalId }) => ({
        apiName: `${name}__c`,
        type:
          type === 'Text'
            ? `Text(${length})${externalId ? ' (External ID)' : ''}`
            : `Long Text Area(${length})`,
      }),
    ),
  })
  const at = (message: ContentMessage) =>
    sendToWorker(onPage(stage === 0 ? listPath : '/p/setup/field/NewCustomFieldStageManager', message))
  const readState = () => fake.database.dump()[orgStateKey(org)] as OrgState
  const order = async (): Promise<FieldCreationInstruction | null> => {
    // A page repeats its report until it was accepted.
    const read = async () => {
      heard = isOk(await at({ type: 'page-report', report: listed() }))
    }
    if (stage === 0 && !heard) await read()
    const again = stage === 0 && !heard ? read() : null
    const page = wizard[stage] ?? null
    // A page whose report failed reports again, and asks for its instruction at the same time.
    const answer = await at({ type: 'field-creation-step', page, errors: [] })
    await again
    return answer !== 'stopped' && answer.ok ? (answer.value as FieldCreationInstruction | null) : null
  }
  for (let turns = 0; turns < 60; turns += 1) {
    const next = await order()
    if (!next) {
      if (readState().fieldCreation?.state === 'done') return saved
      // Nothing moves: the admin stops the creation and starts it again.
      await at({ type: 'field-creation', action: 'stop', layouts: 'none' })
      await at({ type: 'field-creation', action: 'start', layouts: 'none' })
      continue
    }
    if (wizard[stage] === 'field-details')
      filled = findMissingFields(readState().observedSetup.fields)[0]?.name ?? ''
    if (next.press === 'saveField') saved.push(filled)
    heard = false
    stage = next.press === 'list' || next.press === 'saveField' ? 0 : stage + 1
  }
  throw new Error('never created')
}

/**
 * Picks the calls at which to inject a fault: all, or in a sample the first of each name and `more`
 * others.
 */
const pointsOf = (sweep: string, names: readonly string[], more: number): readonly number[] => {
  const first = names.flatMap((name, index) => (names.indexOf(name) === index ? [index + 1] : []))
  const others = names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index + 1]))
  return [...first, ...sampleSweep(sweep, others, more)]
}

/** Picks the requests that create something. */
const makingOf = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, index) => (name.startsWith('POST ') && !name.includes('<met:') ? [index + 1] : []))

/** Runs it once for every point; none may fail. */
const strike = async (fault: InjectedFault, points: readonly number[], run: () => Promise<void>) => {
  expect(points).not.toEqual([])
  const broken: string[] = []
  for (const at of points) {
    await arrive(fault, at)
    count.add('faults')
    try {
      await run()
    } catch (error) {
      broken.push(`${faultInjector.struck()}: ${String(error).slice(0, 300)}`)
    }
    expect(faultInjector.struck()).not.toBe('')
  }
  expect(broken).toEqual([])
}

type Faulty = [name: string, fault: InjectedFault]
const faults: Faulty[] = [
  ['the worker is stopped before a call', 'stopped-before'],
  ['the worker is stopped after a call', 'stopped-after'],
  ['a call is refused', 'refused'],
]

describe('Review fixes makes everything once, and the popup holds the password the org took, when', () => {
  test.each<Faulty>([...faults, ['the answer to what made something is lost', 'unheard']])(
    '%s',
    async (_, fault) => {
      await arrive(null, 0)
      expectMended(await mend(), made(), null)
      const names = faultInjector.names()
      const calm = made()
      expect(calm.filter((one) => one.startsWith('CustomField'))).toHaveLength(requiredCaseFields.length)
      expect(names.length).toBeGreaterThan(100)
      const points = fault === 'unheard' ? makingOf(names) : pointsOf(`Review fixes, ${fault}`, names, 4)
      await strike(fault, points, async () => expectMended(await mend(), calm, fault))
    },
  )
})

describe('no field is saved twice, and all are, when', () => {
  test.each(faults)('%s', async (_, fault) => {
    await arrive(null, 0)
    const calm = await create()
    expect(calm).toEqual(requiredCaseFields.slice(0, 2).map(({ name }) => name))
    const names = faultInjector.names()
    // A record that cannot be read once is what could leave a list that is no longer true.
    const reads = names.flatMap((name, index) => (name === 'database.readItem' ? [index + 1] : []))
    const points = fault === 'refused' ? reads : pointsOf(`fields, ${fault}`, names, 8)
    await strike(fault, points, async () => expect(await create()).toEqual(calm))
  })
})
