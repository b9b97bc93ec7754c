/**
 * Where in an org the content script runs: the narrowest match patterns that reach every page of the guide.
 * A match pattern's path is compared with path and query together, so `/02u*` also matches `/02u?setupid=TabSet`.
 */

/** Pages that are Salesforce Classic, alone or in the frame Lightning shows them in. */
const classicPaths: readonly string[] = [
  // Setup home (forcecomHomepage.apexp), and the old addresses of the profile list below /setup/ui/.
  '/setup/*',
  // The folders of Setup's sidebar and its search results.
  '/ui/setup/*',
  // The list of an object's fields, and the wizard that creates one.
  '/p/setup/*',
  // 00e is the key prefix of profiles: their list, detail, clone and edit pages.
  '/00e*',
  // The enhanced profile pages and permission lists of newer orgs.
  '/_ui/perms/*',
  // 005 is the key prefix of users: their list, detail and edit pages.
  '/005*',
  // 02u is the key prefix of apps: the Apps page, where the list of connected apps is.
  '/02u*',
  // 00N is the key prefix of custom fields: where the wizard leads after Save, and what corrects a wrong field.
  '/00N*',
  // The proof Salesforce asks for, at login or before it shows the consumer details; at a code we point, and no more.
  '/_ui/identity/verification/*',
  // The passkey that admins must set up first, before Salesforce shows them anything else.
  '/_ui/identity/webauthn/*',
  // A connected app: edit, saved, detail and consumer details.
  '/app/mgmt/*',
  // Another address of a connected app's pages, and the look-alike Manage page with its policies.
  '/_ui/core/application/force/connectedapp/*',
]

/** Lightning's Setup, where the guide offers the way to Classic. */
const lightningPaths: readonly string[] = ['/lightning/setup/*']

/** Every path the content script runs on. */
export const setupPaths: readonly string[] = [...classicPaths, ...lightningPaths]

/** Which kind of Setup a family of hosts serves: Lightning hosts have no Classic page, My Domain no Lightning one. */
const pathsOf = (hostPattern: string): readonly string[] => {
  if (/[.-]setup\./.test(hostPattern)) return setupPaths
  if (/(^|\.)(lightning|my-lightning)\./.test(hostPattern)) return lightningPaths
  return classicPaths
}

/** Hosts (`*.my.salesforce.com`) times the paths they serve, as match patterns. */
export const matchPatterns = (hostPatterns: readonly string[]): string[] =>
  hostPatterns.flatMap((host) => pathsOf(host).map((path) => `https://${host}${path}`))
