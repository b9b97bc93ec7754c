/**
 * A copy of the built extension for which the password flow has ended: the one constant lies in the
 * past. The extension itself has no switch for it.
 */

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passwordFlowEndDate } from '../../src/flow-retirement/flow-retirement.ts'
import { builtExtension } from './launch.ts'

const builtDate = passwordFlowEndDate.toISOString().replace('.000Z', 'Z')
const pastDate = builtDate.replace(/^\d{4}/, '2026')

export interface CopiedBuild {
  readonly folder: string
  remove(): Promise<void>
}

/** Copies the build, with the flow's end a year earlier. Throws if no file has the date. */
export const copyBuildAfterRetirement = async (): Promise<CopiedBuild> => {
  const folder = await mkdtemp(join(tmpdir(), 'after-retirement-'))
  await cp(builtExtension, folder, { recursive: true })
  let changed = 0
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js')) continue
    const file = join(folder, name)
    const code = await readFile(file, 'utf8')
    if (!code.includes(builtDate)) continue
    await writeFile(file, code.replaceAll(builtDate, pastDate))
    changed += 1
  }
  if (changed === 0) throw new Error(`The build has no ${builtDate}`)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
