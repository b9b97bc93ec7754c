// @vitest-environment happy-dom
/** What was entered in a page of Salesforce and not saved: no button leads away from it unasked. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { guideContextOf } from '../../../test/support/guide-day.ts'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { navigateToStep } from '../background/navigate.ts'
import { updateOrgState } from '../background/org-store.ts'
import { stepIds } from '../ids.ts'
import { emptyOrgState } from '../org-state.ts'
import { buildGuidePlan } from '../plan.ts'
import { renderCardContents } from './overlay/card.ts'
import { setOverlayRoot } from './overlay/create-element.ts'
import type { View } from './view-model.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const forms: readonly PageId[] = [
  'profile-clone',
  'profile-edit',
  'user-edit',
  'user-change',
  'field-type',
  'field-details',
  'field-security',
  'field-security-sets',
  'field-record-pages',
  'field-layouts',
  'field-change',
  'app-edit',
  'verify-identity',
]

beforeEach(() => {
  vi.restoreAllMocks()
  fakeBrowserControls.reset()
  document.body.replaceChildren()
})

describe('the card over a form', () => {
  test.each(stepIds)('leads to no other step, whichever is the one to do: %s', (chosen) => {
    for (const skipped of [[], stepIds.slice(0, 3)]) {
      const { pages, fields } = buildGuidePlan(
        { ...emptyOrgState, guideActive: true, chosenStep: chosen, skippedSteps: skipped },
        guideContextOf(),
      )
      const plans = forms.flatMap((page) => [
        pages[page],
        ...requiredCaseFields.map(({ name }) => fields[name]?.[page]),
      ])
      for (const plan of plans) {
        expect(plan?.nextLinks ?? []).toEqual([])
        const ways = plan?.foreignRecords.flatMap((other) => other.links) ?? []
        expect(ways.filter(({ action }) => action === 'next' || action === 'still-open')).toEqual([])
      }
    }
  })

  test('nor where every field of its type is there already', () => {
    stubVisibility()
    const found = Object.fromEntries(requiredCaseFields.map(({ name }) => [name, { status: 'found' }]))
    const stage = '<form id="stageForm"><input type="radio" id="dtypeS" name="dtype"></form>'
    const path = '/p/setup/field/NewCustomFieldStageManager?entity=Case'
    const { view } = renderGuide(path, stage, { fields: found as never }, { chosenStep: 'fields' })
    expect(view?.page).toBe('field-type')
    expect(view?.links).toEqual([])
  })
})

describe('a link of the card', () => {
  const view = {
    page: 'app-edit',
    step: 'app',
    markers: [],
    problems: [],
    changed: [],
    settings: [],
    rows: [],
    notes: [],
    links: [
      { text: 'Open it', href: '#other', action: 'other-app' },
      { text: 'Step 1', href: '#one', action: 'still-open' },
    ],
  } as unknown as View
  const draw = () => {
    vi.stubGlobal('chrome', { i18n: { getMessage: (key: string) => key } })
    const host = document.createElement('div')
    document.body.append(host)
    const root = host.attachShadow({ mode: 'open' })
    setOverlayRoot(root)
    root.append(...renderCardContents(view, { notice: null, filling: false, picking: false }, {} as never))
    return [...root.querySelectorAll<HTMLAnchorElement>('a')]
  }
  /** Whether the press leads on. */
  const press = (link: HTMLAnchorElement) => {
    link.focus()
    const event = { isTrusted: true, currentTarget: link, clientX: 0, clientY: 0, pointerType: '' }
    return link.onclick?.call(link, event as never)
  }
  /** A person has entered something, as far as this environment can be told. */
  const enter = () => {
    const field = document.createElement('input')
    const query = document.querySelector.bind(document)
    vi.spyOn(document, 'querySelector').mockImplementation(((css: string) =>
      css.includes(':user-valid') ? field : query(css)) as never)
  }

  test('asks before it leaves what a person has entered, and stays on No', () => {
    const ask = vi.fn(() => false)
    vi.stubGlobal('confirm', ask)
    const [link] = draw()
    enter()
    expect(press(link as HTMLAnchorElement)).toBe(false)
    expect(ask).toHaveBeenCalledWith('card_leave')
    ask.mockReturnValue(true)
    expect(press(link as HTMLAnchorElement)).toBe(true)
  })

  test('does not ask where nothing was', () => {
    const ask = vi.fn(() => false)
    vi.stubGlobal('confirm', ask)
    expect(press(draw()[0] as HTMLAnchorElement)).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })

  test('that leads back is told apart by its looks', () => {
    const [onward, back] = draw()
    expect(back?.classList).toContain('still-open')
    expect(onward?.classList).not.toContain('still-open')
  })
})

describe('Go to page', () => {
  const shown = async (page: string, change: () => void = () => undefined) => {
    document.body.innerHTML = page
    change()
    await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
    fakeBrowserControls.setTabs([
      { id: 7, windowId: 1, url: `https://${org}/005/e`, active: true, lastAccessed: 1 },
    ])
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async ({
      func,
    }: {
      func: () => unknown
    }) => [{ result: func() }]) as never)
    await navigateToStep(org, 'profile')
    return fakeBrowserControls
      .calls()
      .map(({ name }) => name)
      .filter((name) => /^tabs\.(?:update|create)$/.test(name))
  }
  const at = <T extends HTMLElement>(css: string) => document.querySelector(css) as T
  const field = '<form><input id="a" value="x"><textarea id="t">x</textarea><input type="checkbox" id="c">'
  const lists =
    '<select id="s"><option>1</option><option>2</option></select><select id="m" multiple><option>1</option></select></form>'

  test('leads the tab on where nothing is entered in it', async () => {
    expect(await shown(field + lists)).toEqual(['tabs.update'])
  })

  test.each<[string, () => void]>([
    ['a text', () => (at<HTMLInputElement>('#a').value = 'y')],
    ['a long text', () => (at<HTMLTextAreaElement>('#t').value = 'y')],
    ['a box', () => (at<HTMLInputElement>('#c').checked = true)],
    ['a list', () => (at<HTMLSelectElement>('#s').selectedIndex = 1)],
    ['a list of several', () => (at<HTMLOptionElement>('#m option').selected = true)],
  ])('leaves it and takes a tab of its own where something is: %s', async (_, change) => {
    expect(await shown(field + lists, change)).toEqual(['tabs.create'])
  })

  test('leaves a later stage of the wizard, which carries what was entered before', async () => {
    const stage = '<form id="stageForm"><input type="hidden" name="dtype" value="S"></form>'
    expect(await shown(stage)).toEqual(['tabs.create'])
  })

  test('takes a search in Setup for no entry', async () => {
    const around = '<div id="setupNavTree"><input id="q"></div>'
    expect(await shown(around, () => (at<HTMLInputElement>('#q').value = 'profiles'))).toEqual([
      'tabs.update',
    ])
  })

  test('leads on where the tab cannot be looked into', async () => {
    await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
    fakeBrowserControls.setTabs([
      { id: 7, windowId: 1, url: `https://${org}/005/e`, active: true, lastAccessed: 1 },
    ])
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockRejectedValue(new Error('No access'))
    await navigateToStep(org, 'profile')
    expect(fakeBrowserControls.calls().map(({ name }) => name)).toContain('tabs.update')
  })
})
