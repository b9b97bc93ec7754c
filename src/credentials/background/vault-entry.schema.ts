/** The shape of the vault's entry in `storage.session`. */

import * as z from 'zod/mini'
import { parserOf, time } from '../../platform/schema.ts'
import { credentialNames } from '../../required-setup.ts'
import type { StoredCredential } from '../stored-credential.ts'
import type { VaultEntry } from './vault-entry.ts'

const value = z.enum(credentialNames)

const held = z.strictObject({
  value: z.string(),
  provenance: z.nullable(
    z.strictObject({
      from: z.enum(['consumer-details', 'app-detail', 'user', 'typed', 'mended', 'address']),
      name: z.exactOptional(z.string()),
      at: time,
    }),
  ),
}) satisfies z.ZodMiniType<StoredCredential>

const vaultEntry = z.strictObject({
  values: z.partialRecord(value, held),
  token: z.exactOptional(z.string()),
  capturedAt: time,
}) satisfies z.ZodMiniType<VaultEntry>

/** Parses anything into the entry of the vault, or null. */
export const parseVaultEntry: (stored: unknown) => VaultEntry | null = parserOf(vaultEntry)
