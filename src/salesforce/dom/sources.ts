/**
 * The sources of what we know of Setup's pages: none is an org that we could look at. Their kinds
 * decide how certain a way to find a control is.
 */

/** What a source shows: Salesforce's own markup or code, or how somebody else uses or describes it. */
export type SourceKind = 'raw-page' | 'script' | 'driver' | 'screenshot' | 'documentation' | 'copy'

export interface SourceDescription {
  readonly kind: SourceKind
  /** The source itself, for readers of the generated document. */
  readonly title: string
  /** Number of independent sources behind a collective name; 1 when left out. */
  readonly count?: number
}

const raw = (title: string): SourceDescription => ({ kind: 'raw-page', title })
const script = (title: string): SourceDescription => ({ kind: 'script', title })
const driver = (title: string, count = 1): SourceDescription => ({ kind: 'driver', title, count })
const screenshot = (title: string): SourceDescription => ({ kind: 'screenshot', title })
const documentation = (title: string, count = 1): SourceDescription => ({
  kind: 'documentation',
  title,
  count,
})

export const sources = {
  'setup-home-2019': raw('saved page: Setup Home in English, Summer ’19'),
  'setup-tree-2014': raw('saved page: the sidebar’s tree in Chinese, 2014'),
  'field-list-2019': raw('saved page: the fields of Campaign in English, Summer ’19'),
  'field-wizard-2019': raw('saved pages: stages 1 and 2 of the field wizard in English, Summer ’19'),
  'field-security-2014': raw('saved fragment: field-level security in Chinese, 2014'),
  'layout-row-2014': raw('saved fragment: a row of page layouts in Chinese'),
  'profile-list-2015': raw('saved answer of the enhanced profile list, 2015'),
  'edit-page-2019': raw('saved pages: editing and viewing a custom button in English, Summer ’19'),
  'verification-2019': raw('saved page: Verify Your Identity by email in English, Summer ’19'),
  'lightning-frame-2024': raw('saved page: a Classic page in Lightning’s frame, May 2024'),
  'spanish-pages-2019': raw('saved pages in Spanish, Summer ’19'),

  'script-2015': script('Salesforce’s Profile.js and ProfileConsole.js, in `1298698045/oaWeb30`, 2015'),
  'script-2024': script('Salesforce’s main.js and SfdcCore.js of Winter ’24, in `1298698045/hr5.0`'),

  aodba: driver('`AODBA/SF`, 2019'),
  boostr: driver('`mattsimonis/boostr`, 2024'),
  browserforce: driver('`amtrack/sfdx-browserforce-plugin`, 2026'),
  ecrm: driver('page objects for profiles in two public files'),
  hardis: driver('`hardisgroupcom/sfdx-hardis`, 2026'),
  jenkin: driver('`test4jenkin/jenkinTestGit`, 2017'),
  katie: driver('“Disabling Lightning Experience with Python and Selenium”, 2019'),
  lahiri: driver('`sonalilahiri/freelancetestautomation`, 2018'),
  navatar: driver('`raviNavatar/PEScripting4.3to5.1`, 2023'),
  'page-user': driver('page object PageUser in a public file'),
  'profile-compare': driver('`Xshaoyi/profile-compare`, 2017'),
  rauchi: driver('user script SFUiCustomize for Classic'),
  saora: driver('`saora/LightningAdoption-sf-Automation`, 2019'),
  sfperm: driver('`sfdcale/SFPermissionsAutomate`, 2019'),
  taiko: driver('a script in a public file that creates connected apps, about 2021'),
  // Two solutions of one exercise: not independent of each other.
  testleaf: driver('an exercise in Classic in a Developer org, in two solutions, 2024'),
  themer: driver('an extension that styles Classic, “DOM confirmed 2026-04-19”'),
  vn: driver('a test in a public file: profiles in Lightning’s frame, 2025'),
  'wizard-extension': driver('an extension for the field wizard in a public file, 2024'),
  'unnamed-driver': driver('a driver in a public file of no known repository'),
  'unnamed-drivers': driver('two or more drivers in public files of no known repository', 2),

  amazon: screenshot('`amazon-connect/amazon-connect-salesforce-cti`, up to 2020'),
  byom: screenshot('`databricks-industry-solutions/sfdc-byom`, 2023'),
  supaglue: screenshot('`supaglue-labs/supaglue`, 2023 and 2024'),
  'profile-screens': screenshot('profile pages in vendors’ guides'),

  'salesforce-help': documentation('Salesforce Help'),
  describe: documentation('field labels in the API’s describe of a Japanese org'),
  'object-reference': documentation('Salesforce’s Object Reference'),
  'security-guide': documentation('Salesforce’s Security Implementation Guide, Spring ’26'),
  'vendor-guide': documentation('a vendor’s guide'),
  'vendor-guides': documentation('guides of several vendors', 2),
  'quoted-ui': documentation('somebody who quotes the page'),

  // Templates that a third party pasted from Salesforce and rewrote; ids are usually the original's.
  copies: { kind: 'copy', title: 'templates rewritten from Salesforce’s pages, in `1298698045/hr5.0`' },
} as const satisfies Readonly<Record<string, SourceDescription>>

export type SourceId = keyof typeof sources
