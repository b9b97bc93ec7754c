/**
 * Letters that the end of the password flow makes necessary, ready to send. In English, which
 * Salesforce Support and SpaceIQ read; the admin's own language follows where it is another.
 */

/** What the letters say of the org; '' for what is not known. */
export interface LetterFacts {
  readonly organizationId: string
  /** Username of the admin who asks. */
  readonly username: string
  /** My Domain URL. */
  readonly domain: string
}

export const unknownLetterFacts: LetterFacts = { organizationId: '', username: '', domain: '' }

const blanks = {
  organizationId: '[Setup > Company Information: Salesforce.com Organization ID]',
  username: '[your username]',
  domain: '[Setup > My Domain]',
} as const satisfies Record<keyof LetterFacts, string>

const fill = (facts: LetterFacts, name: keyof LetterFacts): string => facts[name] || blanks[name]

/**
 * Returns the request to open the creation of connected apps, with `translation` below it if given.
 * Support asks for the topic, the Org ID and the admin's username, in one case per org.
 * @see Salesforce Help 005228017 and 005232500
 */
export const writeSupportLetter = (facts: LetterFacts, translation: string | null): string =>
  [
    'Topic: Feature Activations & Limits',
    '',
    'Please allow the creation of connected apps in our org.',
    '',
    `Org ID: ${fill(facts, 'organizationId')}`,
    `Requested by the administrator: ${fill(facts, 'username')}`,
    '',
    'We connect SpaceIQ (workplace management by Eptura) to this org. It logs in with a connected app and the OAuth username-password flow, which an external client app does not support. The app needs the callback URL https://api.spaceiq.com and the scopes full and api. We know that Salesforce ends this flow on February 20, 2027, and intend to move the same app to client credentials.',
    ...(translation === null ? [] : ['', '---', '', translation]),
  ].join('\n')

/** Returns the questions to SpaceIQ about the time after the password flow. */
export const writeSpaceiqLetter = (facts: LetterFacts): string =>
  [
    'Subject: Salesforce integration after February 20, 2027',
    '',
    'Salesforce ends the OAuth username-password flow, by which your Salesforce ticketing integration logs in, in every org on February 20, 2027, without exceptions (Salesforce Help 005461976). Please tell us:',
    '',
    '1. From which date can the integration log in with OAuth client credentials (consumer key and secret, and a run-as user in our org)?',
    '2. Which OAuth scopes does it need then: full, api, or both?',
    '3. In which form does it need our domain, for example https://mycompany.my.salesforce.com/?',
    '4. From which IP addresses does it reach Salesforce, so that we can trust them?',
    '5. What do we have to change in SpaceIQ on that day?',
    '',
    `Our org: ${fill(facts, 'domain')}, Org ID ${fill(facts, 'organizationId')}`,
  ].join('\n')
