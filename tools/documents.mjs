/** Writes the generated parts of documents, from the texts of `public/_locales`. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'
import { writeGenerated } from './generated.mjs'
import { formatTroubleshooting } from './troubleshooting.mjs'

const messages = JSON.parse(readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'))

writeGenerated('README.md', 'troubleshooting', formatTroubleshooting(messages))
