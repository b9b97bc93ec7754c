import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { ensureDependencies, root } from './ensure.mjs'

ensureDependencies()
process.env.CHROME_PATH = ensureBrowser()

try {
  await build()
  // Imported now that it is installed. Vite runs TypeScript, which Node 20 cannot.
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(join(root, 'test', 'benchmark', 'benchmark.ts'), {
    configFile: false,
    root,
    logLevel: 'error',
  })
  process.exitCode = await module.bench(process.argv.slice(2).map((argument) => argument.replace(/^--/, '')))
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
