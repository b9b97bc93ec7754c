/** What the guide filled and a page then shows saved is recorded by the background. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { loadChangeRecord } from '../../change-record/background/change-record-store.ts'
import type { ContentMessage, PageMessage } from '../../messages.ts'
import type { ContentSender } from '../../org-access/background/content-sender.ts'
import { emptyOrgState } from '../org-state.ts'
import { storeFilledPage } from './filled-pages.ts'
import { updateOrgState } from './org-store.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const hooks = vi.hoisted(() => ({ onRecording: () => Promise.resolve() }))

vi.mock('../../change-record/background/change-record-store.ts', async (importOriginal) => {
  const store = await importOriginal<typeof import('../../change-record/background/change-record-store.ts')>()
  const updateChangeRecord: typeof store.updateChangeRecord = async (...update) => {
    await hooks.onRecording()
    return store.updateChangeRecord(...update)
  }
  return { ...store, updateChangeRecord }
})

const org = 'acme.my.salesforce.com'
const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const secret = 'S3cr3t-of-the-org'

const sendFrom = (path: string, message: ContentMessage, tab = 7) => {
  const url = `https://${org}${path}`
  const sender = { id: 'our-id', url, origin: `https://${org}`, tab: { id: tab, url }, frameId: 0 }
  return dispatchMessage(message, sender, self)
}
const sendFromPopup = (message: PageMessage) =>
  dispatchMessage(message, { id: 'our-id', url: `${self.baseUrl}src/popup/index.html` }, self)

const fillUser = () =>
  sendFrom('/005/e', { type: 'page-filled', page: 'user-edit', controls: ['lastName', 'username'] })
const saveUser = () =>
  sendFrom('/005/e', {
    type: 'page-report',
    report: { kind: 'user-named', name: 'robot@acme.example' },
  })
const fillAndSaveUser = async () => {
  const answer = await fillUser()
  await saveUser()
  return answer
}
const showUser = () =>
  sendFrom('/0055g0000012345', {
    type: 'page-report',
    report: {
      kind: 'user-detail',
      values: { fullName: 'SpaceIQ Integration', username: 'robot@acme.example', email: secret },
    },
  })

beforeEach(async () => {
  fakeBrowserControls.reset()
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
})

test('with an id and without an author, once', async () => {
  expect(await fillAndSaveUser()).toMatchObject({ ok: true })
  await showUser()
  await showUser()
  expect(await loadChangeRecord(org)).toMatchObject({
    organizationId: null,
    changes: [
      {
        source: 'guide',
        kind: 'user',
        action: 'made',
        name: 'robot@acme.example',
        id: '0055g0000012345',
        author: null,
      },
    ],
  })
})

test('and nothing of what was not filled, or is filled from a page that cannot be that form', async () => {
  const refused = await sendFrom('/005', { type: 'page-filled', page: 'user-edit', controls: ['username'] })
  expect(refused).toMatchObject({ ok: false, reason: 'wrong-page' })
  await showUser()
  expect((await loadChangeRecord(org)).changes).toEqual([])
})

test('and no secret, whatever is stored or reported beside it', async () => {
  await sendFromPopup({ type: 'set-credential', org, name: 'password', value: secret })
  await sendFromPopup({ type: 'set-credential', org, name: 'clientSecret', value: secret })
  await sendFromPopup({ type: 'set-token', org, token: secret })
  await fillAndSaveUser()
  await showUser()
  const record = await loadChangeRecord(org)
  expect(record.changes).toHaveLength(1)
  expect(JSON.stringify(record)).not.toContain(secret)
})

test('Start over keeps the record, Reset removes it', async () => {
  await fillAndSaveUser()
  await showUser()
  await sendFromPopup({ type: 'start-over', org })
  expect((await loadChangeRecord(org)).changes).toHaveLength(1)
  await sendFromPopup({ type: 'clear-org', org })
  expect((await loadChangeRecord(org)).changes).toEqual([])
})

test('and not of a form that was filled before Start over', async () => {
  await fillAndSaveUser()
  await sendFromPopup({ type: 'start-over', org })
  await showUser()
  expect((await loadChangeRecord(org)).changes).toEqual([])
})

test('and of a tab whose form is filled while another tab’s is recorded', async () => {
  await fillAndSaveUser()
  const url = new URL(`https://${org}/_ui/perms/ui/profile/ProfileClone/e`)
  hooks.onRecording = () =>
    storeFilledPage({ org, url, tabId: 8, frameId: 0 } as ContentSender, {
      page: 'profile-clone',
      controls: ['profileName'],
    })
  await showUser()
  hooks.onRecording = () => Promise.resolve()
  const clone = { type: 'page-report', report: { kind: 'profile-named', name: 'P' } } as const
  await sendFrom('/_ui/perms/ui/profile/ProfileClone/e', clone, 8)
  await sendFrom(
    '/00e5g0000012345',
    { type: 'page-report', report: { kind: 'profile-detail', values: { name: 'P', licence: 'Salesforce' } } },
    8,
  )
  const { changes } = await loadChangeRecord(org)
  expect(changes.map(({ kind, action }) => `${kind} ${action}`)).toEqual(['user made', 'profile made'])
})
