import { join } from 'node:path'
import { build } from './build.mjs'
import { root } from './ensure.mjs'

/**
 * Builds the extension and runs a TypeScript module with it: `run` gets what the module exports. On
 * an error, prints it and sets the exit code to 1. The packages must be installed.
 */
export const runModule = async (path, run) => {
  try {
    await build()
    // Imported now that it is installed. Vite runs TypeScript, which Node 20 cannot.
    const { runnerImport } = await import('vite')
    const { module } = await runnerImport(join(root, path), { configFile: false, root, logLevel: 'error' })
    await run(module)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
}
