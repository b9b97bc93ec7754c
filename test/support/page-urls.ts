/** Sample URLs of each page as real orgs serve them; tested against every rule. */

import type { PageId } from '../../src/salesforce/page-ids.ts'

const my = 'https://acme.my.salesforce.com'
const na = 'https://na112.salesforce.com'
const setup = 'https://acme.my.salesforce-setup.com'
const lightning = 'https://acme.lightning.force.com'

const wizard = [
  `${my}/p/setup/field/NewCustomFieldStageManager?entity=Case&setupid=CaseFields&retURL=%2Fp%2Fsetup%2Flayout%2FLayoutFieldList%3Ftype%3DCase`,
  `${my}/p/setup/field/NewCustomFieldStageManager`,
  `${setup}/p/setup/field/NewCustomFieldStageManager?isdtp=p1&entity=Case`,
]

/** URLs by page. Pages that differ only in their document share URLs. */
export const pageUrls: Readonly<Record<PageId, readonly string[]>> = {
  'setup-home': [
    `${my}/setup/forcecomHomepage.apexp?setupid=ForceCom`,
    `${na}/setup/forcecomHomepage.apexp?setupid=ForceCom&retURL=%2F00e3i000001abcdAAA%2Fe`,
    `${my}/ui/setup/Setup?setupid=Users`,
  ],
  'profile-list': [
    `${my}/00e?setupid=EnhancedProfiles&retURL=%2Fui%2Fsetup%2FSetup%3Fsetupid%3DUsers`,
    `${my}/00e?setupid=Profiles`,
    `${my}/00e?isdtp=p1&fcf=00B3i000001abcd`,
    `${my}/setup/ui/profilelist.jsp`,
  ],
  'profile-clone': [
    `${my}/_ui/perms/ui/profile/ProfileClone/e?id=00e3i000001abcd&retURL=%2F00e&setupid=EnhancedProfiles`,
    `${my}/_ui/perms/ui/profile/ProfileClone/e?retURL=%2F00e`,
    `${my}/00e/e?clone=1`,
    `${my}/00e3i000001abcd/e?clone=1`,
  ],
  'profile-edit': [
    `${my}/00e3i000001abcd/e?retURL=%2F00e3i000001abcd`,
    `${my}/00e3i000001abcdAAA/e?s=SystemPermissions`,
    `${na}/00e3i000001abcdAAA/e?isdtp=p1`,
  ],
  'profile-detail': [`${my}/00e3i000001abcd`, `${my}/00e3i000001abcdAAA?s=SystemPermissions`],
  'user-list': [`${my}/005?isUserEntityOverride=1&retURL=%2Fui%2Fsetup%2FSetup&setupid=ManageUsers`],
  'user-edit': [`${my}/005/e`, `${my}/005/e?isUserEntityOverride=1&retURL=%2F005&isdtp=p1`],
  'user-detail': [`${my}/0053i000001abcd?noredirect=1&isUserEntityOverride=1`, `${my}/0053i000001abcdAAA`],
  'user-change': [
    `${my}/0053i000001abcd/e?noredirect=1`,
    `${my}/0053i000001abcdAAA/e?retURL=%2F0053i000001abcd&isdtp=p1`,
  ],
  'case-fields': [
    `${my}/p/setup/layout/LayoutFieldList?type=Case&retURL=%2Fui%2Fsetup%2FSetup%3Fsetupid%3DCase&setupid=CaseFields`,
    `${na}/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields&isdtp=p1`,
  ],
  'field-type': wizard,
  'field-details': wizard,
  'field-security': wizard,
  'field-security-sets': wizard,
  'field-record-pages': wizard,
  'field-layouts': wizard,
  'field-change': [`${my}/00N3i000006LTly/e?setupid=CaseFields`, `${my}/00N3i000006LTlyEAG/e`],
  apps: [`${my}/02u?retURL=%2Fui%2Fsetup%2FSetup%3Fsetupid%3DDevTools&setupid=TabSet`, `${my}/02u`],
  'app-edit': [
    `${my}/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u`,
    `${my}/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=06P3i0000000001`,
    `${my}/app/mgmt/forceconnectedapps/forceAppEdit.apexp?connectedAppId=0H43i0000000001SA2&appLayout=setup&noS1Redirect=true&id=0Ci3i0000000001`,
  ],
  'app-saved': [`${my}/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u`],
  'app-refused': [`${my}/app/mgmt/forceconnectedapps/forceAppEdit.apexp`],
  'app-detail': [
    `${my}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001&id=0Ci3i0000000001`,
    `${my}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001&applicationId=06P3i0000000001&notify=true`,
    `${setup}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?retURL=%2Fsetup%2FNavigationMenus%2Fhome&connectedAppId=0H43i0000000001SA2&appLayout=setup&isdtp=p1`,
  ],
  'consumer-details': [
    `${my}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001`,
    `${my}/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp?applicationId=06P3i0000000001`,
  ],
  'app-policies': [
    `${my}/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d?applicationId=06P3i0000000001`,
    `${my}/app/mgmt/forceconnectedapps/forceInstalledConnectedAppList.apexp?setupid=ConnectedApplication`,
  ],
  'app-policies-edit': [
    `${my}/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/e?applicationId=06P3i0000000001`,
    `${my}/0H43i0000000001/e?retURL=%2F0H43i0000000001`,
  ],
  'verify-identity': [
    `${my}/_ui/identity/verification/method/EmailVerificationFinishUi/e?vpol=ic&vflid=0`,
    `${my}/_ui/identity/verification/method/TotpVerificationUi/e`,
    `${my}/_ui/identity/verification/method/UnifiedPasskeyVerificationUi?retURL=%2F02u`,
    `${my}/_ui/identity/verification/SetupVerification`,
    `${my}/_ui/identity/webauthn/AddPasskeyUi?retURL=%2F00e`,
  ],
  lightning: [
    `${lightning}/lightning/setup/SetupOneHome/home`,
    `${lightning}/lightning/setup/ManageUsers/page?address=%2F005%2Fe`,
    `${lightning}/lightning/setup/ManageUsersLightning/home`,
    `${setup}/lightning/setup/ManageExternalClientApplication/home`,
    `${setup}/lightning/setup/ObjectManager/Case/FieldsAndRelationships/view`,
  ],
}

/** Salesforce URLs where the guide has nothing to do. */
export const unrelatedUrls: readonly string[] = [
  `${my}/home/home.jsp`,
  `${my}/001/o`,
  `${my}/?ec=302&startURL=%2F00e%3Fsetupid%3DEnhancedProfiles`,
  `${my}/`,
  `${my}/0013i000001abcd/e?retURL=%2F00e`,
  `${my}/500/o?retURL=/p/setup/layout/LayoutFieldList?type=Case`,
  `${my}/setup/own/deleteredirect.jsp?type=Case`,
  `${my}/00B3i000001abcd`,
  `${my}/02u3i000001abcd`,
  `${my}/ui/setup/SetupSearchResultsPage?setupSearch=apps`,
  `${my}/apex/forceAppEdit.apexp`,
  `${lightning}/lightning/o/Case/list`,
  `${lightning}/lightning/page/home`,
  `${lightning}/lightning/setup/EnhancedProfiles/home`,
  `${setup}/lightning/setup/ManageUsers/home`,
  `${lightning}/lightning/setup/ConnectedApplication/home`,
  `${lightning}/lightning/setup/ObjectManager/Case/FieldsAndRelationships/new`,
]
