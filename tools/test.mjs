import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBrowser, ensureFirefox } from './browser.mjs'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

const parts = process.argv.slice(2).map((argument) => argument.replace(/^--/, ''))
const known = ['check', 'unit', 'e2e', 'chromium', 'firefox']
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
/** The files that passed at their second try only. */
const late = []

const check = (what, ok) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (ok) passed += 1
  else failed += 1
}

const node = (script, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status === 0

/** Runs test files of one vitest project, all where none is named; gives its JSON report, or null where it wrote none. */
const vitest = (project, files = [], options = []) => {
  const report = join(results, `${project}${files.length > 0 ? '.again' : ''}.json`)
  rmSync(report, { force: true })
  const ok = node(
    'vitest/vitest.mjs',
    ...['run', ...files, '--project', project, '--passWithNoTests', ...options],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  )
  return { ok, files: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : null }
}

const count = (file, ...states) =>
  file.assertionResults.filter(({ status }) => states.includes(status)).length

/** How many of a file's tests failed; a file that cannot be loaded has no test at all, and counts as one. */
const failuresOf = (file) => count(file, 'failed') || (file.status === 'failed' ? 1 : 0)

/**
 * Runs a project and adds up its results. On a busy machine a browser can be late once, and what follows in its file then
 * fails with it: so files that failed may be run a second time, whole and one after another, and count as they end there.
 */
const run = (project, { twice = false } = {}) => {
  const first = vitest(project)
  if (!first.files) return check(`${project} tests`, first.ok)
  const broken = first.files.filter((file) => failuresOf(file) > 0)
  // An error outside of every test (an unhandled rejection, say) fails the run without failing a test.
  if (!first.ok && broken.length === 0) check(`${project} tests: an error outside of the tests`, false)

  let files = first.files
  if (twice && broken.length > 0) {
    const names = broken.map(({ name }) => relative(root, name))
    console.log(`A second try: ${names.join(', ')}`)
    const second = vitest(project, names, ['--no-file-parallelism'])
    files = [
      ...first.files.filter((file) => !broken.includes(file)),
      ...(second.files?.length === broken.length ? second.files : broken),
    ]
    late.push(
      ...names
        .filter((_, index) =>
          second.files?.some((file) => file.name === broken[index].name && failuresOf(file) === 0),
        )
        .map((name) => `${project} ${name}`),
    )
  }
  const sum = (of) => files.reduce((total, file) => total + of(file), 0)
  const ran = { passed: sum((file) => count(file, 'passed')), failed: sum(failuresOf) }
  passed += ran.passed
  failed += ran.failed
  skipped += sum((file) => count(file, 'pending', 'skipped', 'todo', 'disabled'))
  console.log(`${project}: ${ran.passed} passed, ${ran.failed} failed`)
}

if (wants('check')) {
  check('types (tsc)', node('typescript/bin/tsc', '--noEmit', '--project', root))
  check('lint and format (biome)', node('@biomejs/biome/bin/biome', 'check', '.'))
}
if (wants('unit')) run('unit')
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
  if (built && inChromium) run('e2e', { twice: true })
  if (built && firefox) run('e2e-firefox', { twice: true })
  // Whoever asks for it by its name is not to take the other tests for it.
  if (parts.includes('firefox') && !firefox)
    check('the end-to-end tests in Firefox: it is not there, see above', false)
  else if (inFirefox && !firefox) console.log('The end-to-end tests in Firefox are skipped: see above.')
}

if (late.length > 0) console.log(`Passed at the second try: ${late.join(', ')}`)
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
