/** Addresses outside the extension that its pages link to. Nothing is asked of them before a press. */

type HttpsAddress = `https://${string}`

/** By name; null is an address that does not exist yet, to which no link is drawn. */
export const addresses = {
  spaceiq: 'https://main.spaceiq.com/',
  spaceiqStatus: 'https://status.eptura.com/',
  spaceiqManual: 'https://knowledge.eptura.com/SpaceIQ/Integrations/Ticketing/002_Salesforce_Integration',
  salesforceLogin: 'https://login.salesforce.com/',
  passwordFlowEnd: 'https://help.salesforce.com/s/articleView?id=005461976&type=1',
  clientCredentials: 'https://help.salesforce.com/s/articleView?id=000886201&type=1',
  connectedAppsClosed: 'https://help.salesforce.com/s/articleView?id=005228017&type=1',
  homepage: null,
  allChanges: null,
  privacyPolicy: null,
  issueTracker: null,
} as const satisfies Readonly<Record<string, HttpsAddress | null>>

export type AddressName = keyof typeof addresses
