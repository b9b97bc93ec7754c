/** Schema of an org's vault entry in `storage.session`. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'
import { credentialNames } from '../../required-setup.ts'
import type { StoredCredential } from '../stored-credential.ts'
import type { VaultEntry } from './vault-entry.ts'

const credentialNameSchema = z.enum(credentialNames)

const storedCredentialSchema = z.strictObject({
  value: z.string(),
  provenance: z.nullable(
    z.strictObject({
      from: z.enum(['consumer-details', 'app-detail', 'user', 'typed', 'mended', 'sealed', 'address']),
      name: z.exactOptional(z.string()),
      at: timeSchema,
    }),
  ),
}) satisfies z.ZodMiniType<StoredCredential>

const vaultEntrySchema = z.strictObject({
  values: z.partialRecord(credentialNameSchema, storedCredentialSchema),
  token: z.exactOptional(z.string()),
  capturedAt: timeSchema,
}) satisfies z.ZodMiniType<VaultEntry>

/** Parses a stored value; null if it does not match. */
export const parseVaultEntry: (stored: unknown) => VaultEntry | null = createParser(vaultEntrySchema)
