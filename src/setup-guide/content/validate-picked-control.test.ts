// @vitest-environment happy-dom
/** What an admin points at is never another permission, by whatever it is called, to be seen or not. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { installFakeLayout } from '../../../test/support/fake-layout.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { defaultSettings } from '../../platform/settings.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { isForeignPermission } from '../../salesforce/dom/foreign-permissions.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import { targetSelectors } from '../../salesforce/dom/target-selectors.ts'
import { loadOrgState, parseOrgState, updateOrgState } from '../background/org-store.ts'
import { createGuidePlan } from '../background/publish-plan.ts'
import { emptyOrgState } from '../org-state.ts'
import { canBeControl } from './validate-picked-control.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const address = `https://${org}/00e3i000001abcd/e`
const point = (control: string, css: string, label: string | null) =>
  dispatchMessage(
    { type: 'control-picked', picked: { control, language: 'en', css, label } },
    { id: 'our-id', url: address, tab: { id: 7, url: address }, frameId: 0 },
    self,
  )

beforeEach(async () => {
  fakeBrowserControls.reset()
  installFakeLayout()
  vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(true)
  // Every range has a line, but in what is written in no size.
  Range.prototype.getClientRects = function (this: Range) {
    const element = this.startContainer as HTMLElement
    const isSmall = element.closest?.('[style*="font-size: 0"]') !== null
    return [isSmall ? new DOMRect(0, 0, 0, 0) : new DOMRect(0, 0, 90, 14)] as unknown as DOMRectList
  }
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const row = (label: string, box: string, style = '') =>
  `<table><tr><td class="labelCol" style="${style}">${label}</td><td class="dataCol"><input type="checkbox" ${box}></td></tr></table>`
const isTaken = (html: string, control: ControlId = 'apiOnly') => {
  document.body.innerHTML = html
  const element = document.querySelector('input')
  return element !== null && canBeControl(control, element, null)
}

describe('on the page', () => {
  test.each([
    ['a label in another language', row('Nur-API-Benutzer', 'id="perm_47"')],
    ['its own label', row('API Only User', 'id="perm_47"')],
    ['its own name', row('Nur API', 'title="ApiUserOnly"')],
    ['no label at all', '<p><input type="checkbox" id="perm_47"></p>'],
  ])('%s can be the one asked for', (_, html) => {
    expect(isTaken(html)).toBe(true)
  })

  test.each([
    ['the label', row('Modify All Data', 'id="perm_55"')],
    ['the label in other letters', row(' MODIFY  all data ', 'id="perm_55"')],
    ['the label of another that the guide asks for', row('API Enabled', 'id="perm_46"')],
    ['a label of no size', row('Modify All Data', 'id="agree"', 'font-size: 0')],
    ['a label to be seen in no size', row('Anything', 'id="agree"', 'font-size: 0')],
    ['the label around it', '<label>Modify All Data <input type="checkbox" id="x"></label>'],
    ['the label for it', '<label for="x">View All Data</label><input type="checkbox" id="x">'],
    ['the name that is read out', row('I agree', 'id="x" aria-label="Manage Users"')],
    ['the title', row('I agree', 'title="ModifyAllData"')],
    ['the handler', row('I agree', `onclick="SetupPerm.toggle('ModifyAllData', this)"`)],
    ['the id', row('I agree', 'id="page:form:ModifyAllData"')],
    ['the name of the field', row('I agree', 'name="PermissionsModifyAllData"')],
    ['the id of one the guide asks for', row('I agree', 'id="perm_ApiEnabled"')],
  ])('by %s it is another', (_, html) => {
    expect(isTaken(html)).toBe(false)
  })

  test('of an object’s boxes one is the box of its kind', () => {
    expect(isTaken(row('Cases', 'id="crudRead500"'), 'caseRead')).toBe(true)
    expect(isTaken(row('Cases', 'id="crudDelete500"'), 'caseRead')).toBe(false)
    expect(isTaken(row('Cases', 'id="crudModifyAll500"'), 'caseEdit')).toBe(false)
  })

  test.each(['Case', '___Case', '_Case', '___01I5g000000abcd', ''])(
    'of an object’s boxes one with its API name can be Case’s: crudRead%s',
    (of) => expect(isTaken(row('Tickets', `id="crudRead${of}"`), 'caseRead')).toBe(true),
  )

  test.each(['Account', '___Account', '_CaseMilestone', '___Casework__c'])(
    'of an object’s boxes one with another’s API name is that one’s: crudRead%s',
    (of) => expect(isTaken(row('Tickets', `name="crudRead${of}"`), 'caseRead')).toBe(false),
  )
})

describe('in the background', () => {
  test('another permission is refused, by its label or in its selector, and stored for no org', async () => {
    for (const [css, label] of [
      ['input[type="checkbox"]', 'modify all data'],
      ['input[type="checkbox"]', 'Modify All Data'],
      ['[id="ModifyAllData"]', null],
      ['input[name="ModifyAllData"]', 'nur api'],
      ['[id="perm_47"]', 'api enabled'],
    ] as const)
      expect(await point('apiOnly', css, label)).toEqual({ ok: false, reason: 'no-such-control' })
    expect((await loadOrgState(org)).pickedControls).toEqual([])
    expect(await point('apiOnly', '[id="perm_47"]', 'nur-api-benutzer')).toMatchObject({ ok: true })
    expect((await loadOrgState(org)).pickedControls).toHaveLength(1)
  })

  test.each([
    ['of several', '[id="agree"], [id="perm_55"]'],
    ['of several in one', ':is([id="agree"], #perm_55)'],
    ['that begins another', '[id="agree"]) , input:not([id="x"]'],
    ['with a permission’s name in other letters', String.raw`[title="Modify\41llData"]`],
    ['with its id in other letters', String.raw`[id="\4d odifyAllData"]`],
    ['by what it looks like', 'tr:has([title^="Modify"]) input'],
    ['by a part of its id', '[id$="ifyAllData"]'],
    ['of a kind with a condition', 'input[type="checkbox"]:nth-of-type(3)'],
    ['that is none', '[id="'],
    ['that is empty', ''],
  ])('a selector %s is nothing that pointing makes', async (_, css) => {
    for (const label of [null, 'nur api'])
      expect(await point('apiOnly', css, label)).toEqual({ ok: false, reason: 'malformed' })
    const bad = { control: 'apiOnly', language: 'en', css, label: null }
    expect(parseOrgState({ ...emptyOrgState, pickedControls: [bad] }).pickedControls).toEqual([])
  })

  test.each([
    ...[
      'agree',
      '1st',
      '-',
      '-2',
      'a:b.c',
      'it’s "so"',
      'a\\b',
      'página',
      '日本',
      '\u{1f600}',
      'x]y',
    ].flatMap((id) => [`[id="${CSS.escape(id)}"]`, `input[name="${CSS.escape(id)}"]`]),
    ...Object.values(targetSelectors),
  ])('what pointing makes is taken: %s', async (css) => {
    expect(await point('apiOnly', css, 'nur api')).toMatchObject({ ok: true })
  })

  test('a kind of control is none of them but beside a label', async () => {
    for (const css of Object.values(targetSelectors))
      expect(await point('apiOnly', css, null)).toEqual({ ok: false, reason: 'malformed' })
  })

  test('what an earlier version stored is left out as it is read', () => {
    const bad = {
      control: 'apiOnly',
      language: 'en',
      css: 'input[type="checkbox"]',
      label: 'modify all data',
    }
    const good = { ...bad, label: 'nur-api-benutzer' }
    expect(parseOrgState({ ...emptyOrgState, pickedControls: [bad, good] }).pickedControls).toEqual([good])
  })

  test('a button may be called like a permission: it is in the sidebar', () => {
    expect(isForeignPermission('sidebarManageUsers', ['ManageUsers_font', 'Manage Users'])).toBe(false)
  })
})

describe('the next time', () => {
  const found = async (html: string) => {
    const plan = createGuidePlan(org, await loadOrgState(org), {}, defaultSettings)
    const marker = plan.pages['profile-edit']?.markers.find(({ control }) => control === 'apiOnly')
    document.documentElement.lang = 'en'
    document.body.innerHTML = html
    return marker ? locate(marker.find, document, plan.kinds.tick) : null
  }

  test('it is found beside the label that it had, and the card says which', async () => {
    await point('apiOnly', '[id="agree"]', 'nur-api-benutzer')
    const again = await found(row('Nur-API-Benutzer', 'id="agree"'))
    expect(again).toMatchObject({ remark: 'nur-api-benutzer' })
  })

  test('it is not found under another label, nor where Salesforce names it as another permission', async () => {
    await point('apiOnly', '[id="agree"]', 'nur-api-benutzer')
    expect(await found(row('Alle Daten ändern', 'id="agree"'))).toBeNull()
    expect(await found(row('Nur-API-Benutzer', 'id="agree" title="ModifyAllData"'))).toBeNull()
    expect(await found(row('Nur-API-Benutzer', `id="agree" onclick="x('ModifyAllData')"`))).toBeNull()
  })
})
