import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureDependencies, root } from './ensure.mjs'

const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))

/**
 * Builds one browser's extension, in its own process, since crxjs keeps a list of scripts per
 * process.
 */
const buildFor = (browser, into) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      env: { ...process.env, BROWSER: browser, BUILD_INTO: into, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build for ${browser} failed:\n${output}`)),
    )
  })

/** Builds both extensions into `chrome` and `firefox` below a folder. */
export const build = async (into = 'dist') => {
  const began = performance.now()
  await Promise.all([buildFor('chrome', into), buildFor('firefox', into)])
  console.log(
    `Built ${into}/chrome and ${into}/firefox in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureDependencies()
  await build().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
