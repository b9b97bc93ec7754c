/**
 * Writes the table of the managed settings, from the schema that the browsers read and the sample.
 *
 *   node tools/policy-reference.mjs   writes it into docs/policies/README.md; run it after a change of
 *                                     public/managed-schema.json or docs/policies/linux.json
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './ensure.mjs'

const begin = '<!-- tools/policy-reference.mjs writes what follows -->'
const end = '<!-- end of what tools/policy-reference.mjs writes -->'

/** Returns a schema's type in words. */
const typeOf = ({ type, items }) => (type === 'array' ? `list of ${items.type}` : type)

/** Renders the table: each key with its type, what it does, and the sample's value. */
export const renderPolicyReference = ({ properties }, sample) => {
  const rows = Object.entries(properties).map(([key, property]) => {
    const text = property.description.replaceAll('|', '\\|').replaceAll('*', '\\*')
    return `| \`${key}\` | ${typeOf(property)} | ${text} | \`${JSON.stringify(sample[key])}\` |`
  })
  return ['| key | type | what it does | in the samples |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** Puts the table in the place of the one in the document. */
export const withPolicyReference = (document, table) => {
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The document has no lines "${begin}" and "${end}"`)
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(root, 'docs', 'policies', 'README.md')
  const readJson = (...parts) => JSON.parse(readFileSync(join(root, ...parts), 'utf8'))
  const sample = readJson('docs', 'policies', 'linux.json')['3rdparty'].extensions.EXTENSION_ID
  const table = renderPolicyReference(readJson('public', 'managed-schema.json'), sample)
  writeFileSync(path, withPolicyReference(readFileSync(path, 'utf8'), table))
}
