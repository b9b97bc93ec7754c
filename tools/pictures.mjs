/**
 * Makes all pictures: the README's, the stores', a reviewer's.
 *
 *   npm run pictures                    those that are committed, in English
 *   npm run pictures -- de ja           the stores' in these languages, into artifacts/store
 *   npm run pictures -- all             all of it
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureDependencies, root } from './ensure.mjs'
import { runModule } from './run-module.mjs'

ensureDependencies()
process.env.CHROME_PATH = ensureBrowser()

const known = readdirSync(join(root, 'public/_locales')).sort()
const given = process.argv.slice(2)
const languages = given.includes('all') ? known : given.length > 0 ? given : ['en']
const unknown = languages.filter((language) => !known.includes(language))
if (unknown.length > 0) {
  console.error(`No such language: ${unknown.join(', ')}. There are ${known.join(', ')}.`)
  process.exit(2)
}

await runModule('test/pictures/make-pictures.ts', ({ run }) => run(languages))
