/**
 * Match patterns of the content script, as narrow as the guide allows. A pattern's path is matched
 * against path and query: `/02u*` also matches `/02u?setupid=TabSet`.
 */

/** Salesforce Classic pages, alone or in Lightning's frame. */
const classicPaths: readonly string[] = [
  // Setup home (forcecomHomepage.apexp), and old URLs of the profile list.
  '/setup/*',
  // Folders of Setup's sidebar, and its search results.
  '/ui/setup/*',
  // List of an object's fields, and the wizard that creates a field.
  '/p/setup/*',
  // 00e is the key prefix of profiles: list, detail, clone and edit pages.
  '/00e*',
  // Enhanced profile pages and permission lists of newer orgs.
  '/_ui/perms/*',
  // 005 is the key prefix of users: list, detail and edit pages.
  '/005*',
  // 02u is the key prefix of apps: the Apps page, which lists the connected apps.
  '/02u*',
  // 00N is the key prefix of custom fields: the page after the wizard, and field edits.
  '/00N*',
  // Identity verification, at login or before consumer details; the guide only points.
  '/_ui/identity/verification/*',
  // Passkey setup, required of admins before anything else. @see Salesforce Help 005317465
  '/_ui/identity/webauthn/*',
  // Connected app: edit, saved, detail and consumer details.
  '/app/mgmt/*',
  // Other URLs of a connected app, and the similar Manage page with its policies.
  '/_ui/core/application/force/connectedapp/*',
  // 0H4 is the key prefix of an app's policies: the page that edits them.
  '/0H4*',
]

/** Lightning's Setup, where the guide offers links to Classic. */
const lightningPaths: readonly string[] = ['/lightning/setup/*']

/** All paths where the content script runs. */
export const setupPaths: readonly string[] = [...classicPaths, ...lightningPaths]

/** Returns the paths a host serves: Lightning hosts no Classic page, My Domain no Lightning. */
const pathsServedBy = (hostPattern: string): readonly string[] => {
  // A dot before the name: an org can be called `lightning` or end in `-setup` itself.
  if (/\.(?:my\.salesforce-setup|setup)\./.test(hostPattern)) return setupPaths
  if (/\.(?:lightning|my-lightning)\./.test(hostPattern)) return lightningPaths
  return classicPaths
}

/** Combines hosts (`*.my.salesforce.com`) with their paths into match patterns. */
export const toMatchPatterns = (hostPatterns: readonly string[]): string[] =>
  hostPatterns.flatMap((host) => pathsServedBy(host).map((path) => `https://${host}${path}`))
