/** The hosts that most tests grant from the start, as after the browser's question at Start. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { orgHostPatterns } from '../../src/salesforce/urls/hosts.ts'
import type { FakeOrg } from '../practice-org/types.ts'
import type { ExtensionDriver } from './driver.ts'

/** Match patterns of all orgs' hosts, and SpaceIQ's. */
export const allHostPatterns: readonly string[] = [...orgHostPatterns, '*.spaceiq.com'].map(
  (host) => `https://${host}/*`,
)

/** Match patterns that Start asks for in an org: its three hosts, and the default endpoint's. */
export const listStartPatterns = (org: FakeOrg): readonly string[] =>
  [
    `${org.name}.my.salesforce.com`,
    `${org.name}.my.salesforce-setup.com`,
    `${org.name}.lightning.force.com`,
    'api.spaceiq.com',
  ].map((host) => `https://${host}/*`)

/** Returns whether the extension requests its hosts, rather than requiring them at installation. */
const requestsHosts = (folder: string): boolean => {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) return false
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  return (manifest.host_permissions ?? []).length === 0 && manifest.optional_host_permissions !== undefined
}

/** Grants all hosts, and the permission for the session, to an extension that requests them. */
export const grantAllHosts = async (extension: ExtensionDriver, folder: string): Promise<void> => {
  if (requestsHosts(folder)) await extension.grantHosts(allHostPatterns, ['cookies'])
}
