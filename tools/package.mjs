import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'
import { createSbom } from './sbom.mjs'

/** Reads a folder's files, sorted by code unit, independent of locale and file system. */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, data: readFileSync(join(folder, path)) }))

const sha256 = (data) => createHash('sha256').update(data).digest('hex')

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const pack = (zip, builds, browser, into) => {
  const files = filesOf(join(builds, browser))
  const archive = zip(files)
  const file = `${name}-${version}-${browser}.zip`
  writeFileSync(join(into, file), archive)
  // For `sha256sum -c` in the folder of an unpacked package.
  const list = files.map(({ path, data }) => `${sha256(data)}  ${path}\n`).join('')
  writeFileSync(join(into, file.replace('.zip', '.txt')), list)
  const sizes = files.map(({ path, data }) => `${String(data.length).padStart(8)}  ${path}`).join('\n')
  console.log(`${file} (${archive.length} bytes)\n${sizes}`)
  return `${sha256(archive)}  ${file}`
}

/** Writes the software bill of materials, the same for both packages. */
const listMaterials = (into) => {
  const sbom = createSbom()
  const file = `${name}-${version}.cdx.json`
  writeFileSync(join(into, file), sbom)
  return `${sha256(sbom)}  ${file}`
}

/**
 * Builds into `builds`, and writes packages, their lists of files with SHA-256, their materials, and
 * SHA256SUMS into `into`.
 */
const makePackages = async (builds, into) => {
  mkdirSync(into, { recursive: true })
  await build(builds)
  // Only now: in a fresh clone its library is not installed before `ensureDependencies`.
  const { zip } = await import('./zip.mjs')
  const packed = ['chrome', 'firefox'].map((browser) => pack(zip, resolve(root, builds), browser, into))
  const sums = [...packed, listMaterials(into)].join('\n')
  writeFileSync(join(into, 'SHA256SUMS'), `${sums}\n`)
  console.log(sums)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [builds = 'dist', into = join(root, 'artifacts')] = process.argv.slice(2)
  ensureDependencies()
  await makePackages(builds, into).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
