/** The practice org serves every URL of the guide's pages, and every page has a scenario. */

import { expect, test } from 'vitest'
import { listExpectedControls, pageScenarios } from '../../browser/salesforce-pages/page-scenarios.ts'
import { pageUrls } from '../../support/page-urls.ts'
import { orgRoutes } from '../index.ts'
import { createOrg } from '../state.ts'

const pages = Object.keys(pageUrls) as (keyof typeof pageUrls)[]

// Lightning's own pages are served by host, whatever their path.
test.each(pages.filter((page) => page !== 'lightning'))('the practice org serves %s', (page) => {
  const paths = pageUrls[page].map((address) => new URL(address).pathname)
  const served = paths.filter((path) => orgRoutes.some((route) => route.path.test(path)))
  expect(served, `no route in test/practice-org/pages for ${paths.join(', ')}`).not.toEqual([])
})

test.each(pages)(
  'where the guide points at something on %s, its controls are looked for on changed pages',
  (page) => {
    const wanted = listExpectedControls(page, createOrg('acme')).map(({ control }) => control)
    const isScenario = Object.values(pageScenarios).some((all) =>
      all.some((scenario) => scenario.page === page),
    )
    expect(
      isScenario || wanted.length === 0,
      `${page} is not in test/browser/salesforce-pages/page-scenarios.ts`,
    ).toBe(true)
  },
)
