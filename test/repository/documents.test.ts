/** Holds the documents to the product. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }
import type { Settings } from '../../src/platform/settings.ts'
import type { ObservedSetup } from '../../src/salesforce/observed-setup.ts'
import type { OrgState } from '../../src/setup-guide/org-state.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)
const documents = [...readdirSync(root), ...below('docs'), 'test/practice-org/README.md']
  .filter((path) => path.endsWith('.md'))
  .sort()

/** Returns the text below a heading, up to the next heading of its level or above. */
const section = (text: string, heading: string): string => {
  const [marks = ''] = /^#+/.exec(heading) ?? []
  const begin = text.indexOf(`${heading}\n`)
  expect(begin, heading).toBeGreaterThanOrEqual(0)
  const rest = text.slice(begin + heading.length)
  const end = rest.search(new RegExp(`\n#{1,${marks.length}} `))
  return (end < 0 ? rest : rest.slice(0, end)).trim()
}

const firstColumn = (table: string) =>
  [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name).sort()

describe.each(documents)('%s', (path) => {
  const text = read(path)

  test('names no file that is not there', () => {
    const quoted = text.matchAll(/`((?:src|test|tools|docs|public)\/[^`*<>]+)`/g)
    const drawn = text.matchAll(/(?<![\w/.-])((?:src|test|tools|docs)\/[\w/.-]+\.(?:tsx?|mjs|json|md))\b/g)
    const named = [...quoted, ...drawn].map(([, file = '']) => file)
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to)
    const local = links.filter((to) => !/^https?:/.test(to))
    expect(local.filter((to) => !existsSync(join(root, path, '..', to)))).toEqual([])
  })

  test('names no command that does not exist', () => {
    const commands = [...text.matchAll(/`npm run ([a-z-]+)/g)].map(([, name = '']) => name)
    expect(commands.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([])
  })
})

/** Words of PRIVACY.md for each stored part; a missing part is a type error. */
const onDisk: {
  readonly [Part in keyof (Omit<Required<ObservedSetup>, 'consumerCredentials'> &
    Omit<OrgState, 'version' | 'observedSetup'> &
    Settings)]: string
} = {
  profile: 'names, ids and settings of the profile, user and app',
  user: 'username and email address',
  connectedApp: 'names, ids and settings of the profile, user and app',
  fields: 'which of the seven fields exist, how they differ',
  namespacedFields: "which have the org's namespace before their names",
  connectedAppNamed: 'the name you gave a new app in its form',
  connectedAppCreationClosed: 'whether Salesforce refuses new apps',
  connectedAppSavedAt: 'when the app was saved',
  repairedPassword: 'for which user *Review fixes* set a password, when',
  activation: 'how and when the activation ended',
  passwordFlowWorkedAt: 'when *Test login* last got a token (not the token)',
  passwordFlowBlocked: 'whether the org blocks the password flow',
  organizationCreatedAt: 'when the org was created',
  externalClientApp: 'name and settings of an external client app for SpaceIQ',
  clientCredentialsWorkedAt: 'when *Test login* last got a token (not the token)',
  formFilledAt: "when SpaceIQ's form was filled",
  guideActive: 'whether the guide is shown',
  overlayHidden: 'whether the guide is shown',
  overlayRemoved: 'whether the guide is shown',
  chosenStep: 'which steps are done or skipped',
  skippedSteps: 'which steps are done or skipped',
  pickedControls: 'what you picked',
  fieldCreation: 'how the creation of fields stands',
  chosenGrant: 'how you chose that SpaceIQ logs in',
  switchedToClassic: 'that you switched to Classic by the card',
  activationEndpoint: 'your settings',
  allowedHosts: 'your settings',
  contactEmail: 'your settings',
}

test('PRIVACY.md names every part of what is kept on disk', () => {
  const [, kept = ''] = /\*\*What it keeps on disk\*\*(.*)/.exec(read('PRIVACY.md')) ?? []
  for (const [part, words] of Object.entries(onDisk)) expect(kept, part).toContain(words)
})

test('PRIVACY.md says what of version 0.1.0 is kept apart, and until when', () => {
  const [, kept = ''] = /\*\*What it keeps on disk\*\*(.*)/.exec(read('PRIVACY.md')) ?? []
  expect(kept).toContain("What version 0.1.0 had stored of an org's profile, user and app")
  expect(kept).toContain('and the contact, are kept apart, unused, until you use or discard them')
})

test('PRIVACY.md says that key and secret are in memory alone, also that there are any', () => {
  const [, memory = ''] = /\*\*What it keeps in memory\*\*(.*)/.exec(read('PRIVACY.md')) ?? []
  expect(memory).toContain('the five values, where each came from and when, and the SpaceIQ token')
})

describe('docs/permissions.md', () => {
  const text = read('docs/permissions.md')

  test('tells of every permission that is asked for at installation, and of no other', () => {
    expect(firstColumn(section(text, '## Asked for at installation'))).toEqual(
      // Of the panels only Chromium's asks for a permission.
      [...manifest.permissions, 'sidePanel'].sort(),
    )
  })

  test('tells of every permission that is asked for later, and of no other', () => {
    const optional: readonly string[] = [
      ...manifest.optional_permissions,
      ...manifest.optional_host_permissions,
      ...manifest.browser_specific_settings.gecko.data_collection_permissions.optional,
    ]
    expect(firstColumn(section(text, '## Asked for when it is needed'))).toEqual([...optional].sort())
  })

  test('is the one list of permissions, to which the README leads', () => {
    // The stores' listings are made of the manifest, for forms that want a reason of each.
    const ours = documents.filter((path) => !path.startsWith('docs/store/'))
    const tables = ours.filter((path) => /^\| `(?:storage|cookies)`/m.test(read(path)))
    expect(tables).toEqual(['docs/permissions.md'])
    expect(read('README.md')).toContain('](docs/permissions.md)')
  })
})

test('the changelog’s newest version is that of the manifest and the package', () => {
  const [, newest] = /^## (\S+)/m.exec(read('CHANGELOG.md')) ?? []
  expect(newest).toBe(manifest.version)
  expect(packageJson.version).toBe(manifest.version)
})

describe.each(below('.github/workflows'))('%s', (path) => {
  const text = read(path)

  test('pins every action to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action)
    expect(uses.length).toBeGreaterThan(0)
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('may write nothing unless a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m)
  })
})
