// @vitest-environment happy-dom
/** A section of Setup's sidebar that is open already is done: pressed again, it would close. */

import { beforeEach, describe, expect, test } from 'vitest'
import { renderSidebar } from '../../../test/practice-org/pages/layout/sidebar.ts'
import { createOrg } from '../../../test/practice-org/state.ts'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import type { StepId } from '../ids.ts'
import { findNextMarker } from './view-model.ts'

beforeEach(stubVisibility)

/** Setup's home as the practice org serves it, at this place of the tree. */
const seenAt = (
  current: string,
  chosen: StepId,
  fold: readonly string[] = [],
  unfold: readonly string[] = [],
) => {
  document.body.innerHTML = renderSidebar(createOrg('acme'), current)
  // There is no layout here: what is folded away is marked as such.
  for (const id of [...fold, ...unfold]) {
    const child = document.querySelector<HTMLElement>(`#${id}_child`)
    if (child) child.style.display = fold.includes(id) ? 'none' : 'block'
  }
  for (const child of document.querySelectorAll<HTMLElement>('.childContainer'))
    child.toggleAttribute('hidden', child.style.display === 'none')
  const { view } = renderGuide('/ui/setup/Setup', document.body.innerHTML, {}, { chosenStep: chosen })
  return { view, next: findNextMarker(view?.markers ?? [])?.marker.control }
}

describe.each<[StepId, string, string]>([
  ['profile', 'sidebarManageUsers', 'sidebarProfiles'],
  ['user', 'sidebarManageUsers', 'sidebarUsers'],
])('%s', (step, section, leaf) => {
  test('closed, the section comes first, and is not done', () => {
    const { view, next } = seenAt('ForceCom', step)
    expect(view?.markers.map(({ done }) => done)).toEqual([null, null])
    expect(next).toBe(section)
  })

  test('open, it counts as done, and the page in it is what comes next', () => {
    const { view, next } = seenAt('Users', step)
    expect(view?.markers.map(({ done }) => done)).toEqual([true, null])
    expect(next).toBe(leaf)
  })

  test('closed again, it comes first again', () => {
    expect(seenAt('Users', step, ['Users']).next).toBe(section)
    expect(seenAt('ForceCom', step, [], ['Users']).next).toBe(leaf)
  })
})

test('sections within sections are done one by one', () => {
  expect(seenAt('ForceCom', 'fields').next).toBe('sidebarCustomize')
  expect(seenAt('ForceCom', 'fields', [], ['Customize']).next).toBe('sidebarCases')
  expect(seenAt('ForceCom', 'fields', [], ['Customize', 'Case']).next).toBe('sidebarCaseFields')
  // Open inside of a closed one, it is not what comes next.
  expect(seenAt('ForceCom', 'fields', [], ['Case']).next).toBe('sidebarCustomize')
})

test.each(['app', 'keys'] as const)('of %s as well', (step) => {
  expect(seenAt('ForceCom', step).next).toBe('sidebarCreate')
  expect(seenAt('ForceCom', step, [], ['DevTools']).next).toBe('sidebarApps')
})
