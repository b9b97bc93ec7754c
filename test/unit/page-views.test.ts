// @vitest-environment happy-dom
/** What the guide makes of a page of Salesforce, by what stands on it. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isSave, readOnSave } from '../../src/content/collect.ts'
import { evidenceOf } from '../../src/salesforce/evidence.ts'
import { look, withoutLayout } from './page-stage.ts'

beforeEach(withoutLayout)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const apps = '/app/mgmt/forceconnectedapps'
const appId = '06P3i0000000001'

describe('the callbacks of a connected app', () => {
  const detail = (callback: string, more = '') =>
    `<div class="bPageTitle"><h1>Connected App</h1><h2>SpaceIQ</h2></div><table>
      <tr><td class="labelCol">Callback URL</td><td class="dataCol">${callback}</td></tr>${more}</table>`
  const info =
    '<tr><td class="labelCol">Info URL</td><td class="dataCol">https://acme.example/about</td></tr>'

  test.each([
    ['sfdc://oauth/success', false],
    ['com.acme.app:/cb<br>https://api.spaceiq.com', true],
    ['https://api.spaceiq.com', true],
    ['', null],
  ])('%s: with a scheme of their own they are callbacks as well', (callback, has) => {
    const path = `${apps}/forceAppDetail.apexp?applicationId=${appId}`
    expect(look(path, detail(callback)).evidence.app?.callback).toBe(has)
    if (callback) expect(look(path, detail(callback, info)).evidence.app?.callback).toBe(has)
  })
})

describe('the Save of a profile', () => {
  const id = '00e3i000001abcd'
  const permissions = { apiOnly: false, apiEnabled: true, passwordNeverExpires: true }
  const known = { profile: { id, name: 'SpaceIQ API Only', licence: 'Salesforce', ...permissions } }
  const box = '<input type="checkbox" title="ApiUserOnly" checked>'

  test.each([
    ['the original interface', '/e', '<input type="submit" name="save" id="saved">'],
    [
      'the enhanced interface',
      '/e?s=SystemPermissions',
      '<input type="submit" id="page:console:pc_form:button_pc_save" name="page:console:pc_form:button_pc_save">',
    ],
  ])('in %s tells what was ticked, until the profile’s own page confirms it', (_, path, save) => {
    const { page, plan } = look(
      `/${id}${path}`,
      `<form>${box}${save}<input type="submit" name="cancel"></form>`,
      known,
    )
    const [pressed, cancel] = document.querySelectorAll('[type="submit"]')
    expect([isSave(pressed ?? null), isSave(cancel ?? null)]).toEqual([true, false])
    const reading = page && readOnSave(page, document, plan)
    const url = new URL(`https://acme.my.salesforce.com/${id}${path}`)
    const saved = { ...known, ...(reading && evidenceOf(reading, url, known, 0)) }
    expect(saved.profile).toMatchObject({ apiOnly: false, unconfirmed: { apiOnly: true } })
    const title = '<div class="bPageTitle"><h1>Profile</h1><h2>SpaceIQ API Only</h2></div>'
    expect(look(`/${id}`, title, saved).evidence.profile?.apiOnly).toBe(true)
  })
})
