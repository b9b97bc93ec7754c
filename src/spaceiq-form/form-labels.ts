/** Labels of SpaceIQ's Ticketing Integration tab in the manual. SpaceIQ documents no IDs. */

import { type CredentialName, credentialNames } from '../required-setup.ts'

export const formLabels: Readonly<Record<CredentialName, string>> = {
  username: 'Salesforce account username',
  password: 'Salesforce account password',
  clientSecret: 'Salesforce API client secret',
  clientId: 'Salesforce client id',
  domain: 'Salesforce domain name',
}

/** Texts around a label: marks of a required field (the manual misspells one), an explanation. */
const LABEL_PREFIX = String.raw`^\s*\*?\s*`
const LABEL_SUFFIX = String.raw`\s*(?:$|\*|:|\(\s*required?\s*\)|\s[-–—]\s)`

const toLabelPattern = (name: CredentialName): string =>
  LABEL_PREFIX + formLabels[name].split(' ').join(String.raw`\s+`) + LABEL_SUFFIX

/** Labels as case-insensitive regular expression sources, for use in an injected function. */
export const labelPatterns: Readonly<Record<CredentialName, string>> = {
  username: toLabelPattern('username'),
  password: toLabelPattern('password'),
  clientSecret: toLabelPattern('clientSecret'),
  clientId: toLabelPattern('clientId'),
  domain: toLabelPattern('domain'),
}

/** Returns the value a field with this label takes; null for other or incomplete labels. */
export const findValueByLabel = (label: string): CredentialName | null =>
  credentialNames.find((name) => new RegExp(labelPatterns[name], 'iu').test(label)) ?? null
