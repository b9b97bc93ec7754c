/** The labels of SpaceIQ's Ticketing Integration tab, as the manual has them. SpaceIQ publishes no ids or names. */

import { type ActivationValue, activationValues } from '../required-setup.ts'

export const formLabels: Readonly<Record<ActivationValue, string>> = {
  username: 'Salesforce account username',
  password: 'Salesforce account password',
  clientSecret: 'Salesforce API client secret',
  clientId: 'Salesforce client id',
  domain: 'Salesforce domain name',
}

/** What may come before and after a label: marks of a required field (one of the manual's is misspelt), an explanation. */
const before = String.raw`^\s*\*?\s*`
const after = String.raw`\s*(?:$|\*|:|\(\s*required?\s*\)|\s[-–—]\s)`

const patternOf = (name: ActivationValue): string =>
  before + formLabels[name].split(' ').join(String.raw`\s+`) + after

/** The labels as sources of regular expressions, without regard to case: so that they can be handed to a page's script. */
export const labelPatterns: Readonly<Record<ActivationValue, string>> = {
  username: patternOf('username'),
  password: patternOf('password'),
  clientSecret: patternOf('clientSecret'),
  clientId: patternOf('clientId'),
  domain: patternOf('domain'),
}

/** The value that a field of this label asks for; null where the label is another one, or less than the whole. */
export const valueForLabel = (label: string): ActivationValue | null =>
  activationValues.find((name) => new RegExp(labelPatterns[name], 'iu').test(label)) ?? null
