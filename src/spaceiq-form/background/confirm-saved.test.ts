/** SpaceIQ's own form, filled and saved: the journey ends by what the admin says, since SpaceIQ tells nobody. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { guideDay } from '../../../test/support/guide-day.ts'
import { activateOrg, getActivationState } from '../../activation/background/activate.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { loadChangeRecord } from '../../change-record/background/change-record-store.ts'
import { readVault } from '../../credentials/background/vault.ts'
import { emptyVaultEntry } from '../../credentials/background/vault-entry.ts'
import { getBadge } from '../../setup-guide/background/badge.ts'
import { loadOrgState, parseOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import { emptyOrgState } from '../../setup-guide/org-state.ts'
import { computeProgress } from '../../setup-guide/progress.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const form = 'https://main.spaceiq.com/settings/integrations/ticketing'
const endpoint = 'https://api.spaceiq.com/integrations/salesforce/activate'
const tell = (message: object) =>
  dispatchMessage(
    { org, ...message },
    { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' },
    self,
  )
const evidence = async () => (await loadOrgState(org)).observedSetup
const held = async () => {
  const { values, token } = await readVault(org)
  return [Object.keys(values).sort(), token]
}

const each = (finding: string) =>
  Object.fromEntries(
    ['username', 'password', 'clientSecret', 'clientId', 'domain'].map((name) => [name, finding]),
  )
const fillForm = async (became = each('filled')) => {
  fakeBrowserControls.setTabs([{ id: 3, windowId: 1, url: form, active: true, lastAccessed: 3 }])
  const inject = vi.spyOn(fakeBrowser.scripting, 'executeScript')
  inject.mockResolvedValueOnce([{ result: each('found') }] as never)
  inject.mockResolvedValueOnce([{ result: became }] as never)
  return tell({ type: 'fill-spaceiq-form', tab: 3, origin: new URL(form).origin })
}

beforeEach(async () => {
  vi.restoreAllMocks()
  fakeBrowserControls.reset()
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
  for (const name of ['username', 'password', 'clientSecret', 'clientId'])
    await tell({ type: 'set-credential', name, value: `the-${name}` })
  await tell({ type: 'set-token', token: 'the-token' })
})

describe('once the form was filled', () => {
  test('it is known that there is something to ask about, also to a popup opened later', async () => {
    expect(await fillForm()).toMatchObject({ ok: true })
    const asked = (await evidence()).formFilledAt
    expect(asked).toBeGreaterThan(0)
    expect(await tell({ type: 'get-popup-state' })).toMatchObject({
      value: { orgState: { observedSetup: { formFilledAt: asked } } },
    })
    expect(parseOrgState(await loadOrgState(org)).observedSetup.formFilledAt).toBe(asked)
  })

  test('a part of it is enough, nothing of it is not', async () => {
    await fillForm({ ...each('reverted'), domain: 'filled' })
    expect((await evidence()).formFilledAt).toBeGreaterThan(0)
    await tell({ type: 'confirm-saved', saved: false })
    await fillForm(each('reverted'))
    expect((await evidence()).formFilledAt).toBeUndefined()
  })

  test('yes ends the journey: values, token and an earlier refusal are gone', async () => {
    await activateOrg(org, { endpoint, grant: 'password' }, async () => ({
      kind: 'unauthorized',
      at: 1,
      tries: 1,
    }))
    expect((await getActivationState(org)).outcome?.kind).toBe('unauthorized')
    await fillForm()
    expect(await tell({ type: 'confirm-saved', saved: true })).toEqual({ ok: true, value: undefined })
    const record = await loadOrgState(org)
    expect(record).toMatchObject({ guideActive: false, observedSetup: { activation: { status: 'saved' } } })
    expect(record.observedSetup.formFilledAt).toBeUndefined()
    expect(computeProgress(record, guideDay).steps.at(-1)).toMatchObject({ id: 'activate', status: 'done' })
    expect(await readVault(org)).toEqual(emptyVaultEntry)
    expect(await getActivationState(org)).toEqual({ sending: false, outcome: null })
    expect(getBadge(record).text).toBe('✓')
    // Nothing of it comes back with the worker's next start.
    expect(parseOrgState(structuredClone(record))).toEqual(record)
  })

  test('yes is remembered beside what was changed when the guide starts over, until Reset', async () => {
    await fillForm()
    await tell({ type: 'confirm-saved', saved: true })
    const at = (await evidence()).activation?.at
    await tell({ type: 'start-over' })
    expect(await evidence()).not.toHaveProperty('activation')
    expect((await loadChangeRecord(org)).handedOverAt).toBe(at)
    await tell({ type: 'clear-org' })
    expect(await loadChangeRecord(org)).not.toHaveProperty('handedOverAt')
  })

  test('no keeps everything but the question', async () => {
    await activateOrg(org, { endpoint, grant: 'password' }, async () => ({
      kind: 'unauthorized',
      at: 1,
      tries: 1,
    }))
    await fillForm()
    const before = await held()
    await tell({ type: 'confirm-saved', saved: false })
    expect(await held()).toEqual(before)
    expect(await loadOrgState(org)).toMatchObject({ guideActive: true })
    expect(await evidence()).not.toHaveProperty('activation')
    expect(await loadChangeRecord(org)).not.toHaveProperty('handedOverAt')
    expect(await evidence()).not.toHaveProperty('formFilledAt')
    expect((await getActivationState(org)).outcome?.kind).toBe('unauthorized')
  })

  test('an activation over the API settles the question too', async () => {
    await fillForm()
    await activateOrg(org, { endpoint, grant: 'password' }, async () => ({ kind: 'active', at: 5 }))
    expect(await evidence()).toMatchObject({ activation: { status: 'active' } })
    expect(await evidence()).not.toHaveProperty('formFilledAt')
  })
})

test('whoever copied the values by hand can say so as well', async () => {
  await tell({ type: 'confirm-saved', saved: true })
  expect(await evidence()).toMatchObject({ activation: { status: 'saved' } })
  expect(await readVault(org)).toEqual(emptyVaultEntry)
})

test('an activation under way is not heard of any more', async () => {
  let end: (outcome: { kind: 'unauthorized'; at: number; tries: number }) => void = () => undefined
  const sent = activateOrg(org, { endpoint, grant: 'password' }, () => new Promise((go) => (end = go)))
  await vi.waitFor(async () => expect((await getActivationState(org)).sending).toBe(true))
  await vi.waitFor(() => expect(end).not.toHaveLength(0))
  await tell({ type: 'confirm-saved', saved: true })
  end({ kind: 'unauthorized', at: 1, tries: 1 })
  await sent
  expect((await getActivationState(org)).outcome).toBeNull()
  expect(await evidence()).toMatchObject({ activation: { status: 'saved' } })
})
