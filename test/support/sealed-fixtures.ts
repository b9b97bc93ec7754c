/** Values to seal, and a receiving code to seal them for. */

import { createReceivingKey, getPublicKey, type ReceivingKey } from '../../src/hand-over/receiving-key.ts'
import { sealValues } from '../../src/hand-over/seal.ts'
import { formatSealedText, type SealedText } from '../../src/hand-over/sealed-text.ts'
import type { SealedValues } from '../../src/hand-over/sealed-values.ts'

export const sealedOrg = 'acme.my.salesforce.com'

export const passwordValues = {
  grant: 'password',
  values: {
    username: 'spaceiq@acme.example',
    password: 'correct horse battery',
    clientSecret: 'A1B2C3D4'.repeat(8),
    clientId: `3MVG9${'abcDEF12'.repeat(10)}`,
    domain: `https://${sealedOrg}/`,
  },
} as const satisfies SealedValues

export const clientCredentialValues = {
  grant: 'client_credentials',
  values: {
    clientSecret: passwordValues.values.clientSecret,
    clientId: passwordValues.values.clientId,
    domain: passwordValues.values.domain,
  },
} as const satisfies SealedValues

/** Creates a receiving key at a moment. */
export const createKeyFixture = async (now: number): Promise<ReceivingKey> => {
  const key = await createReceivingKey(now)
  if (!key) throw new Error('No key')
  return key
}

/** Seals values for a key, with changes to what the text says openly. */
export const sealFixture = async (
  key: ReceivingKey,
  now: number,
  {
    org = sealedOrg,
    values = passwordValues,
    change = {},
  }: { org?: string; values?: SealedValues; change?: Partial<SealedText> } = {},
): Promise<string> =>
  formatSealedText({ ...(await sealValues(org, values, getPublicKey(key), now)), ...change })
