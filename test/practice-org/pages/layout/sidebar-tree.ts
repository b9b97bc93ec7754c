/**
 * The setup tree as data: ids, order, labels and addresses of Salesforce's, with the long branches
 * cut short. The ids and the order are those of a raw page of 2019.
 */

/** `[id, English label, address]` for a page, `[id, English label, children]` for a folder. */
export type SetupTreeNode = readonly [id: string, label: string, target: string | readonly SetupTreeNode[]]

interface SetupTreeSection {
  id: string
  label: string
  address: string
  nodes: readonly SetupTreeNode[]
}

export const setupTreeSections: readonly SetupTreeSection[] = [
  {
    id: 'Salesforce1SetupSection',
    label: 'Salesforce Mobile Quick Start',
    address: '/ui/setup/salesforce1/Salesforce1SetupHomePage',
    nodes: [],
  },
  {
    id: 'ForceCom',
    label: 'Home',
    address: '/setup/forcecomHomepage.apexp',
    nodes: [],
  },
  {
    id: 'AdminSetup',
    label: 'Administer',
    address: '/ui/setup/Setup',
    nodes: [
      [
        'Users',
        'Manage Users',
        [
          ['ManageUsers', 'Users', '/005?isUserEntityOverride=1'],
          [
            'EmailUsers',
            'Mass Email Users',
            '/ui/massmail/MassMailStageManager?mm_type=User&wizardRetUrl=%2Fsetup%2FforcecomHomepage.apexp%3Fsetupid%3DForceCom',
          ],
          ['Roles', 'Roles', '/setup/user/roleSplash.jsp'],
          ['PermSets', 'Permission Sets', '/0PS'],
          [
            'UserManagementSettings',
            'User Management Settings',
            '/_ui/perms/ui/setup/UserManagementSettingsPage',
          ],
          ['EnhancedProfiles', 'Profiles', '/00e'],
          ['PublicGroups', 'Public Groups', '/p/own/OrgPublicGroupsPage/d'],
          ['Queues', 'Queues', '/p/own/OrgQueuesPage/d'],
          ['OrgLoginHistory', 'Login History', '/0Ya'],
          ['VerificationHistory', 'Identity Verification History', '/setup/secur/VerificationHistory.apexp'],
        ],
      ],
      [
        'ManageApps',
        'Manage Apps',
        [
          [
            'ConnectedApplication',
            'Connected Apps',
            '/app/mgmt/forceconnectedapps/forceInstalledConnectedAppList.apexp',
          ],
          ['ConnectedAppsUsage', 'Connected Apps OAuth Usage', '/identity/app/connectedAppsUsage.apexp'],
          ['AppMenu', 'App Menu', '/ui/setup/tab/AppMenuItemReorderPage'],
        ],
      ],
      [
        'CompanyProfile',
        'Company Profile',
        [
          ['CompanyProfileInfo', 'Company Information', '/00D000000000001'],
          ['ForecastFiscalYear', 'Fiscal Year', '/setup/org/orgfyedit.jsp?id=00D000000000001'],
          ['BusinessHours', 'Business Hours', '/01m'],
          ['Holiday', 'Holidays', '/p/case/HolidayList'],
        ],
      ],
      [
        'Security',
        'Security Controls',
        [
          ['HealthCheck', 'Health Check', '/_ui/security/dashboard/aura/SecurityDashboardAuraContainer'],
          ['SecuritySharing', 'Sharing Settings', '/p/own/OrgSharingDetail'],
          ['FieldAccessibility', 'Field Accessibility', '/setup/layout/flslayoutjump.jsp'],
          ['SecurityPolicies', 'Password Policies', '/secur/orgloginsettingedit.jsp?id=00D000000000001'],
          ['SecuritySession', 'Session Settings', '/_ui/system/security/SessionSettings?id=00D000000000001'],
          ['LoginFlow', 'Login Flows', '/0Kq'],
          ['NetworkAccess', 'Network Access', '/05G'],
          [
            'ActivatedIpAddressAndClientBrowsersPage',
            'Activations',
            '/setup/secur/identityconfirmation/ActivatedIpAddressAndClientBrowsersPage.apexp',
          ],
          ['SessionManagementPage', 'Session Management', '/setup/secur/session/SessionManagementPage.apexp'],
          ['LoginAccessPolicies', 'Login Access Policies', '/partnerbt/loginAccessPolicies.apexp'],
          ['CertificatesAndKeysManagement', 'Certificate and Key Management', '/0P1'],
        ],
      ],
      [
        'Domains',
        'Domain Management',
        [
          ['DomainNames', 'Domains', '/0I4'],
          ['DomainSites', 'Custom URLs', '/0Jf'],
          ['OrgDomain', 'My Domain', '/domainname/DomainName.apexp'],
        ],
      ],
      [
        'DataManagement',
        'Data Management',
        [
          ['CleanRules', 'Data Integration Rules', '/07i'],
          ['XCleanVitalsUi', 'Data Integration Metrics', '/_ui/xclean/ui/XCleanVitalsUi'],
          ['AnalyticSnapshots', 'Reporting Snapshots', '/_ui/analytics/jobs/AnalyticSnapshotSplashUi'],
          [
            'DataManagementDataImporter',
            'Data Import Wizard',
            '/ui/setup/dataimporter/DataImporterAdminLandingPage',
          ],
          ['DataManagementExport', 'Data Export', '/ui/setup/export/DataExportPage/d'],
          ['CompanyResourceDisk', 'Storage Usage', '/setup/org/orgstorageusage.jsp?id=00D000000000001'],
        ],
      ],
      [
        'EmailAdmin',
        'Email Administration',
        [
          ['OrgEmailSettings', 'Deliverability', '/email-admin/editOrgEmailSettings.apexp'],
          [
            'OrgWideEmailAddresses',
            'Organization-Wide Addresses',
            '/email-admin/owa/listOrgWideEmailAddress.apexp',
          ],
          ['SecurityComplianceBcc', 'Compliance BCC Email', '/setup/org/compliancebcc.jsp'],
          ['TestEmailDeliverability', 'Test Deliverability', '/email-admin/testEmailDeliverability.apexp'],
        ],
      ],
    ],
  },
  {
    id: 'Studio',
    label: 'Build',
    address: '/ui/setup/Setup',
    nodes: [
      [
        'Customize',
        'Customize',
        [
          [
            'Campaign',
            'Campaigns',
            [
              ['CampaignFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Campaign'],
              [
                'CampaignLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Campaign',
              ],
              [
                'CampaignValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Campaign',
              ],
              ['CampaignTriggers', 'Triggers', '/p/setup/layout/ApexTriggerList?type=Campaign'],
              ['CampaignLayouts', 'Page Layouts', '/ui/setup/layout/PageLayouts?type=Campaign'],
            ],
          ],
          [
            'Lead',
            'Leads',
            [
              ['LeadFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Lead'],
              [
                'LeadLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Lead',
              ],
              [
                'LeadValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Lead',
              ],
              ['LeadTriggers', 'Triggers', '/p/setup/layout/ApexTriggerList?type=Lead'],
              ['LeadLayouts', 'Page Layouts', '/ui/setup/layout/PageLayouts?type=Lead'],
            ],
          ],
          [
            'Account',
            'Accounts',
            [
              ['AccountFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Account'],
              [
                'AccountLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Account',
              ],
              [
                'AccountValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Account',
              ],
              ['AccountTriggers', 'Triggers', '/p/setup/layout/ApexTriggerList?type=Account'],
              ['AccountRoles', 'Partner Roles', '/setup/ui/picklist_masterdetail.jsp?tid=00I&pt=17'],
            ],
          ],
          [
            'Contact',
            'Contacts',
            [
              ['ContactFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Contact'],
              [
                'ContactLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Contact',
              ],
              [
                'ContactValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Contact',
              ],
              ['ContactTriggers', 'Triggers', '/p/setup/layout/ApexTriggerList?type=Contact'],
              ['ContactLayouts', 'Page Layouts', '/ui/setup/layout/PageLayouts?type=Contact'],
            ],
          ],
          [
            'Opportunity',
            'Opportunities',
            [
              ['OpportunityFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Opportunity'],
              [
                'OpportunityLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Opportunity',
              ],
              [
                'OpportunityValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Opportunity',
              ],
              ['OpportunityTriggers', 'Triggers', '/p/setup/layout/ApexTriggerList?type=Opportunity'],
              [
                'OpportunityRoles',
                'Contact Roles on Opportunities',
                '/setup/ui/picklist_masterdetail.jsp?tid=00K&pt=11',
              ],
            ],
          ],
          [
            'Case',
            'Cases',
            [
              ['CaseFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=Case'],
              [
                'CaseLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=Case',
              ],
              [
                'CaseValidations',
                'Validation Rules',
                '/_ui/common/config/entity/ValidationFormulaListUI/d?tableEnumOrId=Case',
              ],
              ['CaseTriggers', 'Case Triggers', '/p/setup/layout/ApexTriggerList?type=Case'],
              [
                'CaseContactRoles',
                'Contact Roles on Cases',
                '/setup/ui/picklist_masterdetail.jsp?tid=03j&pt=45',
              ],
              ['CaseLayouts', 'Page Layouts', '/ui/setup/layout/PageLayouts?type=Case'],
              [
                'CaseFieldSets',
                'Field Sets',
                '/_ui/common/config/entity/FieldSetListUI/d?tableEnumOrId=Case',
              ],
              [
                'CaseCompactLayouts',
                'Compact Layouts',
                '/_ui/common/config/compactlayout/CompactLayoutListUi/d?type=Case',
              ],
              ['CaseSearchLayouts', 'Search Layouts', '/ui/setup/layout/ListLayouts?type=Case'],
              ['CaseRules', 'Case Assignment Rules', '/setup/own/entityrulelist.jsp?rtype=1&entity=Case'],
              ['CaseEscRules', 'Escalation Rules', '/setup/own/entityrulelist.jsp?rtype=3&entity=Case'],
              [
                'CaseLinks',
                'Buttons, Links, and Actions',
                '/p/setup/link/ActionButtonLinkList?pageName=Case&type=Case',
              ],
              ['CaseProcess', 'Support Processes', '/setup/ui/bplist.jsp?id=500'],
              ['CaseRecords', 'Record Types', '/ui/setup/rectype/RecordTypes?type=Case'],
              ['CaseLimits', 'Limits', '/p/setup/custent/EntityLimits?type=Case'],
              ['CaseSettings', 'Support Settings', '/_ui/support/organization/SupportOrganizationSetupUi/d'],
              [
                'CaseResponses',
                'Case Auto-Response Rules',
                '/setup/own/entityrulelist.jsp?rtype=4&entity=Case',
              ],
              ['EmailToCase', 'Email-to-Case', '/ui/setup/email/EmailToCaseSplashPage'],
              [
                'FeedFilterDefinitions',
                'Feed Filters',
                '/_ui/common/feedfilter/setup/ui/FeedFilterListPage/d?context=Case',
              ],
            ],
          ],
          [
            'UserCustomize',
            'Users',
            [
              ['UserFields', 'Fields', '/p/setup/layout/LayoutFieldList?type=User'],
              ['UserLayouts', 'Page Layouts', '/ui/setup/layout/PageLayouts?type=User'],
              [
                'UserLookups',
                'Related Lookup Filters',
                '/_ui/common/config/entity/RelatedLookupFiltersListUI/d?tableEnumOrId=User',
              ],
            ],
          ],
          [
            'Collaboration',
            'Chatter',
            [
              ['CollaborationSettings', 'Chatter Settings', '/collaboration/collaborationSettings.apexp'],
              ['ChatterLayouts', 'Publisher Layouts', '/setup/globalPublisherLayoutRedirect.apexp'],
              ['FeedTracking', 'Feed Tracking', '/feeds/feedTracking.apexp'],
            ],
          ],
          ['UserInterface', 'User Interface', '/ui/setup/org/UserInterfaceUI'],
        ],
      ],
      [
        'DevTools',
        'Create',
        [
          ['TabSet', 'Apps', '/02u'],
          ['ExternalStrings', 'Custom Labels', '/101'],
          ['Interactionlog', 'Interaction Log Layouts', '/ui/support/interaction/InteractionLogUi/l'],
          ['CustomObjects', 'Objects', '/p/setup/custent/CustomObjectsPage'],
          ['BigObjects', 'Big Objects', '/p/setup/custent/BigObjectsPage'],
          ['Picklists', 'Picklist Value Sets', '/_ui/platform/ui/schema/wizard/picklist/PicklistsPage'],
          ['Package', 'Packages', '/0A2'],
          ['CustomReportTypes', 'Report Types', '/_ui/analytics/crt/setup/CustomReportTypeSplashUi'],
          ['CustomTabs', 'Tabs', '/setup/ui/customtabs.jsp'],
          ['ServiceCloudTemplate', 'Service Cloud Launch Pad', '/ui/support/servicedesk/TemplateSetupUI/e'],
          ['ActionLinkGroupTemplates', 'Action Link Templates', '/07g'],
          [
            'GlobalActions',
            'Global Actions',
            [
              [
                'GlobalActionLinks',
                'Global Actions',
                '/p/setup/link/ActionButtonLinkList?pageName=Global&type=Global',
              ],
              ['GlobalPublisherLayouts', 'Publisher Layouts', '/ui/setup/layout/PageLayouts?type=Global'],
            ],
          ],
          [
            'Workflow',
            'Workflow & Approvals',
            [
              [
                'WorkflowRules',
                'Workflow Rules',
                '/_ui/core/workflow/WorkflowSplashUi?EntityId=WorkflowRule',
              ],
              ['ApprovalProcesses', 'Approval Processes', '/p/process/ProcessDefinitionSetup'],
              ['InteractionProcesses', 'Flows', '/300'],
              ['ProcessAutomation', 'Process Builder', '/processui/processui.app'],
              ['WorkflowTasks', 'Tasks', '/_ui/core/workflow/WorkflowSplashUi?EntityId=ActionTask'],
              ['WorkflowEmails', 'Email Alerts', '/_ui/core/workflow/WorkflowSplashUi?EntityId=ActionEmail'],
              [
                'WorkflowFieldUpdates',
                'Field Updates',
                '/_ui/core/workflow/WorkflowSplashUi?EntityId=ActionFieldUpdate',
              ],
              [
                'WorkflowOutboundMessaging',
                'Outbound Messages',
                '/_ui/core/workflow/WorkflowSplashUi?EntityId=ActionOutboundMessage',
              ],
            ],
          ],
        ],
      ],
      [
        'DevToolsIntegrate',
        'Develop',
        [
          ['ApexClasses', 'Apex Classes', '/01p'],
          ['ApexTriggers', 'Apex Triggers', '/setup/build/allTriggers.apexp'],
          ['ApexTestQueue', 'Apex Test Execution', '/ui/setup/apex/ApexTestQueuePage'],
          ['ApexSettings', 'Apex Settings', '/setup/apexsettings.apexp'],
          ['WebServices', 'API', '/ui/setup/sforce/WebServicesSetupPage'],
          ['ApexComponents', 'Visualforce Components', '/apexpages/setup/listApexComponent.apexp'],
          ['CdcObjectEnablement', 'Change Data Capture', '/ui/setup/cdc/CdcObjectEnablementPage'],
          ['CustomPermissions', 'Custom Permissions', '/0CP'],
          [
            'CustomMetadata',
            'Custom Metadata Types',
            '/_ui/platform/ui/schema/wizard/entity/CustomMetadataTypeListPage',
          ],
          ['CustomSettings', 'Custom Settings', '/setup/ui/listCustomSettings.apexp'],
          ['DevHub', 'Dev Hub', '/ui/setup/sfdx/SomaSetupPage'],
          ['EmailToApexFunction', 'Email Services', '/email-admin/services/listEmailServicesFunction.apexp'],
        ],
      ],
      ['SchemaBuilder', 'Schema Builder', '/_ui/platform/schema/ui/schemabuilder/SchemaBuilderUi'],
      ['FlexiPageList', 'Lightning App Builder', '/_ui/flexipage/ui/FlexiPageFilterListPage'],
      ['CanvasPreviewerUi', 'Canvas App Previewer', '/_ui/force/canvas/ui/CanvasPreviewerUi'],
      ['ImportedPackage', 'Installed Packages', '/0A3'],
      ['PackageUsageSummary', 'Package Usage', '/_ui/isv/intelligence/ui/PackageUsageSummarySetupPage'],
      ['AppExchangeMarketplace', 'AppExchange Marketplace', '/packaging/viewAEMarketplace.apexp'],
      ['CriticalUpdates', 'Critical Updates', '/ruac/ruacPage.apexp'],
    ],
  },
  {
    id: 'Deploy',
    label: 'Deploy',
    address: '/ui/setup/Setup',
    nodes: [
      ['DeploymentSettings', 'Deployment Settings', '/changemgmt/deploymentSettings.apexp'],
      ['DeployStatus', 'Deployment Status', '/changemgmt/monitorDeployment.apexp'],
    ],
  },
  {
    id: 'Monitoring',
    label: 'Monitor',
    address: '/ui/setup/Setup',
    nodes: [
      ['SystemOverview', 'System Overview', '/setup/systemOverview.apexp'],
      ['SalesforceOptimizer', 'Optimizer', '/ui/setup/optimizer/OptimizerSetupPage'],
      ['DataManagementContactsQueue', 'Imports', '/setup/imp/importqueue.jsp'],
      ['WorkflowOmStatus', 'Outbound Messages', '/ui/setup/outbound/WfOutboundStatusUi'],
      ['DataManagementManageWorkflowQueue', 'Time-Based Workflow', '/setup/own/massdelete.jsp?ftype=WFTimeQ'],
      [
        'DataManagementManageProcessQueue',
        'Automated Process Actions',
        '/setup/own/massdelete.jsp?ftype=ProcTimeQ',
      ],
      [
        'DataManagementManageCaseEscalation',
        'Case Escalations',
        '/setup/own/massdelete.jsp?ftype=CaseEscalation',
      ],
      ['MonitoringRateLimitingNotification', 'API Usage Notifications', '/076?spl1=1'],
      ['MassMailMonitoring', 'Mass Emails', '/07A'],
      ['EmailCapture', 'Email Snapshots', '/email/capture/emailCapture.apexp'],
      [
        'Jobs',
        'Jobs',
        [
          ['ScheduledJobs', 'Scheduled Jobs', '/08e'],
          ['AsyncApexJobs', 'Apex Jobs', '/apexpages/setup/listAsyncApexJobs.apexp'],
          ['ApexFlexQueue', 'Apex Flex Queue', '/apexpages/setup/viewApexFlexQueue.apexp'],
          ['ParallelJobsStatus', 'Background Jobs', '/0Ys'],
          ['AsyncApiJobStatus', 'Bulk Data Load Jobs', '/750'],
        ],
      ],
      [
        'Logs',
        'Logs',
        [
          ['EmailLogFiles', 'Email Log Files', '/_ui/core/email/logs/EmailLogSearchOverview'],
          ['ApexDebugLogs', 'Debug Logs', '/setup/ui/listApexTraces.apexp'],
          ['ApexDebugLevels', 'Debug Levels', '/7dl'],
        ],
      ],
    ],
  },
]
