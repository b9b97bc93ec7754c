/** What a release is made of, and what may write: read off the workflows, which cannot run here. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (name: string) => readFileSync(`.github/workflows/${name}.yml`, 'utf8')

/** Returns the jobs' texts by their names. */
const jobsOf = (workflow: string): Readonly<Record<string, string>> => {
  const [, jobs = ''] = workflow.split('\njobs:\n')
  const parts = jobs.split(/^ {2}([\w-]+):\n/m).slice(1)
  return Object.fromEntries(
    parts.flatMap((name, index) => (index % 2 ? [] : [[name, parts[index + 1] ?? '']])),
  )
}

/** Returns where each of these stands in the text; all must be there. */
const placesOf = (text: string, wanted: readonly string[]) =>
  wanted.map((words) => {
    expect(text, words).toContain(words)
    return text.indexOf(words)
  })

const isAscending = (places: readonly number[]) => places.every((at, index) => at > (places[index - 1] ?? -1))

describe('a release', () => {
  const { draft = '', packages = '', 'lowest-browsers': lowest = '' } = jobsOf(read('release'))

  test('is drafted after its sums are checked and its packages and materials attested', () => {
    const steps = [
      'sha256sum --check --strict SHA256SUMS',
      'actions/attest-build-provenance@',
      'subject-checksums: release/SHA256SUMS',
      'actions/attest-sbom@',
      'gh release create "$GITHUB_REF_NAME" --draft',
    ]
    expect(isAscending(placesOf(draft, steps))).toBe(true)
    expect(draft).toContain("if: github.ref_type == 'tag'")
  })

  test('waits for all tests, for advisories, and for the lowest browsers of the manifest', () => {
    expect(draft).toContain('needs: [lowest-browsers, packages]')
    const steps = [
      'npm audit --omit=dev',
      'npm audit signatures',
      'npm test -- all check unit chromium firefox',
      'npm run package -- dist release',
    ]
    expect(isAscending(placesOf(packages, steps))).toBe(true)
    placesOf(lowest, [
      'manifest.minimum_chrome_version',
      'gecko.strict_min_version',
      'npx vitest run --project',
    ])
  })

  test('is signed and written by the one job that runs no code of the project', () => {
    const writing = Object.entries(jobsOf(read('release'))).filter(([, job]) => job.includes(': write'))
    expect(writing.map(([name]) => name)).toEqual(['draft'])
    const permissions = [...draft.matchAll(/^ {6}([\w-]+): write$/gm)].map(([, name]) => name)
    expect(permissions).toEqual(['contents', 'id-token', 'attestations'])
    expect(draft).not.toMatch(/\b(?:npm|npx|node) /)
  })
})

test('no other workflow may write anything', () => {
  for (const name of ['test', 'advisories']) expect(read(name), name).not.toContain(': write')
})

test('packages made with the lowest Node are compared with those of the supported one at every push', () => {
  const steps = ['npm run package\n', 'node-version: 20', 'diff -r artifacts artifacts-again']
  expect(isAscending(placesOf(jobsOf(read('test')).package ?? '', steps))).toBe(true)
})

test('advisories are asked for every week', () => {
  placesOf(read('advisories'), ['schedule:', 'npm audit --omit=dev', 'npm audit signatures'])
})
