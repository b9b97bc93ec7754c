/** Packs the extension as a store does, so that its id stays and the browser can update it. */

import { execFileSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface SigningKey {
  /** The private key, in PEM. */
  readonly pem: string
  /** The id of all extensions that are packed with this key. */
  readonly id: string
}

/** Creates a key, with the id that Chromium derives from its public half. */
export const createSigningKey = (): SigningKey => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const hash = createHash('sha256').update(publicKey).digest('hex')
  const id = [...hash.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  return { pem: privateKey, id: id.join('') }
}

export interface PackedExtension {
  readonly version: string
  readonly crx: Buffer
}

/** Packs an unpacked extension that updates itself from this URL. */
export const packExtension = (
  executablePath: string,
  folder: string,
  { pem }: SigningKey,
  updateUrl: string,
): PackedExtension => {
  const work = mkdtempSync(join(tmpdir(), 'packed-'))
  const unpacked = join(work, 'extension')
  const manifestFile = join(unpacked, 'manifest.json')
  const keyFile = join(work, 'key.pem')
  cpSync(folder, unpacked, { recursive: true })
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  writeFileSync(manifestFile, JSON.stringify({ ...manifest, update_url: updateUrl }))
  writeFileSync(keyFile, pem)
  execFileSync(
    executablePath,
    [
      '--headless',
      '--no-sandbox',
      `--user-data-dir=${join(work, 'profile')}`,
      `--pack-extension=${unpacked}`,
      `--pack-extension-key=${keyFile}`,
    ],
    { stdio: 'pipe' },
  )
  const crx = readFileSync(`${unpacked}.crx`)
  rmSync(work, { recursive: true, force: true })
  return { version: manifest.version, crx }
}
