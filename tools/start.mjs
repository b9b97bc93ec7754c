import { ensureBrowser } from './browser.mjs'
import { ensureDependencies } from './ensure.mjs'
import { runModule } from './run-module.mjs'

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

await runModule('test/demo/start-practice-org.ts', async ({ run }) => {
  process.exitCode = await run({ auto, way })
})
