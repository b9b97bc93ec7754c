/** Bundles modules for the page, with what they import of the extension. */

import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

/** Returns the module as a script that sets `name` in the page. */
const bundleForPage = async (path: string, name: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(path, import.meta.url)), formats: ['iife'], name },
    },
  })
  const [output] = [built].flat() as Rollup.RollupOutput[]
  const [chunk] = output?.output ?? []
  if (!chunk) throw new Error(`${path} was not bundled`)
  // A `var` would stay local if the code runs inside a function.
  return `${chunk.code}\nglobalThis.${name} = ${name}`
}

export const bundleMutations = (): Promise<string> => bundleForPage('mutations-in-page.ts', 'PageMutations')

export const bundleProbe = (): Promise<string> => bundleForPage('captures/probe.ts', 'Probe')
