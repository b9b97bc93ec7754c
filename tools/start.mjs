import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

ensureDependencies()
process.env.CHROME_PATH = ensureBrowser()

const wayIndex = process.argv.indexOf('--way')
const way = wayIndex < 0 ? 'password' : process.argv[wayIndex + 1]
if (way !== 'password' && way !== 'client-credentials') {
  console.error('--way takes password or client-credentials.')
  process.exit(2)
}

const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const auto = process.argv.includes('--auto') || !hasScreen
if (!hasScreen && !process.argv.includes('--auto'))
  console.log('There is no screen here: running by itself (--auto).')

try {
  await build()
  // Imported now that it is installed. Vite runs TypeScript, which Node 20 cannot.
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(join(root, 'test', 'demo', 'start-practice-org.ts'), {
    configFile: false,
    root,
    logLevel: 'error',
  })
  process.exitCode = await module.run({ auto, way })
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
