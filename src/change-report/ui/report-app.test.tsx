// @vitest-environment happy-dom
/** The report's page: what it shows while it loads and where there is none, and its three buttons. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { createPopupState, passwordFixture, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import { resolveMessage } from '../../../test/support/texts.ts'
import { createDeploymentZip } from '../deployment-zip.ts'
import { ReportApp } from './report-app.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const sendMessage = vi.mocked(browser.runtime.sendMessage)
let root: HTMLElement

beforeEach(() => {
  sendMessage.mockReset()
  sendMessage.mockResolvedValue({ ok: true, value: createPopupState() })
  root = document.createElement('div')
  document.body.replaceChildren(root)
})

afterEach(() => {
  render(null, root)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Waits for the answer, and for what is drawn then. */
const answered = () => settle(() => new Promise<void>((done) => setTimeout(done)))

const open = async (org = popupOrgKey) => {
  await settle(async () => render(<ReportApp org={org} />, root))
  await answered()
}

const click = (action: string) =>
  settle(async () => root.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click())

const status = () => root.querySelector('[role="status"]')?.textContent

test('it asks once for the org of its address, and shows tables without a value', async () => {
  await open()
  expect(sendMessage.mock.calls).toEqual([[{ type: 'get-popup-state', org: popupOrgKey }]])
  expect(root.querySelectorAll('section[data-section]')).toHaveLength(7)
  expect(root.querySelectorAll('th[scope="col"]').length).toBeGreaterThan(3)
  expect(root.innerHTML).not.toContain(passwordFixture)
})

test('without an org in the address nothing is asked, and that there is nothing is said', async () => {
  await open('')
  expect(sendMessage).not.toHaveBeenCalled()
  expect(status()).toBe(resolveMessage('report_none'))
})

test('a background that does not answer is told, with another try', async () => {
  sendMessage.mockRejectedValueOnce(new Error('no'))
  await open()
  expect(root.textContent).toContain(resolveMessage('ui_trouble_silent'))
  await settle(async () => root.querySelector('button')?.click())
  await answered()
  expect(root.querySelectorAll('section[data-section]')).toHaveLength(7)
})

test('Copy gives the Markdown to the clipboard; where that is not allowed, it says what to do', async () => {
  const writeText = vi.fn(async (_: string) => undefined)
  vi.stubGlobal('navigator', { ...navigator, userAgent: 'Firefox/147.0', clipboard: { writeText } })
  await open()
  await click('copy-report')
  expect(writeText.mock.calls[0]?.[0]).toContain(`# ${resolveMessage('report_title')}: ${popupOrgKey}`)
  expect(status()).toBe(resolveMessage('report_copied'))
  writeText.mockRejectedValueOnce(new Error('no'))
  await click('copy-report')
  expect(status()).toBe(resolveMessage('report_copy_failed'))
})

test('Export for deployment saves the zip, and says so', async () => {
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:1'
  })
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await open()
  await click('export-deployment')
  const said = () => root.querySelector('.deployment [role="status"]')?.textContent
  await vi.waitFor(() => expect(said()).toBe(resolveMessage('report_deployment_saved')))
  expect(names).toEqual(['spaceiq-deployment.zip'])
  expect(new Uint8Array((await blobs[0]?.arrayBuffer()) ?? [])).toEqual(createDeploymentZip())
})

test('Print opens the browser’s dialog', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  await open()
  await click('print-report')
  expect(print).toHaveBeenCalledOnce()
})
