import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

/** `in-page.ts` with the extension's own lookups, as a script that puts `Drift` into the page; nothing is written. */
export const bundleMutations = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('mutations-in-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'Drift',
      },
    },
  })
  const [output] = [built].flat() as Rollup.RollupOutput[]
  const [chunk] = output?.output ?? []
  if (!chunk) throw new Error('The bundle was not built')
  // Declared with var, which a function's own scope would keep.
  return `${chunk.code}\nglobalThis.Drift = Drift`
}
