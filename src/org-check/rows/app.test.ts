/** Check my org on the connected app: an app that it does not know is not said to be missing. */

import { describe, expect, test } from 'vitest'
import {
  createCheckedOrg,
  fetchCheckRows,
  formatRowDetails,
} from '../../../test/support/check-practice-org.ts'
import { resolveMessage } from '../../../test/support/texts.ts'

const rows = async (name: string | null) => {
  const asked = createCheckedOrg()
  if (name === null) asked.org.apps.length = 0
  else asked.app.name = name
  return fetchCheckRows(asked)
}

describe('a connected app', () => {
  test('of SpaceIQ’s name is right', async () => {
    expect((await rows('SpaceIQ')).get('app')?.status).toBe('right')
  })

  test.each([
    ['of another name, though it has SpaceIQ’s callback', 'Facilities link'],
    ['that is not there at all', null],
  ])('%s is none under this name, and the way to use one that is there is told', async (_, name) => {
    const all = await rows(name)
    expect(all.get('app')).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'app' } })
    expect(formatRowDetails(all.get('app'))).toEqual(['check_app_none'])
    expect([...all.keys()].filter((id) => id.startsWith('app-'))).toEqual([])
  })

  test('in words: none under this name, open it, and say that it is SpaceIQ’s', () => {
    const text = resolveMessage('check_app_none')
    expect(text).toMatch(/under this name/)
    expect(text).toMatch(/under another name, open its page/)
    expect(text).toContain('Use this app')
  })
})
