/** `npm run bench`: what the setup costs by hand and with the extension, and what Check my org asks of the API. */

import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { measureApi } from './api.ts'
import { measureEffort } from './effort.ts'
import { apiTable, effortTable } from './table.ts'

const folder = 'artifacts/bench'
const file = `${folder}/report.json`

/** Runs the parts, all unless told; what was measured of the others earlier stays in the report. */
export const bench = async (parts: readonly string[]): Promise<number> => {
  const wants = (part: string) => parts.length === 0 || parts.includes(part)
  const before = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const effort = wants('effort') ? await measureEffort() : undefined
  const api = wants('api') ? await measureApi() : undefined
  const at = new Date().toISOString()
  const report = {
    ...before,
    ...(effort ? { effort: { at, ...effort } } : {}),
    ...(api ? { api: { at, ...api } } : {}),
  }
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  const tables = [...(effort ? [effortTable(effort)] : []), ...(api ? [apiTable(api)] : [])]
  console.log(`\n${tables.join('\n\n')}\n\nWritten to ${file}`)
  return 0
}
