/**
 * Gives one Chromium a real managed policy: its policy folder is mounted in the browser's own
 * namespace, so that nothing is left on the machine. Needs Linux, root, and Debian's Chromium.
 */

import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const policyFolder = '/etc/chromium'

/** Returns true if a browser can be given a managed policy here. */
export const canManage = (executablePath: string): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && executablePath.endsWith('/chromium')

/** Writes a script that starts the browser under this policy, and returns its path. */
export const underPolicy = (executablePath: string, policy: object): string => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  const file = join(folder, 'policy.json')
  const launcher = join(folder, 'browser.sh')
  writeFileSync(file, JSON.stringify(policy))
  const mount = [
    'mount --make-rprivate /',
    `mount -t tmpfs tmpfs ${policyFolder}`,
    `mkdir -p ${policyFolder}/policies/managed`,
    `cp "$0" ${policyFolder}/policies/managed/policy.json`,
    'exec "$@"',
  ].join(' && ')
  writeFileSync(
    launcher,
    `#!/bin/sh\nmkdir -p ${policyFolder}\nexec unshare -m sh -c '${mount}' '${file}' '${executablePath}' "$@"\n`,
  )
  chmodSync(launcher, 0o755)
  return launcher
}
