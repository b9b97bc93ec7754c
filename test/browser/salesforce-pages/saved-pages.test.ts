/** Tests the built extension on saved Salesforce pages, at Salesforce's own URLs. */

import type { Page } from 'puppeteer-core'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver, type OverlayView } from '../../harness/overlay.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import {
  addFieldRows,
  type CaptureId,
  captures,
  hasCaptures,
  readCaptureHtml,
  swapCaseAndCampaign,
} from './captures/captures.ts'

/** The instance of the captures; those about Case are served from an org's My Domain. */
const instance = 'https://na112.salesforce.com'
const home = 'https://acme.my.salesforce.com'

describe.skipIf(!hasCaptures)('on a real page', () => {
  let practice: PracticeOrg
  let extension: ExtensionDriver
  let page: Page

  test.beforeAll(async ({ practice: started, extension: installed }) => {
    practice = started
    extension = installed
    page = await extension.browser.newPage()
    for (const org of [instance, home]) await startAtFields(org)
  })

  beforeEach(() => practice.overrides.clear())

  /** Serves this HTML at that URL and navigates to it. */
  const visit = async (address: string, html: string) => {
    practice.overrides.set(address.replace('https://', ''), html)
    await page.goto(address)
    await page.bringToFront()
  }
  /** Opens the saved capture, about Campaign. */
  const visitAsSaved = (id: CaptureId) => visit(instance + captures[id].path, readCaptureHtml(id))
  /** Opens the capture about Case. */
  const visitForCase = (id: CaptureId, html = swapCaseAndCampaign(readCaptureHtml(id))) =>
    visit(home + swapCaseAndCampaign(captures[id].path), html)

  const inPopup = async <T>(act: (popup: Page) => Promise<T>): Promise<T> => {
    const popup = await extension.openPopup(page)
    try {
      return await act(popup)
    } finally {
      await popup.close().catch(() => {})
    }
  }

  /** Clicks Start, then Go to page at the fields, in the real popup over a saved page. */
  const startAtFields = async (org: string) => {
    await visit(org + captures.setupHome.path, readCaptureHtml('setupHome'))
    await inPopup(async (popup) => {
      await (await popup.waitForSelector('[data-action="start"]', { visible: true }))?.click()
      await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'setup-home')
    })
    await inPopup(async (popup) => {
      const show = await popup.waitForSelector('[data-action="show-me"][data-step="fields"]')
      await Promise.all([page.waitForNavigation(), show?.click()])
    })
  }

  const shown = (wanted: string, more: (view: OverlayView) => boolean = () => true) =>
    createOverlayDriver(page).waitFor((view) => view.state?.page === wanted && more(view))

  /** Scrolls to the element and returns what a click at the marker's center would hit. */
  const pointedAt = async (number: string, selector: string) => {
    await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    const { markers } = await createOverlayDriver(page).waitFor(({ markers }) =>
      markers.some((one) => one.number === number),
    )
    const [marker, ...others] = markers.filter((one) => one.number === number)
    if (!marker || others.length > 0) throw new Error(`${others.length + 1} markers ${number}`)
    const { x, y, width, height } = marker.rect
    return page.$eval(
      selector,
      (element, center) => {
        const box = element.getBoundingClientRect()
        const met = document.elementFromPoint(center.x, center.y)
        return {
          met:
            element === met || element.contains(met) ? 'the control' : (met?.outerHTML.slice(0, 120) ?? null),
          off:
            Math.hypot(box.x + box.width / 2 - center.x, box.y + box.height / 2 - center.y) < 2 ? 0 : center,
        }
      },
      { x: x + width / 2, y: y + height / 2 },
    )
  }

  /** Asserts that the markers are exactly these, each at its element. */
  const expectMarkers = async (wanted: Readonly<Record<string, string>>) => {
    const view = await createOverlayDriver(page).waitFor(
      ({ markers }) =>
        markers
          .map(({ number }) => number)
          .sort()
          .join() === Object.keys(wanted).sort().join(),
    )
    expect(view.markers).toHaveLength(Object.keys(wanted).length)
    for (const [number, selector] of Object.entries(wanted)) {
      // Of two equal buttons the one in the window is marked, some frames after it came there.
      await expect
        .poll(() => pointedAt(number, selector), { message: `marker ${number} at ${selector}` })
        .toEqual({ met: 'the control', off: 0 })
    }
  }

  const values = () =>
    page.evaluate(() =>
      Object.fromEntries(
        [
          'MasterLabel',
          'DeveloperName',
          'Length',
          'Description',
          'IsExternalIdentifier',
          'IsUnique',
          'options_0',
        ].map((id) => {
          const input = document.getElementById(id) as HTMLInputElement
          return [id, input.type === 'checkbox' ? input.checked : input.value]
        }),
      ),
    )
  const filled = (name: string, externalId: boolean) => ({
    MasterLabel: name,
    DeveloperName: name,
    Length: '255',
    Description: '',
    IsExternalIdentifier: externalId,
    IsUnique: false,
    options_0: false,
  })
  const fillPage = async () => {
    await shown('field-details')
    await createOverlayDriver(page).clickAction('fill')
    await shown('field-details', ({ text }) => (text.match(/✓/g) ?? []).length === 4)
  }

  /** Counts the extension's scripts in this page, as reported by the browser. */
  const scriptWorlds = () => extension.countContentScripts(page)
  const hasOverlay = async () => (await page.$('spaceiq-guide')) !== null
  /** Milliseconds; longer than the guide takes to extract a page. */
  const settle = () => new Promise((go) => setTimeout(go, 400))

  const sidebar = {
    '1': '#Studio_font',
    '2': '#Customize_icon',
    '3': '#Case_icon',
    '4': '#CaseFields_font',
  }
  const details = {
    '1': '#MasterLabel',
    '2': '#Length',
    '3': '#DeveloperName',
    '4': '#IsExternalIdentifier',
    '5': '.pbTopButtons input[name="goNext"]',
  }

  describe('Setup home', () => {
    test('as saved: the folder of Cases is closed, so its page has no marker until it is opened', async () => {
      await visitAsSaved('setupHome')
      await shown('setup-home', ({ state }) => state?.step === 'fields')
      await expectMarkers({ '1': sidebar['1'], '2': sidebar['2'], '3': sidebar['3'] })
      await page.$eval('#Case_child', (child) => {
        ;(child as HTMLElement).style.display = 'block'
      })
      await expectMarkers(sidebar)
    })

    test('about Case: Build, Customize, Cases and Fields, in the order of the manual', async () => {
      await visitForCase('setupHome')
      await shown('setup-home', ({ state }) => state?.state === 'guiding')
      await expectMarkers(sidebar)
    })

    test('of 2014, in Chinese and with every folder closed: the two that can be seen', async () => {
      await visit(home + captures.setupNavTree.path, readCaptureHtml('setupNavTree'))
      await shown('setup-home')
      await expectMarkers({ '1': sidebar['1'], '2': sidebar['2'] })
    })
  })

  describe('the list of fields', () => {
    const header = '#CustomFieldRelatedList .pbTitle h3'
    const newField = '#CustomFieldRelatedList input[name="new_field"]'

    test('of Campaign is recognised, and said to be of the wrong object', async () => {
      await visitAsSaved('fieldList')
      const { state, markers, text, actions } = await shown('case-fields')
      expect(state?.state).toBe('blocked')
      expect(text).toContain('Campaign')
      expect(actions).toContain('case-fields')
      expect(markers).toEqual([])
    })

    test('of Case: its heading and New', async () => {
      await visitForCase('fieldList')
      const { text } = await shown('case-fields', ({ state }) => state?.state === 'guiding')
      for (const { name } of requiredCaseFields) expect(text).toContain(name)
      await expectMarkers({ '1': header, '2': newField })
    })

    test('is read: found, missing and wrong, as the popup tells', async () => {
      const listed = addFieldRows(readCaptureHtml('fieldList'), [
        { name: 'ExternalID', type: 'Text(255)  (External ID) (Unique Case Insensitive)' },
        { name: 'Department', type: 'Text(255)' },
        { name: 'Team', type: 'Text(80)' },
        { name: 'NewSeat', type: 'Picklist' },
        { name: 'EmployeeAssets', type: 'Long Text Area(1024)' },
        { name: 'pkg__EmployeeNotes', type: 'Long Text Area(1024)' },
      ])
      await visitForCase('fieldList', swapCaseAndCampaign(listed))
      await shown('case-fields', ({ text }) => text.includes('CurrentSeat') && text.includes('80'))
      const statuses = await inPopup(async (popup) => {
        await popup.waitForSelector('li[data-field]')
        return popup.$$eval('li[data-field]', (rows) =>
          rows.map((row) => [row.getAttribute('data-field'), row.getAttribute('data-status')]),
        )
      })
      expect(Object.fromEntries(statuses)).toEqual({
        ExternalID: 'found',
        Department: 'found',
        Team: 'wrong',
        CurrentSeat: 'missing',
        NewSeat: 'wrong',
        EmployeeAssets: 'found',
        EmployeeNotes: 'missing',
      })
    })

    test('with all seven fields has nothing left to do', async () => {
      const listed = addFieldRows(
        readCaptureHtml('fieldList'),
        requiredCaseFields.map(({ name, type, length, externalId }) => ({
          name,
          type: `${type === 'Text' ? 'Text' : 'Long Text Area'}(${length})${externalId ? '  (External ID)' : ''}`,
        })),
      )
      await visitForCase('fieldList', swapCaseAndCampaign(listed))
      // The step was chosen in the popup; observed as done, it is no longer chosen.
      const { markers } = await shown('case-fields', ({ state }) => state?.state === 'done')
      expect(markers).toEqual([])
      await visitForCase('fieldList')
      await shown('case-fields', ({ state }) => state?.state === 'guiding')
    })
  })

  test('a list of fields without the list says what it cannot find, and takes nothing back', async () => {
    const listed = addFieldRows(readCaptureHtml('fieldList'), [{ name: 'Team', type: 'Text(255)' }])
    await visitForCase('fieldList', swapCaseAndCampaign(listed))
    await shown('case-fields', ({ text }) => /Team\s+found/i.test(text))
    await visitForCase(
      'fieldList',
      swapCaseAndCampaign(listed).replaceAll('CustomFieldRelatedList', 'List_of_2031'),
    )
    const { text, markers } = await shown('case-fields', ({ state }) => state?.state === 'lost')
    expect(markers).toEqual([])
    expect(text).toContain('New')
    expect(text).toMatch(/Team\s+found/i)
    await visitForCase('fieldList')
    await shown('case-fields', ({ text }) => /Team\s+missing/i.test(text))
  })

  describe('stage 1 of the wizard', () => {
    test('of Campaign is said to be of the wrong object', async () => {
      await visitAsSaved('fieldType')
      const { state, markers } = await shown('field-type')
      expect([state?.state, markers]).toEqual(['blocked', []])
    })

    test('of Case: Text and Next; Fill chooses Text and presses nothing', async () => {
      await visitForCase('fieldType')
      await shown('field-type', ({ state }) => state?.state === 'guiding')
      await expectMarkers({ '1': '#dtypeS', '2': '.pbTopButtons input[name="goNext"]' })
      await page.evaluate(() => scrollTo(0, 0))
      await createOverlayDriver(page).clickAction('fill')
      await shown('field-type', ({ text }) => text.includes('✓'))
      expect(
        await page.$$eval('#stageForm input[type="radio"]:checked', (radios) => radios.map(({ id }) => id)),
      ).toEqual(['dtypeS'])
    })
  })

  describe('stage 2 of the wizard', () => {
    test('of Campaign is said to be of the wrong object, though its address no longer tells', async () => {
      await visitAsSaved('fieldDetails')
      const { state, markers, text } = await shown('field-details')
      expect([state?.state, markers]).toEqual(['blocked', []])
      expect(text).toContain('Campaign')
    })

    test('of Case: the four controls and Next', async () => {
      await visitForCase('fieldDetails')
      await shown('field-details', ({ state }) => state?.state === 'guiding')
      await expectMarkers(details)
    })

    test('is filled with what SpaceIQ needs and nothing else, and is not sent', async () => {
      const posts = () => practice.orgs.get('acme')?.requests.filter(({ method }) => method === 'POST').length
      const before = posts()
      await visitForCase('fieldDetails')
      await fillPage()
      expect(await values()).toEqual(filled('ExternalID', true))
      expect(posts()).toBe(before)
    })

    test("is filled as by a person: Salesforce's own script hears that the label was left", async () => {
      await visitForCase('fieldDetails')
      await page.evaluate(() => {
        const heard: string[] = []
        const setName = (from: HTMLInputElement, to: HTMLInputElement, otherwise: string) => {
          heard.push([from.id, from.value, to.id, otherwise].join(' '))
          to.value = 'by Salesforce'
        }
        Object.assign(globalThis, { heard, DeveloperNameInputElement: { setName } })
      })
      await fillPage()
      expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toEqual([
        'MasterLabel ExternalID DeveloperName Field1',
      ])
      expect(await values()).toEqual(filled('ExternalID', true))
    })

    test('of the next field has no External ID, also where it was ticked', async () => {
      const listed = addFieldRows(readCaptureHtml('fieldList'), [
        { name: 'ExternalID', type: 'Text(255)  (External ID)' },
      ])
      await visitForCase('fieldList', swapCaseAndCampaign(listed))
      await shown('case-fields', ({ text }) => text.includes('1'))
      await visitForCase('fieldDetails')
      await shown('field-details', ({ text }) => text.includes('Department'))
      await page.$eval('#IsExternalIdentifier', (box) => (box as HTMLInputElement).click())
      await fillPage()
      expect(await values()).toEqual(filled('Department', false))
      await visitForCase('fieldList')
      await shown('case-fields', ({ text }) => text.includes('0'))
    })

    test('that was refused: the reason in its own words, and the markers at the controls still', async () => {
      await visitForCase('fieldRefused')
      const { text } = await shown('field-details', ({ state }) => state?.state === 'blocked')
      expect(text).toContain('There is already a field named')
      await expectMarkers(details)
    })

    test('that was refused is filled over what was in it', async () => {
      await visitForCase('fieldRefused')
      expect((await values()).MasterLabel).toBe('firstfield2')
      await fillPage()
      expect(await values()).toMatchObject({
        MasterLabel: 'ExternalID',
        DeveloperName: 'ExternalID',
        Length: '255',
      })
    })
  })

  test('the verification page: the code and Verify, and no value is offered', async () => {
    await visitForCase('verifyIdentity')
    const { state, actions } = await shown('verify-identity')
    expect([state?.step, state?.state]).toEqual(['keys', 'guiding'])
    expect(actions).not.toContain('fill')
    await expectMarkers({ '1': '#emc', '2': '#save' })
    expect(await page.$eval('#emc', (input) => (input as HTMLInputElement).value)).toBe('')
  })

  describe('the extension stays away', () => {
    let guided: Page

    // In another tab: one that was in Setup keeps that page and its scripts for Back.
    beforeEach(async () => {
      guided = page
      page = await extension.browser.newPage()
    })
    afterEach(async () => {
      await page.close()
      page = guided
    })

    test('from no page of Setup', async () => {
      await visitForCase('fieldList')
      await shown('case-fields')
      expect(await scriptWorlds()).toBeGreaterThan(0)
    })

    test.each<[string, CaptureId]>([
      [home, 'accountHome'],
      [instance, 'accountHome'],
      [home, 'login'],
      [home, 'loginInSpanish'],
      ['https://login.salesforce.com', 'login'],
      ['https://login.salesforce.com', 'loginInSpanish'],
      [home, 'customButtonEdit'],
      [home, 'otherWizard'],
      [home, 'lightningFrame'],
    ])('from the page at %s: %s has none of its scripts', async (org, id) => {
      await visit(org + captures[id].path, readCaptureHtml(id))
      await settle()
      expect(await scriptWorlds()).toBe(0)
      expect(await hasOverlay()).toBe(false)
    })

    test.each<CaptureId>(['configureMyTabs', 'publicGroupEdit', 'templateList'])(
      'from %s, a page of Setup that is none of the guide: no card, no marker',
      async (id) => {
        await visit(home + captures[id].path, readCaptureHtml(id))
        await settle()
        expect(await hasOverlay()).toBe(false)
      },
    )

    test.each<[CaptureId, CaptureId]>([
      ['otherWizard', 'fieldDetails'],
      ['customButtonEdit', 'fieldDetails'],
      ['login', 'fieldType'],
      ['login', 'fieldList'],
      ['login', 'setupHome'],
      ['login', 'verifyIdentity'],
      ['accountHome', 'fieldList'],
      ['publicGroupEdit', 'fieldType'],
      ['lightningFrame', 'setupHome'],
    ])('from %s even where it stands at the address of %s', async (id, at) => {
      await visit(home + swapCaseAndCampaign(captures[at].path), readCaptureHtml(id))
      await settle()
      expect(await hasOverlay()).toBe(false)
    })
  })

  test("another user's page is no evidence, and its only marker is at Edit", async () => {
    await visit(home + captures.detailFrame.path, readCaptureHtml('detailFrame'))
    await shown('user-detail')
    await settle()
    await expectMarkers({ '1': 'input[name="edit"]' })
    const seen = await inPopup(async (popup) => {
      await popup.waitForSelector('li[data-step="user"]')
      return popup.$eval('li[data-step="user"]', (row) => row.querySelector('.evidence')?.textContent ?? null)
    })
    expect(seen).toBeNull()
  })

  test("in Lightning's frame the markers stand in the frame, and the page around it offers Classic", async () => {
    const inside = `${home}${swapCaseAndCampaign(captures.fieldList.path)}&isdtp=p1`
    practice.overrides.set(inside.replace('https://', ''), swapCaseAndCampaign(readCaptureHtml('fieldList')))
    const around =
      'https://acme.lightning.force.com/lightning/setup/ObjectManager/Case/FieldsAndRelationships/view'
    await visit(
      around,
      `<!doctype html><title>Setup</title><iframe name="setup" src="${inside.replaceAll('&', '&amp;')}" style="width: 1200px; height: 700px"></iframe>`,
    )
    const frame = await page.waitForFrame((candidate) => candidate.parentFrame() !== null)
    const { markers } = await createOverlayDriver(page, frame).waitFor(
      ({ state, markers: some }) => state?.page === 'case-fields' && some.length === 2,
    )
    const { actions } = await shown('lightning')
    expect(actions).toContain('switch-classic')
    expect(markers.map(({ number }) => number)).toEqual(['1', '2'])
  })
})
