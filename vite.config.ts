/** Builds the extension: `vite build`, once for each browser (tools/build.mjs). */

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { build, defineConfig, normalizePath, type PluginOption, type Rolldown } from 'vite'
import manifest from './manifest.json' with { type: 'json' }
import { defineWhatsNew } from './tools/changelog.mjs'

type BrowserName = 'chrome' | 'firefox'

/** Registered per org once the guide is started there, so not in the manifest. */
const guide = 'src/setup-guide/content/index.ts'

/** Injected on demand by the background, so not in the manifest. */
const pageActions = 'src/setup-guide/content/page-actions.ts'

/** Injected when the admin asks for a description of the page. */
const pageSkeleton = 'src/page-skeleton/content/index.ts'

/** Creates a browser's manifest from manifest.json. */
const manifestFor = (browser: BrowserName) => {
  const { background, browser_specific_settings, minimum_chrome_version, storage, ...common } = manifest
  return browser === 'chrome'
    ? {
        ...common,
        minimum_chrome_version,
        background,
        storage,
        permissions: [...common.permissions, 'sidePanel'],
        side_panel: { default_path: common.action.default_popup },
      }
    : {
        ...common,
        browser_specific_settings,
        background: { scripts: [background.service_worker], type: background.type },
        sidebar_action: {
          default_panel: common.action.default_popup,
          default_title: common.name,
          default_icon: common.action.default_icon,
          open_at_install: false,
        },
      }
}

/** Fails a build with web-accessible files, by which pages could detect the extension. */
const nothingWebAccessible = (): PluginOption => ({
  name: 'nothing-web-accessible',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const file = bundle['manifest.json']
    if (file?.type !== 'asset') return
    const built = JSON.parse(String(file.source)) as Record<string, unknown>
    const exposed = built.web_accessible_resources
    if (Array.isArray(exposed) && exposed.length > 0) this.error(`web-accessible: ${JSON.stringify(exposed)}`)
    delete built.web_accessible_resources
    file.source = `${JSON.stringify(built, null, 2)}\n`
  },
})

/** Leaves the descriptions out of the texts: translators alone need them, and they are half of a file. */
const textsWithoutDescriptions = (): PluginOption => ({
  name: 'texts-without-descriptions',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const language of readdirSync(join(dir, '_locales'))) {
      const path = join(dir, '_locales', language, 'messages.json')
      const leaveOut = (key: string, value: unknown) => (key === 'description' ? undefined : value)
      writeFileSync(path, `${JSON.stringify(JSON.parse(readFileSync(path, 'utf8'), leaveOut), null, 2)}\n`)
    }
  },
})

/**
 * Puts the styles that pages share before a page's own, in the order of their sources. Vite appends
 * the styles of a chunk that has nothing else.
 */
const sharedStylesFirst = (): PluginOption => ({
  name: 'shared-styles-first',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const link = /<link rel="stylesheet"[^>]*>/g
    const pages = Object.values(bundle).flatMap((file) =>
      file.type === 'asset' && file.fileName.endsWith('.html') ? [file] : [],
    )
    const linksOf = ({ source }: { source: string | Uint8Array }) => String(source).match(link) ?? []
    const all = pages.flatMap(linksOf)
    const countPages = (one: string) => all.filter((other) => other === one).length
    for (const page of pages) {
      const links = linksOf(page).sort((one, other) => countPages(other) - countPages(one))
      page.source = String(page.source).replace(link, () => links.shift() ?? '')
    }
  },
})

/** Builds a script that the background injects: one classic file, at the path of its source. */
const injectedScript = (entry: string): PluginOption => ({
  name: 'injected-script',
  apply: 'build',
  async generateBundle() {
    const { root, define, build: options } = this.environment.config
    const result = await build({
      configFile: false,
      root,
      ...(define ? { define } : {}),
      logLevel: 'warn',
      build: {
        write: false,
        target: options.target,
        rolldownOptions: { input: entry, output: { format: 'iife' } },
        modulePreload: false,
      },
    })
    if (!Array.isArray(result) && 'output' in result)
      this.emitFile({
        type: 'asset',
        fileName: entry.replace(/\.ts$/, '.js'),
        source: result.output[0].code,
      })
  },
})

const absolutePath = (path: string) => normalizePath(join(import.meta.dirname, path))
const popup = absolutePath('src/popup/index.tsx')
const worker = absolutePath(manifest.background.service_worker)

/** Returns the module and all that import it, directly or through others. */
const findImporters = (id: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> => {
  const found = new Set([id])
  for (const one of found)
    for (const importer of graph.getModuleInfo(one)?.importers ?? []) found.add(importer)
  return found
}

/** Gathers what the popup shares with others in one chunk: `isShared` gets a module's importers. */
const gatherFromPopup = (
  name: string,
  isShared: (importers: ReadonlySet<string>, graph: Rolldown.ChunkingContext) => boolean,
): Rolldown.CodeSplittingGroup => ({
  name: (id, graph) => {
    const importers = findImporters(id, graph)
    return importers.has(popup) && isShared(importers, graph) ? name : null
  },
  debugName: name,
})

/**
 * The first that takes a module has it. Left to itself, the bundler makes a chunk for every set of
 * pages that share something, and the popup reads two dozen files before it is painted.
 */
const sharedChunks = [
  { ...gatherFromPopup('shared', (importers) => importers.has(worker)), priority: 1 },
  gatherFromPopup(
    'pages',
    (importers, graph) => [...importers].filter((id) => graph.getModuleInfo(id)?.isEntry).length > 1,
  ),
]

export default defineConfig(() => {
  const browser: BrowserName = process.env.BROWSER === 'firefox' ? 'firefox' : 'chrome'
  const outDir = `${process.env.BUILD_INTO ?? 'dist'}/${browser}`
  rmSync(outDir, { recursive: true, force: true })

  return {
    // The content script is built without Vite's plugins: define what they would.
    define: { 'process.env.NODE_ENV': JSON.stringify('production'), ...defineWhatsNew() },
    resolve: {
      alias: [{ find: /^crypto$/, replacement: join(import.meta.dirname, 'src/hand-over/web-crypto.ts') }],
    },
    plugins: [
      crx({
        manifest: manifestFor(browser) as ManifestV3Export,
        browser,
      }),
      injectedScript(guide),
      injectedScript(pageActions),
      injectedScript(pageSkeleton),
      nothingWebAccessible(),
      sharedStylesFirst(),
      textsWithoutDescriptions(),
    ],
    build: {
      outDir,
      target: browser === 'chrome' ? 'chrome133' : 'firefox147',
      sourcemap: false,
      modulePreload: false,
      // Inlined as data: URLs, styles and scripts would violate the pages' CSP.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          welcome: 'src/welcome/index.html',
          skeleton: 'src/page-skeleton/index.html',
          report: 'src/change-report/index.html',
          'hand-over': 'src/hand-over/ui/index.html',
        },
        output: { codeSplitting: { groups: sharedChunks } },
      },
    },
  }
})
