/** Forged pages: Salesforce's own ids, and everything else invented. */

/** Part of every forged value: if the extension has it anywhere, it believed a forged page. */
export const forgedMark = 'FORGED'

const consumer = 'appsetup:setupForm:consumerDetails:oauthConsumerSection'

/** A consumer-details page that shows a key and a secret for an app of this name. */
export const createForgedConsumerPage = (
  appName: string,
): string => `<!doctype html><title>Consumer Details</title>
<div class="bPageTitle"><h1>Connected App Name</h1><h2>${appName}</h2></div>
<form id="appsetup:setupForm"><div id="appsetup:setupForm:consumerDetails:block">
<span id="${consumer}:consumerKeySection:consumerKey">3MVG9.${forgedMark}.key.of.a.forger</span>
<span id="${consumer}:consumerSecretSection:consumerSecret">${forgedMark}SECRET0123456789ABCDEF</span>
</div></form>`

/** A page that looks like several of Setup's at once, whichever its address asks for. */
export const forgedSetupPage = `<!doctype html><title>Setup</title>
<div class="bPageTitle"><h2>SpaceIQ</h2></div><div id="setupNavTree"><a id="Users_font">Manage Users</a></div>
<div id="06P_CustomFieldRelatedList"><table><tr><th>ExternalID</th><td>ExternalID__c</td><td>${forgedMark}</td></tr></table></div>
<form id="stageForm"><input type="radio" id="dtypeS" name="dtype"><input type="hidden" name="entity" value="Case"></form>`

const titled = (title: string, rows: string) =>
  `<!doctype html><title>Setup</title><div class="bPageTitle"><h1>Setup</h1><h2>${title}</h2></div>
<div class="detailList"><table>${rows}</table></div>`
const cell = (label: string, value: string) =>
  `<tr><td class="labelCol">${label}</td><td class="dataCol">${value}</td></tr>`
const apps = '/app/mgmt/forceconnectedapps'

/** Forged Setup pages by URL, with what an attacker would pass off as SpaceIQ's. */
export const forgedSetupPages: readonly (readonly [path: string, html: string])[] = [
  [
    `${apps}/forceAppDetail.apexp?applicationId=06P5g000000777Q`,
    titled(
      `${forgedMark} Sync`,
      cell('Callback URL', 'https://api.spaceiq.com') + cell('Selected OAuth Scopes', 'Full access (full)'),
    ),
  ],
  [
    '/0055g000000777Q?noredirect=1&isUserEntityOverride=1',
    titled(
      'SpaceIQ Integration',
      cell('Username', `thief@${forgedMark.toLowerCase()}.example`) +
        cell('Profile', '<a href="/00e5g000000777Q">SpaceIQ API Only</a>') +
        cell('Active', '<img id="Active_chkbox" src="checkbox_checked.gif" alt="Checked">'),
    ),
  ],
  [
    '/00e5g000000777Q',
    titled(
      `${forgedMark} profile`,
      cell('API Only User', '<img src="checkbox_checked.gif" alt="Checked" title="ApiUserOnly">'),
    ),
  ],
  [
    `${apps}/forceAppEdit.apexp`,
    '<!doctype html><title>Saved</title><form id="a:setupForm"><input type="submit" value="Continue"></form>',
  ],
  [
    `${apps}/forceAppEdit.apexp?retURL=%2F02u`,
    `<!doctype html><title>Refused</title><div class="errorMsg">You can't create a connected app. ${forgedMark}</div>`,
  ],
  [
    `/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields`,
    `<!doctype html><title>Setup</title><body class="LayoutFieldList"><div id="06P_CustomFieldRelatedList"><table><tr><th>ExternalID</th><td>ExternalID__c</td><td>${forgedMark}</td></tr></table></div>`,
  ],
]

export const forgedConsumerPath = '/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp'
export const forgedFieldListPath = '/p/setup/layout/LayoutFieldList'

/** Hosts that resemble an org's as closely as an attacker can. */
export const lookalikeHosts: readonly string[] = [
  'acme.my.salesforce.com.evil.example',
  'acme.my.salesforce.com.mcas.ms.evil.example',
  'evil-salesforce.com',
  'evilmy.salesforce.com.example',
  'acme-my-salesforce.com',
  'acme.my.salesforce.com.',
  'acme.my.xn--alesforce-z5g.com',
  'my.salesforce.com',
  'login.salesforce.com',
  'test.salesforce.com',
  'www.salesforce.com',
  'evil.salesforce.com',
  'acme.my.site.com',
  'acme.my.salesforce-sites.com',
  'acme.file.force.com',
]

/** Paths of the org's host that serve anybody's content, or nothing of connected apps. */
export const untrustedPaths: readonly string[] = [
  '/apex/x',
  `/apex${forgedConsumerPath}`,
  `/apex/x?page=${forgedConsumerPath}`,
  `/apex/x/#${forgedConsumerPath}`,
  '/home/home.jsp',
  '/servlet/servlet.FileDownload',
  '/sfc/servlet.shepherd/document/download/069',
  '/setup/own/anything',
  `/setup${forgedConsumerPath}`,
  '/ui/setup/anything',
  '/p/setup/anything',
  '/_ui/perms/anything',
  '/00e/anything',
  '/02u',
  '/005x',
  '/app/mgmt/forceConsumerDetails.apexp',
  '/app/mgmt/forceconnectedapps',
  '/app/mgmt/forceconnectedappsx/forceConsumerDetails.apexp',
  '/app/mgmt/forceconnectedapps%2fforceConsumerDetails.apexp',
  '/App/Mgmt/ForceConnectedApps/forceConsumerDetails.apexp',
  '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
  '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d',
  '/_ui/identity/verification/anything',
]

/** CSS that tries to hide the guide. */
export const hidingStyles: readonly string[] = [
  'display: none',
  'visibility: hidden',
  'opacity: 0',
  'transform: translate(-9999px, -9999px)',
  'position: fixed; left: -9999px; top: -9999px',
  'clip-path: inset(100%)',
  'filter: opacity(0)',
  'content-visibility: hidden',
  'width: 0; height: 0; overflow: hidden',
  'pointer-events: none',
  'zoom: 0.01',
  'mask: linear-gradient(transparent, transparent)',
]
