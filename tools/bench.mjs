import { ensureBrowser } from './browser.mjs'
import { ensureDependencies } from './ensure.mjs'
import { runModule } from './run-module.mjs'

ensureDependencies()
process.env.CHROME_PATH = ensureBrowser()

await runModule('test/benchmark/benchmark.ts', async ({ bench }) => {
  process.exitCode = await bench(process.argv.slice(2).map((argument) => argument.replace(/^--/, '')))
})
