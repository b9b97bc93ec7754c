/** The packed sources build the package, as a reviewer of addons.mozilla.org builds it. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

// Sources that were unpacked have no repository to be packed from.
test.runIf(existsSync('.git'))(
  'what `build-for-amo` makes of the packed sources is what is built here, byte for byte',
  () => {
    // With the test runner's NODE_ENV the build would leave out the extension.
    const { VITEST: _, NODE_ENV: __, ...env } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['tools/build-for-amo.mjs', '--check', '--installed'],
      { env, encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(stdout).toContain('The packed sources build the same files.')
    expect(status).toBe(0)
  },
  120_000,
)
