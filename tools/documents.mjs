/** Writes the documents, and parts of documents, that are made of the extension's texts. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, root } from './ensure.mjs'
import { writeGenerated } from './generated.mjs'
import { formatPolicyReference } from './policy-reference.mjs'
import { formatListing, resolveListing } from './store-listing.mjs'
import { formatTroubleshooting } from './troubleshooting.mjs'

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const messagesOf = (language) => readJson(`public/_locales/${language}/messages.json`)

writeGenerated('README.md', 'troubleshooting', formatTroubleshooting(messagesOf('en')))

const { EXTENSION_ID: sample } = readJson('docs/policies/linux.json')['3rdparty'].extensions
writeGenerated(
  'docs/policies/README.md',
  'settings',
  formatPolicyReference(readJson('public/managed-schema.json'), sample),
)

const manifest = readJson('manifest.json')
for (const language of readdirSync(join(root, 'public/_locales'))) {
  const listing = resolveListing(
    readJson(`docs/store/texts/${language}.json`),
    messagesOf(language),
    manifest,
  )
  writeFileSync(join(root, `docs/store/${language}.md`), formatListing(language, listing))
}

// Vite runs TypeScript, which Node 20 cannot. Imported now that it is installed.
ensureDependencies()
const { runnerImport } = await import('vite')
const { module } = await runnerImport(join(root, 'test/repository/describe-salesforce-pages.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
})
writeFileSync(join(root, 'docs/salesforce-pages.md'), module.describeSalesforcePages())
