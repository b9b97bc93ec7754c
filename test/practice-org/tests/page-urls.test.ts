/** What the guide knows of Salesforce can be tried out: the practice org serves it, and its pages are changed by tests. */

import { expect, test } from 'vitest'
import { listExpectedControls, pageScenarios } from '../../browser/salesforce-pages/page-scenarios.ts'
import { pageUrls } from '../../support/page-urls.ts'
import { orgRoutes } from '../index.ts'
import { createOrg } from '../state.ts'

const pages = Object.keys(pageUrls) as (keyof typeof pageUrls)[]

// Lightning's own pages are served by their host, whatever their path.
test.each(pages.filter((page) => page !== 'lightning'))('the practice org serves %s', (page) => {
  const paths = pageUrls[page].map((address) => new URL(address).pathname)
  const served = paths.filter((path) => orgRoutes.some((route) => route.path.test(path)))
  expect(served, `no route in test/practice-org/pages for ${paths.join(', ')}`).not.toEqual([])
})

test.each(pages)(
  'where the guide points at something on %s, its controls are looked for on changed pages',
  (page) => {
    const wanted = listExpectedControls(page, createOrg('acme')).map(({ control }) => control)
    const isScene = Object.values(pageScenarios).some((all) => all.some((scene) => scene.page === page))
    expect(
      isScene || wanted.length === 0,
      `${page} is not in test/browser/salesforce-pages/page-scenarios.ts`,
    ).toBe(true)
  },
)
