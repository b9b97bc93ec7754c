/**
 * The compared extensions: ours, driver.js highlighting the same control, and an empty content
 * script.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { orgHostPatterns } from '../../../src/salesforce/urls/hosts.ts'
import { toMatchPatterns } from '../../../src/salesforce/urls/setup-paths.ts'

export interface Contender {
  readonly id: 'ours' | 'driver.js' | 'no extension'
  /** The unpacked extension; null for none. */
  readonly path: string | null
  /** Bytes injected into a page, script and style together. */
  readonly bytes: { readonly raw: number; readonly gzip: number }
  /** A selector that matches once its marker is in the page; null if it has none. */
  readonly shown: string | null
  remove(): void
}

const ourPath = 'dist/chrome'
const ourScript = 'src/setup-guide/content/index.js'
/** The script that the background adds to fill, click or pick a control. */
const ourHands = 'src/setup-guide/content/page-actions.js'
const driverFiles = [
  'node_modules/driver.js/dist/driver.js.iife.js',
  'node_modules/driver.js/dist/driver.css',
]

const sizeOf = (...contents: readonly Buffer[]): Contender['bytes'] => {
  const all = Buffer.concat(contents)
  return { raw: all.length, gzip: gzipSync(all, { level: 9 }).length }
}

/** Writes an extension with one content script on our URLs into a folder. */
const extensionOf = (script: string, style: string) => {
  const path = mkdtempSync(join(tmpdir(), 'contender-'))
  const matches = toMatchPatterns(orgHostPatterns)
  const entry = { matches, all_frames: true, js: ['content.js'], css: ['content.css'] }
  // Its best case: like ours as soon as the document is parsed, and not when the browser is idle.
  const manifest = {
    manifest_version: 3,
    name: 'Contender',
    version: '1',
    content_scripts: [{ ...entry, run_at: 'document_end' }],
  }
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(path, 'content.js'), script)
  writeFileSync(join(path, 'content.css'), style)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Bytes ours has injected into a page in which it was asked to act. */
export const measureBytesWithPageActions = (): Contender['bytes'] =>
  sizeOf(readFileSync(join(ourPath, ourScript)), readFileSync(join(ourPath, ourHands)))

/**
 * Creates the contenders. driver.js gets its control and no animation, so that it shows at once,
 * like ours.
 */
export const createContenders = (selector: string): readonly Contender[] => {
  const ours = readFileSync(join(ourPath, ourScript))
  const [script = Buffer.alloc(0), style = Buffer.alloc(0)] = driverFiles.map((file) => readFileSync(file))
  const popover = { title: 'New', description: 'Press New.' }
  const use = `window.driver.js.driver({animate:false}).highlight(${JSON.stringify({ element: selector, popover })})`
  const driver = extensionOf(`${script}\n;${use}`, String(style))
  return [
    { id: 'ours', path: ourPath, bytes: sizeOf(ours), shown: 'spaceiq-guide[data-state]', remove: () => {} },
    { id: 'driver.js', ...driver, bytes: sizeOf(script, style), shown: '.driver-popover' },
    { id: 'no extension', path: null, bytes: sizeOf(), shown: null, remove: () => {} },
  ]
}
