import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

/** `probe.ts` and all it needs of the extension, as a script that puts `Probe` into the page; nothing is written. */
export const bundleProbe = async (): Promise<string> => {
  const entry = resolve(dirname(fileURLToPath(import.meta.url)), 'probe.ts')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'Probe' } },
  })
  const [output] = [built].flat() as Rollup.RollupOutput[]
  const [chunk] = output?.output ?? []
  if (!chunk) throw new Error('The probe was not built')
  // Declared with var, which a function's own scope would keep.
  return `${chunk.code}\nglobalThis.Probe = Probe`
}
