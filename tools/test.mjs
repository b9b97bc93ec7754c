import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBrowser, ensureFirefox } from './browser.mjs'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

const given = process.argv.slice(2).map((argument) => argument.replace(/^--/, ''))
const shard = given.find((argument) => /^shard=\d+\/\d+$/.test(argument))
const words = given.filter((argument) => argument !== shard)
const known = ['all', 'check', 'unit', 'e2e', 'chromium', 'firefox']
const unknown = words.filter((word) => !known.includes(word))
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(', ')}. Use "npm test", or after "npm test --" one or more of ${known.join(', ')}, and --shard=1/2 for a part of the browser tests.`,
  )
  process.exit(1)
}
const parts = words.filter((word) => word !== 'all')
const wants = (part) => parts.length === 0 || parts.includes(part)

/**
 * Returns the commit as the seed, so that a failure is reproducible elsewhere; random without git.
 */
const seedOfCommit = () => {
  const told = spawnSync('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: root, encoding: 'utf8' })
  return told.status === 0 ? told.stdout.trim() : String(randomInt(1, 1_000_000))
}

// Without a seed all is tried: test/support/sample.ts, test/support/schedule.ts.
if (words.includes('all')) delete process.env.TEST_SEED
else {
  process.env.TEST_SEED ||= seedOfCommit()
  console.log(
    `A sample of the sweeps, with seed ${process.env.TEST_SEED} (TEST_SEED=${process.env.TEST_SEED} tries the same again); "npm test -- all" tries everything in both browsers.`,
  )
}

// Not part of the times below.
ensureDependencies()
const inChromium = wants('e2e') || parts.includes('chromium')
const inFirefox = wants('e2e') || parts.includes('firefox')
if (inChromium) process.env.CHROME_PATH = ensureBrowser()
const firefox = inFirefox ? ensureFirefox() : null
if (firefox) process.env.FIREFOX_PATH = firefox

const results = join(root, 'artifacts', 'test')
mkdirSync(results, { recursive: true })

let passed = 0
let failed = 0
let skipped = 0
/** Files that passed only at the second try. */
const late = []
/** Seconds by part. */
const seconds = {}

const timed = async (part, work) => {
  const begin = performance.now()
  await work()
  seconds[part] = (performance.now() - begin) / 1000
}

const check = (what, ok) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (ok) passed += 1
  else failed += 1
}

const node = (script, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status === 0

/** Runs a script in parallel with others; prints its output when it ends. */
const nodeBeside = (script, ...args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      done(code === 0)
    })
  })

/**
 * Runs files of a vitest project, all by default. Returns its JSON report, or null if there is
 * none.
 */
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

/** Counts a file's failed tests; a file that cannot be loaded counts as one. */
const failuresOf = (file) => count(file, 'failed') || (file.status === 'failed' ? 1 : 0)

/**
 * Runs a project and adds up its results. A browser can be late once on a busy machine, and the
 * rest of its file then fails too: with `twice`, failed files run again, serially, and that result
 * counts.
 */
const run = (project, { twice = false, options = [] } = {}) => {
  const first = vitest(project, [], options)
  if (!first.files) return check(`${project} tests`, first.ok)
  const broken = first.files.filter((file) => failuresOf(file) > 0)
  // An error outside of all tests (an unhandled rejection, say) fails no test.
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

if (wants('check'))
  await timed('types and lint', async () => {
    const [types, lint] = await Promise.all([
      nodeBeside('typescript/bin/tsc', '--noEmit', '--project', root),
      nodeBeside('@biomejs/biome/bin/biome', 'check', '.'),
    ])
    check('types (tsc)', types)
    check('lint and format (biome)', lint)
  })
if (wants('unit')) await timed('unit', () => run('unit'))
if (inChromium || inFirefox) {
  let built = false
  await timed('build', async () => {
    built = await build().then(
      () => true,
      (error) => console.error(error.message),
    )
    check('build', built === true)
  })
  const options = { twice: true, options: shard ? [`--${shard}`] : [] }
  if (built && inChromium) await timed('Chromium', () => run('e2e', options))
  if (built && firefox) await timed('Firefox', () => run('e2e-firefox', options))
  // Requested by name, a missing Firefox is a failure.
  if (parts.includes('firefox') && !firefox)
    check('the end-to-end tests in Firefox: it is not there, see above', false)
  else if (inFirefox && !firefox) console.log('The end-to-end tests in Firefox are skipped: see above.')
}

if (late.length > 0) console.log(`Passed at the second try: ${late.join(', ')}`)
if (skipped > 0) console.log(`${skipped} skipped`)
const whole = Object.values(seconds).reduce((sum, one) => sum + one, 0)
console.log(
  `Took ${[...Object.entries(seconds), ['in all', whole]].map(([part, took]) => `${part} ${took.toFixed(0)} s`).join(', ')}`,
)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
