/** Labels of SpaceIQ's Ticketing Integration tab in the manual. SpaceIQ documents no IDs. */

import { type ActivationValue, activationValues } from '../required-setup.ts'

export const formLabels: Readonly<Record<ActivationValue, string>> = {
  username: 'Salesforce account username',
  password: 'Salesforce account password',
  clientSecret: 'Salesforce API client secret',
  clientId: 'Salesforce client id',
  domain: 'Salesforce domain name',
}

/** Texts around a label: marks of a required field (the manual misspells one), an explanation. */
const before = String.raw`^\s*\*?\s*`
const after = String.raw`\s*(?:$|\*|:|\(\s*required?\s*\)|\s[-–—]\s)`

const patternOf = (name: ActivationValue): string =>
  before + formLabels[name].split(' ').join(String.raw`\s+`) + after

/** Labels as case-insensitive regular expression sources, for use in an injected function. */
export const labelPatterns: Readonly<Record<ActivationValue, string>> = {
  username: patternOf('username'),
  password: patternOf('password'),
  clientSecret: patternOf('clientSecret'),
  clientId: patternOf('clientId'),
  domain: patternOf('domain'),
}

/** Returns the value a field with this label takes; null for other or incomplete labels. */
export const valueForLabel = (label: string): ActivationValue | null =>
  activationValues.find((name) => new RegExp(labelPatterns[name], 'iu').test(label)) ?? null
