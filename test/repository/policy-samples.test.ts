/** The samples for IT say what the browsers and the extension understand, and the reference is in step. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import manifest from '../../manifest.json' with { type: 'json' }
import managedSchema from '../../public/managed-schema.json' with { type: 'json' }
import { type Policy, parsePolicy } from '../../src/platform/policy.ts'
import { listOrgHosts } from '../../src/salesforce/urls/my-domain.ts'
import { readGenerated } from '../../tools/generated.mjs'
import { formatPolicyReference } from '../../tools/policy-reference.mjs'
import {
  type PolicySample,
  readFirefoxSample,
  readJsonSample,
  readProfile,
  readProfileSample,
  readRegistrySample,
} from '../support/policy-samples.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../support/fake-browser.ts')).fakeBrowser,
}))

const geckoId = manifest.browser_specific_settings.gecko.id
const linux = readJsonSample('linux.json')

/** Every key of a policy; a missing one is a type error. */
const policyKeys: { readonly [Key in Exclude<keyof Policy, 'unreadable'>]: true } = {
  activationEndpoint: true,
  allowedHosts: true,
  allowedOrgs: true,
  contactEmail: true,
  disabledFeatures: true,
  proxies: true,
  skipWelcomePage: true,
}

describe('the schema of managed settings', () => {
  const { properties } = managedSchema

  test('has every key that the extension reads, and no other', () => {
    expect(Object.keys(properties).sort()).toEqual(Object.keys(policyKeys).sort())
  })

  test('gives each key the type that the extension takes', () => {
    for (const [key, { type }] of Object.entries(properties)) {
      const given = { string: 'text', array: ['a.b'], boolean: true }[type]
      expect(parsePolicy({ [key]: given }), key).toHaveProperty(key)
    }
  })

  test('is what the table in the documents shows', () => {
    const document = readFileSync('docs/policies/README.md', 'utf8')
    expect(readGenerated(document, 'settings'), '`npm run documents` writes it anew').toBe(
      formatPolicyReference(managedSchema, linux.settings),
    )
  })
})

describe('the samples', () => {
  test('set every key of the schema, as the extension understands them', () => {
    expect(Object.keys(linux.settings).sort()).toEqual(Object.keys(managedSchema.properties).sort())
    expect(parsePolicy(linux.settings)).toEqual(linux.settings)
  })

  test('for Firefox set the same, under the id of the manifest', () => {
    expect(readFirefoxSample('firefox-policies.json', geckoId).settings).toEqual(linux.settings)
  })

  test('for Windows set the same', () => {
    const chrome = readRegistrySample('windows.reg', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome')
    expect(chrome).toEqual(linux)
  })

  test('for Edge on Windows set the same, by the names that Edge has for them', () => {
    const { toolbar_pin: _, ...install } = linux.install
    const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge'
    expect(readRegistrySample('windows-edge.reg', root)).toEqual({
      install: {
        ...install,
        update_url: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
        toolbar_state: 'force_shown',
      },
      settings: linux.settings,
    })
  })

  test('for macOS set the same', () => {
    expect(readProfileSample('macos.mobileconfig', 'com.google.Chrome')).toEqual(linux)
  })

  test('for macOS give each payload an identifier of its own', () => {
    const { PayloadContent, ...profile } = readProfile('macos.mobileconfig')
    const all = [profile, ...PayloadContent]
    for (const key of ['PayloadUUID', 'PayloadIdentifier'] as const)
      expect(new Set(all.map((payload) => payload[key])).size, key).toBe(all.length)
  })

  test('are all of the files, and the document names each', () => {
    const document = readFileSync('docs/policies/README.md', 'utf8')
    const files = readdirSync('docs/policies').filter((name) => name !== 'README.md')
    expect(files).toHaveLength(5)
    for (const file of files) expect(document).toContain(`[${file}](${file})`)
  })
})

/** A host without a path, as these policies name hosts; it may begin with a wildcard. */
const hostPattern = z.string().check(z.regex(/^(?:\*|https?):\/\/(?:\*|(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)$/))
const address = z.string().check(z.startsWith('https://'))
const installationMode = z.enum(['allowed', 'blocked', 'force_installed', 'normal_installed'])

/** @see https://support.google.com/chrome/a/answer/9867568 */
const chromeInstall = z.strictObject({
  installation_mode: installationMode,
  update_url: address,
  toolbar_pin: z.enum(['default_unpinned', 'force_pinned']),
  runtime_blocked_hosts: z.array(hostPattern),
  runtime_allowed_hosts: z.array(hostPattern),
})

/** @see https://learn.microsoft.com/deployedge/microsoft-edge-browser-policies/extensionsettings */
const edgeInstall = z.strictObject({
  ...z.omit(chromeInstall, { toolbar_pin: true }).shape,
  toolbar_state: z.enum(['default_shown', 'hidden', 'force_shown']),
})

/** @see https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/ */
const firefoxInstall = z.strictObject({
  installation_mode: installationMode,
  install_url: address,
  default_area: z.enum(['navbar', 'menupanel']),
  private_browsing: z.boolean(),
})

describe('the samples’ ExtensionSettings', () => {
  const edgeRoot = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge'
  test.each<[string, z.ZodMiniType, PolicySample]>([
    ['Chrome', chromeInstall, linux],
    ['Edge', edgeInstall, readRegistrySample('windows-edge.reg', edgeRoot)],
    ['Firefox', firefoxInstall, readFirefoxSample('firefox-policies.json', geckoId)],
  ])('for %s have the names and values that the browser knows', (_browser, schema, { install }) => {
    expect(schema.safeParse(install)).toMatchObject({ success: true })
  })

  /** Returns whether one of the sample's allowed hosts stands for this host. */
  const isReached = (host: string): boolean =>
    (linux.install.runtime_allowed_hosts as readonly string[]).some((pattern) => {
      const name = pattern.replace('*://', '')
      return name.startsWith('*.') ? host === name.slice(2) || host.endsWith(name.slice(1)) : host === name
    })

  test('allow every host that the extension needs in the sample’s orgs, and block the others', () => {
    const { allowedOrgs = [], proxies = [], activationEndpoint = '' } = parsePolicy(linux.settings)
    const orgs = allowedOrgs.map((org) => org.replace('*', 'uat'))
    const hosts = orgs.flatMap(listOrgHosts)
    expect(hosts.length).toBeGreaterThan(orgs.length)
    const behindProxies = hosts.flatMap((host) => proxies.map((proxy) => `${host}.${proxy}`))
    const needed = [...hosts, ...behindProxies, new URL(activationEndpoint).hostname]
    expect(needed.filter((host) => !isReached(host))).toEqual([])
    expect(linux.install.runtime_blocked_hosts).toEqual(['*://*'])
    expect(['other.my.salesforce.com', 'login.salesforce.com', 'example.com'].filter(isReached)).toEqual([])
  })
})
