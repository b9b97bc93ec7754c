/**
 * Tries a skeleton or a saved page on our rules.
 *
 *   npm run page -- FILE [--at ADDRESS] [--keep NAME]
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDependencies, root } from './ensure.mjs'

const usage = 'npm run page -- FILE [--at ADDRESS] [--keep NAME]'

const readOptions = () => {
  try {
    const { values, positionals } = parseArgs({
      options: { at: { type: 'string' }, keep: { type: 'string' } },
      allowPositionals: true,
    })
    const [file] = positionals
    const isRight =
      positionals.length === 1 &&
      existsSync(file) &&
      (values.at === undefined || URL.canParse(values.at)) &&
      (values.keep === undefined || /^[a-z\d]+(?:-[a-z\d]+)*$/.test(values.keep))
    return isRight ? { file, ...values } : null
  } catch {
    return null
  }
}

const options = readOptions()
if (options === null) {
  console.error(
    `${usage}\nThe file must be there; ADDRESS begins with https://; NAME has small letters, digits and hyphens.`,
  )
  process.exit(2)
}
ensureDependencies()
// Vite runs TypeScript, which Node 20 cannot.
const { runnerImport } = await import('vite')
const { module } = await runnerImport(join(root, 'test/kept-pages/report-page.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
})
process.exitCode = module.reportPage(options)
