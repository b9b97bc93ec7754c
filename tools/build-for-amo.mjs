/**
 * Builds the package for Firefox as a reviewer of addons.mozilla.org does.
 *
 *   npm run build-for-amo                builds dist/firefox, and prints the SHA-256 of each file
 *   npm run build-for-amo -- --source    packs the sources, for the upload, into artifacts
 *   npm run build-for-amo -- --check     packs them, unpacks them elsewhere, installs and builds there,
 *                                        and compares the files with those that are built here;
 *                                        --installed takes the packages that are installed here
 */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

/** Lists the files of the sources: those of the repository, as they are now. */
const listSources = () =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '' && path !== 'node_modules')
    .sort()

/** Packs the sources and returns the archive. */
const packSources = () => {
  const deleted = new Set(
    execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0'),
  )
  return zip(
    listSources()
      .filter((path) => !deleted.has(path))
      .map((path) => ({ path, data: readFileSync(join(root, path)) })),
  )
}

/** Lists the files of a build with their SHA-256, as the list that a release has beside its package. */
const listBuild = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      sum: createHash('sha256').update(readFileSync(path)).digest('hex'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sum }) => `${sum}  ${path}\n`)
    .join('')

const unpackInto = (folder, archive) => {
  for (const [path, data] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), data)
  }
}

/** Builds from the packed sources in a folder of its own, and returns the list of files. */
const buildElsewhere = (archive, { installed }) => {
  const folder = mkdtempSync(join(tmpdir(), 'amo-'))
  try {
    unpackInto(folder, archive)
    if (installed) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    // Windows finds npm by a shell alone.
    else execFileSync('npm ci', { cwd: folder, stdio: 'inherit', shell: true })
    execFileSync(process.execPath, ['tools/build-for-amo.mjs'], { cwd: folder, stdio: 'ignore' })
    return listBuild(join(folder, 'dist/firefox'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const saveSources = (archive) => {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const file = join('artifacts', `${name}-${version}-source.zip`)
  mkdirSync(join(root, 'artifacts'), { recursive: true })
  writeFileSync(join(root, file), archive)
  console.log(`${file} (${archive.length} bytes)`)
}

const options = process.argv.slice(2)
const has = (option) => options.includes(option)

ensureDependencies()
// Only now: in a fresh clone they are not installed before.
const { unzipSync } = await import('fflate')
const { zip } = await import('./zip.mjs')

if (has('--source')) {
  saveSources(packSources())
} else if (has('--check')) {
  const into = mkdtempSync(join(tmpdir(), 'amo-here-'))
  await build(into)
  const here = listBuild(join(into, 'firefox'))
  rmSync(into, { recursive: true, force: true })
  const elsewhere = buildElsewhere(packSources(), { installed: has('--installed') })
  const isSame = here === elsewhere
  console.log(
    isSame ? 'The packed sources build the same files.' : `Here:\n${here}From the sources:\n${elsewhere}`,
  )
  process.exitCode = isSame ? 0 : 1
} else {
  await build()
  console.log(listBuild(join(root, 'dist/firefox')))
}
