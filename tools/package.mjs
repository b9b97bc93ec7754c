import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'
import { zip } from './zip.mjs'

ensureDependencies()
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const artifacts = join(root, 'artifacts')
mkdirSync(artifacts, { recursive: true })

/** The files of a folder by their paths, sorted by code unit, so that no locale or file system decides the order. */
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

const pack = (browser) => {
  const files = filesOf(join(root, 'dist', browser))
  const archive = zip(files)
  const file = `${name}-${version}-${browser}.zip`
  writeFileSync(join(artifacts, file), archive)
  const list = files.map(({ path, data }) => `${String(data.length).padStart(8)}  ${path}`).join('\n')
  writeFileSync(join(artifacts, file.replace('.zip', '.txt')), `${list}\n`)
  console.log(`artifacts/${file} (${archive.length} bytes)\n${list}`)
  return `${createHash('sha256').update(archive).digest('hex')}  ${file}`
}

try {
  await build()
  const sums = ['chrome', 'firefox'].map(pack).join('\n')
  writeFileSync(join(artifacts, 'SHA256SUMS'), `${sums}\n`)
  console.log(sums)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
