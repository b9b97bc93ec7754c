/**
 * Gives one browser a real managed policy: its policy folder is mounted in the browser's own
 * namespace, so that nothing is left on the machine and no other browser sees it. Needs Linux, root,
 * and Debian's packages.
 */

import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Where a browser of Debian looks for policies. */
interface PolicyPlace {
  readonly folder: string
  /** The file below the folder. */
  readonly file: string
  /** How the program's path ends. */
  readonly program: RegExp
}

export const policyPlaces = {
  chromium: { folder: '/etc/chromium', file: 'policies/managed/policy.json', program: /\/chromium$/ },
  firefox: {
    folder: '/usr/lib/firefox-esr/distribution',
    file: 'policies.json',
    program: /\/firefox(?:-esr)?$/,
  },
} as const satisfies Readonly<Record<string, PolicyPlace>>

/** Returns true if this browser can be given a managed policy here. */
export const canManage = (
  executablePath: string,
  { folder, program }: PolicyPlace = policyPlaces.chromium,
): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  program.test(executablePath) &&
  existsSync(dirname(folder))

/** Writes a script that starts the browser under this policy, and returns its path. */
export const underPolicy = (
  executablePath: string,
  policy: object,
  { folder, file }: PolicyPlace = policyPlaces.chromium,
): string => {
  const work = mkdtempSync(join(tmpdir(), 'policy-'))
  const source = join(work, 'policy.json')
  const launcher = join(work, 'browser.sh')
  writeFileSync(source, JSON.stringify(policy))
  const target = join(folder, file)
  const mount = [
    'mount --make-rprivate /',
    `mount -t tmpfs tmpfs ${folder}`,
    `mkdir -p $(dirname ${target})`,
    `cp "$0" ${target}`,
    'exec "$@"',
  ].join(' && ')
  writeFileSync(
    launcher,
    `#!/bin/sh\nmkdir -p ${folder}\nexec unshare -m sh -c '${mount}' '${source}' '${executablePath}' "$@"\n`,
  )
  chmodSync(launcher, 0o755)
  return launcher
}
