import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** Compares with npm's own record of what it installed; file times say nothing after a clone or a checkout. */
const installed = () => {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, record))) return false
  const has = packagesOf(record)
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true
    // The optional ones are other systems' binaries, which npm leaves out here.
    if (!has[path]) return wanted.optional === true
    return has[path].integrity === wanted.integrity
  })
}

/** Installs the dependencies when they are missing or are not those of the lock file. */
export const ensureDependencies = () => {
  if (installed()) return
  console.log('Installing the dependencies (npm ci) ...')
  const npm = process.env.npm_execpath
  // npm's own path is known under `npm run`; elsewhere npm is a .cmd file on Windows, which needs a shell.
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--include=dev'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm ci --include=dev', { cwd: root, stdio: 'inherit', shell: true })
  if (result.status !== 0) {
    console.error('npm ci failed: see above.')
    process.exit(1)
  }
}
