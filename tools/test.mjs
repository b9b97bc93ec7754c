import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, ensureFirefox } from './browser.mjs'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

const parts = process.argv.slice(2).map((argument) => argument.replace(/^--/, ''))
const known = ['unit', 'e2e', 'chromium', 'firefox']
const unknown = parts.filter((part) => !known.includes(part))
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(', ')}. Use "npm test", or after "npm test --" one or more of ${known.join(', ')}.`,
  )
  process.exit(1)
}
const wants = (part) => parts.length === 0 || parts.includes(part)

ensureDependencies()
const results = join(root, 'artifacts', 'test')
mkdirSync(results, { recursive: true })

let passed = 0
let failed = 0
let skipped = 0

const check = (what, ok) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (ok) passed += 1
  else failed += 1
}

const node = (script, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status === 0

/** Runs one vitest project and adds up its JSON report, where a file that cannot be loaded has no test at all. */
const vitest = (project) => {
  const report = join(results, `${project}.json`)
  rmSync(report, { force: true })
  const ok = node(
    'vitest/vitest.mjs',
    ...['run', '--project', project, '--passWithNoTests'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  )
  if (!existsSync(report)) return check(`${project} tests`, ok)
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  let failures = 0
  const before = passed
  for (const file of testResults) {
    const of = (...states) => file.assertionResults.filter(({ status }) => states.includes(status)).length
    passed += of('passed')
    skipped += of('pending', 'skipped', 'todo', 'disabled')
    const broken = file.status === 'failed' && of('failed') === 0 ? 1 : 0
    failures += of('failed') + broken
  }
  failed += failures
  console.log(`${project}: ${passed - before} passed, ${failures} failed`)
  // An error outside of every test (an unhandled rejection, say) fails the run without failing a test.
  if (!ok && failures === 0) check(`${project} tests: an error outside of the tests`, false)
}

if (parts.length === 0) {
  check('types (tsc)', node('typescript/bin/tsc', '--noEmit', '--project', root))
  check('lint and format (biome)', node('@biomejs/biome/bin/biome', 'check', '.'))
}
if (wants('unit')) vitest('unit')
const inChromium = wants('e2e') || parts.includes('chromium')
const inFirefox = wants('e2e') || parts.includes('firefox')
if (inChromium || inFirefox) {
  if (inChromium) process.env.CHROME_PATH = ensureBrowser()
  const firefox = inFirefox ? ensureFirefox() : null
  if (firefox) process.env.FIREFOX_PATH = firefox
  const built = await build().then(
    () => true,
    (error) => console.error(error.message),
  )
  check('build', built === true)
  if (built && inChromium) vitest('e2e')
  if (built && firefox) vitest('e2e-firefox')
  if (inFirefox && !firefox) console.log('The end-to-end tests in Firefox are skipped: see above.')
}

if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
