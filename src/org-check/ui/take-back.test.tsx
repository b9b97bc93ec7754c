// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
} from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { type ChangeRecord, emptyChangeRecord, type RecordedChange } from '../../change-record/change.ts'
import { type ApiState, emptyApiState } from '../api-state.ts'
import type { TakeBackItem, TakeBackVerdict } from '../take-back/take-back-item.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const change: RecordedChange = {
  key: 'a',
  at: fixedNow,
  until: fixedNow,
  source: 'repair',
  kind: 'field',
  action: 'made',
  name: 'Team',
  id: '00N5g00000001QxAAA',
  details: [],
  author: null,
  takenBackAt: null,
}
const record: ChangeRecord = { version: 1, organizationId: null, changes: [change] }
const item = (key: string, verdict: TakeBackVerdict, changes: Partial<TakeBackItem> = {}): TakeBackItem => ({
  key,
  kind: 'field',
  action: 'made',
  name: 'Team',
  id: '00N5g00000001QxAAA',
  details: [],
  verdict,
  ...changes,
})
const plan = (...items: readonly TakeBackItem[]) => ({ ok: true, at: fixedNow, items }) as const
const offered = { state: 'offered' } as const

const show = async (api: Partial<ApiState>, more: Parameters<typeof renderPopup>[0] = {}) => {
  const rendered = await renderPopup({ changes: record, ...more, api: { ...emptyApiState, ...api } })
  // The preview is loaded when it is needed.
  await settle(() => vi.dynamicImportSettled())
  return rendered
}

describe('Take it back', () => {
  test('is offered where something stands that was made', async () => {
    await renderPopup()
    expect(popupRoot.querySelector('[data-action="take-back"]')).toBeNull()
    await renderPopup({ changes: { ...record, changes: [{ ...change, takenBackAt: fixedNow }] } })
    expect(popupRoot.querySelector('[data-action="take-back"]')).toBeNull()
    await renderPopup({ changes: record })
    expect(findInPopup('[data-action="take-back"]').textContent).toBe(resolveMessage('takeback_button'))
  })

  test('takes back what is left selected, and nothing before the confirmation', async () => {
    const { sent } = await show({
      takeBackPlan: plan(item('a', offered), item('b', offered, { name: 'NewSeat' })),
    })
    expect(sent).toEqual([])
    await clickInPopup('input[name="take-back"][value="a"]')
    await clickInPopup('[data-action="confirm-take-back"]')
    expect(sent).toEqual([{ type: 'take-back', org: popupOrgKey, keys: ['b'] }])
    expect(popupRoot.querySelector('[data-take-back="preview"]')).toBeNull()
  })

  test('says of what stays why, with a way there', async () => {
    await show({
      takeBackPlan: plan(
        item('a', { state: 'left', reason: 'cases-changed', message: '' }),
        item('b', { state: 'left', reason: 'invalid', message: 'No way' }),
        item('c', { state: 'gone' }),
      ),
    })
    const texts = [...popupRoot.querySelectorAll('[data-verdict]')].map((one) => one.textContent)
    expect(texts[0]).toContain(resolveMessage('takeback_because_cases'))
    expect(texts[1]).toContain('No way')
    expect(texts[2]).toContain(resolveMessage('takeback_end_gone'))
    expect(findInPopup('[data-item="a"] a').getAttribute('href')).toBe(
      `https://${popupOrgKey}/00N5g00000001QxAAA`,
    )
    expect(popupRoot.querySelector('[data-action="confirm-take-back"]')).toBeNull()
  })

  test('says first that SpaceIQ stops working, where it has the values', async () => {
    const takeBackPlan = plan(item('a', offered))
    await show({ takeBackPlan }, withObservedSetup({ activation: { status: 'active', at: fixedNow } }))
    const shown = findInPopup('[data-take-back="preview"]').textContent ?? ''
    const warning = shown.indexOf(resolveMessage('takeback_activated'))
    expect(warning).toBeGreaterThan(-1)
    expect(warning).toBeLessThan(shown.indexOf(resolveMessage('takeback_field', 'Team')))
    expect(shown).toContain(resolveMessage('takeback_deleted_fields'))
  })

  test('says so after Start over as well, from the record that stays', async () => {
    const takeBackPlan = plan(item('a', offered))
    const changes = { ...record, handedOverAt: fixedNow }
    await show({ takeBackPlan }, { changes })
    expect(findInPopup('[data-take-back="activated"]').textContent).toBe(resolveMessage('takeback_activated'))
  })

  test('stands above the list, and without a record tells what became of the last run', async () => {
    await show({})
    const section = findInPopup('[data-section="changes"]')
    const [button, list] = [section.querySelector('[data-action="take-back"]'), section.querySelector('ul')]
    expect(button && list && button.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    await show({ takeBackResults: [] }, { changes: emptyChangeRecord })
    expect(findInPopup('[data-take-back="done"]')).toBeTruthy()
  })

  test('names another org, and changes nothing there', async () => {
    await show({ takeBackPlan: { ok: false, at: fixedNow, reason: 'other-organization' } })
    expect(findInPopup('[data-take-back="other-organization"]').textContent).toContain(
      resolveMessage('takeback_other_org'),
    )
  })

  test('can be stopped', async () => {
    const { sent } = await show({ activeJob: 'take-back' })
    expect(findInPopup('[data-take-back="section"] [role="status"]').textContent).toBe(
      resolveMessage('takeback_running'),
    )
    await clickInPopup('[data-take-back="section"] [data-action="stop"]')
    expect(sent).toEqual([{ type: 'cancel-job', org: popupOrgKey }])
  })

  test('lists what became of each item, in Salesforce’s words where it refused', async () => {
    const { verdict: _, ...result } = item('a', offered)
    await show({
      takeBackResults: [
        { item: result, end: 'taken-back', reason: null, message: '' },
        { item: { ...result, key: 'b' }, end: 'refused', reason: 'invalid', message: 'Referenced elsewhere' },
      ],
    })
    const ends = [...popupRoot.querySelectorAll('[data-take-back="done"] li')].map((one) => one.textContent)
    expect(ends[0]).toContain(resolveMessage('takeback_end_taken'))
    expect(ends[1]).toContain('Referenced elsewhere')
  })
})
