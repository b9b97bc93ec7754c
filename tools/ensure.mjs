import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/**
 * Returns true if npm's record of what it installed matches the lock file; file times prove nothing
 * after a checkout.
 */
const installed = () => {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, record))) return false
  const has = packagesOf(record)
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true
    // npm skips optional packages, binaries for other systems.
    if (!has[path]) return wanted.optional === true
    return has[path].integrity === wanted.integrity
  })
}

/** Installs the dependencies if they are missing or differ from the lock file. */
export const ensureDependencies = () => {
  if (installed()) return
  console.log('Installing the dependencies (npm ci) ...')
  const npm = process.env.npm_execpath
  // Under `npm run` npm's path is known. Otherwise on Windows npm is a .cmd file, which needs a
  // shell.
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--include=dev'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm ci --include=dev', { cwd: root, stdio: 'inherit', shell: true })
  if (result.status !== 0) {
    console.error('npm ci failed: see above.')
    process.exit(1)
  }
}
