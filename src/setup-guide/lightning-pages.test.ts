/** The ways from Lightning to Classic, and back at the end. */

import { expect, test } from 'vitest'
import { lightningPages } from './lightning-pages.ts'
import { caseFieldsPath, connectedAppsPath, usersPath } from './start-path.ts'

const pages = lightningPages({ step: 'user', path: usersPath, isOpen: true })
const waysOn = (node: string) => (pages[node] ?? pages['']).ways.map(({ action, path }) => [action, path])
const switchWay = ['switch-classic', '/ltng/switcher?destination=classic']

test.each([
  ['the start of Setup, to the step’s own page', 'SetupOneHome', ['open-classic', usersPath]],
  ['a page that is no step’s, to the step’s own page', 'CompanyProfileInfo', ['open-classic', usersPath]],
  ['a page with a Classic counterpart, to that', 'NavigationMenus', ['open-classic', connectedAppsPath]],
  ['Object Manager, to the Case fields', 'ObjectManager', ['case-fields', caseFieldsPath]],
])('lead from %s; the switch for good comes second', (_, node, way) => {
  expect(waysOn(node)).toEqual([way, switchWay])
})
