// @vitest-environment happy-dom
/** What the guide makes of a page of Salesforce, by what stands on it. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
