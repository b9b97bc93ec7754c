// @vitest-environment happy-dom
/** The way to the report, on the Check tab. */

import { expect, test, vi } from 'vitest'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import { findInPopup, getDescription, popupRoot, renderPopup } from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { emptyApiState } from '../../org-check/api-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const link = '[data-action="export-report"]'
const report = { ok: true, at: fixedNow, rows: [], organizationId: '00D5g000000AbCdEAI' } as const

test('is offered after a check, in a tab of its own, with what the report has and names', async () => {
  await renderPopup({ api: { ...emptyApiState, report } })
  expect(findInPopup(link).getAttribute('href')).toBe(`/src/change-report/index.html?org=${popupOrgKey}`)
  expect(findInPopup(link).getAttribute('target')).toBe('_blank')
  expect(getDescription(link)).toContain(resolveMessage('report_export_why'))
  expect(getDescription(link)).toContain(report.organizationId)
  expect(findInPopup(link).closest('[role="tabpanel"]')?.querySelector('.check')).not.toBeNull()
})

test('is not offered before anything was checked or changed', async () => {
  await renderPopup()
  expect(popupRoot.querySelector(link)).toBeNull()
})

test('is not offered where policy turns the API off', async () => {
  await renderPopup({ api: { ...emptyApiState, report }, policy: { allowed: true, off: ['api'] } })
  expect(popupRoot.querySelector(link)).toBeNull()
})
