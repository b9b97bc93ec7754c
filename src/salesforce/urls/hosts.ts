/**
 * Hosts of Setup pages as host parts of match patterns, for the manifest's host permissions.
 * Excluded: public sites and files (`*.force.com`, `*.my.site.com`), and Visualforce hosts
 * (`*.vf.force.com`, `*.visual.force.com`, `*.visualforce.com`), where packages serve any content.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */

export const orgHostPatterns: readonly string[] = [
  // My Domain of every partition, and orgs still on an instance host (na112.salesforce.com).
  '*.salesforce.com',
  // Setup's own domain in newer orgs.
  '*.my.salesforce-setup.com',
  // Lightning Experience, whose Setup frames the Classic pages.
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
  // The same with the two domains swapped; found in one source only.
  '*.my.sfcrmapps.cn',
  '*.setup.sfcrmapps.cn',
  '*.lightning.sfcrmproducts.cn',
  // Alternative domains of Salesforce: My Domain, Lightning.
  '*.my-salesforce.com',
  '*.my-lightning.com',
  // The same behind Microsoft Defender for Cloud Apps, which appends its own domain.
  '*.salesforce.com.mcas.ms',
  '*.my.salesforce-setup.com.mcas.ms',
  '*.lightning.force.com.mcas.ms',
]
