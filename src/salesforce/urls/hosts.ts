/**
 * The hosts of Salesforce's Setup pages, as the host parts of match patterns, for the manifest's host permissions.
 * Kept as narrow as match patterns allow: public sites and files (`*.force.com`, `*.my.site.com`) are not among them, nor
 * are Visualforce hosts (`*.vf.force.com`, `*.visual.force.com`, `*.visualforce.com`): a package serves there whatever it
 * likes, also below the paths of Setup, and no page of the guide is served there.
 */

/** Salesforce's own sites below `salesforce.com` that are no org: the content script is not even injected there. */
export const notOrgHosts: readonly string[] = [
  'help',
  'trailhead',
  'developer',
  'www',
  'status',
  'trust',
  'login',
  'test',
].map((name) => `${name}.salesforce.com`)

export const orgHostPatterns: readonly string[] = [
  // My Domain of every partition, and the orgs still shown under their instance (na112.salesforce.com).
  '*.salesforce.com',
  // Setup's own domain, in newer orgs.
  '*.my.salesforce-setup.com',
  // Lightning Experience, whose Setup shows the Classic pages in a frame.
  '*.lightning.force.com',
  // Lightning Experience of Salesforce's internal orgs.
  '*.lightning.pc-rnd.force.com',
  // Government Cloud (US military): My Domain, Setup, Lightning.
  '*.my.salesforce.mil',
  '*.my.salesforce-setup.mil',
  '*.lightning.crmforce.mil',
  '*.lightning.force.mil',
  // China: My Domain, Setup, Lightning.
  '*.my.sfcrmproducts.cn',
  '*.setup.sfcrmproducts.cn',
  '*.lightning.sfcrmapps.cn',
  // The same below the other one of the two domains, by one source only.
  '*.my.sfcrmapps.cn',
  '*.setup.sfcrmapps.cn',
  '*.lightning.sfcrmproducts.cn',
  // Salesforce's alternative domains: My Domain, Lightning.
  '*.my-salesforce.com',
  '*.my-lightning.com',
  // The same pages through Microsoft Defender for Cloud Apps, which appends its own domain.
  '*.salesforce.com.mcas.ms',
  '*.my.salesforce-setup.com.mcas.ms',
  '*.lightning.force.com.mcas.ms',
]
