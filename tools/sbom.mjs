import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

/** Runs npm; on Windows it is a .cmd file, which needs a shell. Under `npm run` its path is known. */
const npm = (...args) => {
  const path = process.env.npm_execpath
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }
  const { status, stdout, stderr } = path?.endsWith('.js')
    ? spawnSync(process.execPath, [path, ...args], options)
    : spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`)
  return stdout
}

/** Sorts by code unit, independent of locale. */
const sortBy = (items, key) => items.toSorted((a, b) => (a[key] < b[key] ? -1 : 1))

/** Npm 10 adds where a package is installed, npm 11 does not. */
const withoutPath = ({ properties = [], ...component }) => ({
  ...component,
  properties: properties.filter(({ name }) => name !== 'cdx:npm:package:path'),
})

/** Creates a UUID of the text (version 8 of RFC 9562). */
const uuidOf = (text) => {
  const digits = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(digits[16], 16) & 3) | 8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

/**
 * Takes out what tells two runs of `npm sbom` apart: time, random number, npm's version and the
 * folder's name. The serial number, without which GitHub attests none, is the content's.
 */
export const toReproducible = (sbom, name) => {
  const { timestamp: _, tools, component, ...metadata } = sbom.metadata
  const content = {
    ...sbom,
    serialNumber: '',
    metadata: {
      ...metadata,
      tools: tools.map(({ version: _version, ...tool }) => tool),
      component: { ...withoutPath(component), name },
    },
    components: sortBy(sbom.components.map(withoutPath), 'bom-ref'),
    dependencies: sortBy(sbom.dependencies, 'ref'),
  }
  return { ...content, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}` }
}

/** Returns the software bill of materials of what the packages contain, as CycloneDX, from the lock file. */
export const createSbom = () => {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const sbom = npm('sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx')
  return `${JSON.stringify(toReproducible(JSON.parse(sbom), name), null, 2)}\n`
}
