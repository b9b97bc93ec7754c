/** External client apps and their OAuth policies, without key and secret; both can only be read. */

import type { FakeOrg, OrgExternalClientApp } from '../../types.ts'
import { type Entity, findById } from '../entity.ts'
import { getStableId } from '../records.ts'
import { formatDateTime } from './apps.ts'

export const externalClientApplication: Entity = {
  name: 'ExternalClientApplication',
  columns: [
    'Id',
    'DeveloperName',
    'MasterLabel',
    'NamespacePrefix',
    'ContactEmail',
    'Description',
    'DistributionState',
    'CreatedDate',
    'LastModifiedDate',
  ],
  rows: ({ state }) =>
    state.externalClientApps.map((app) => ({
      Id: app.id,
      DeveloperName: app.apiName,
      MasterLabel: app.name,
      NamespacePrefix: null,
      ContactEmail: app.contactEmail,
      Description: null,
      DistributionState: app.distributionState,
      CreatedDate: formatDateTime(app.savedAt),
      LastModifiedDate: formatDateTime(app.savedAt),
    })),
}

const getRunAsUsername = (state: FakeOrg, { runAs }: OrgExternalClientApp): string | null =>
  findById(state.users, runAs)?.username ?? null

/** Uncertain: the ids' prefix, and that an app has its row before anybody edited its policies. */
export const externalClientAppPolicy: Entity = {
  name: 'ExtlClntAppOauthPlcyCnfg',
  columns: [
    'Id',
    'ExternalClientApplicationId',
    'IsClientCredentialsFlowEnabled',
    'ClientCredentialsFlowUser',
    'PermittedUsersPolicyType',
    'IpRelaxationPolicyType',
    'RequiredSessionLevel',
  ],
  relations: {
    ExternalClientApplication: { to: 'ExternalClientApplication', by: 'ExternalClientApplicationId' },
  },
  rows: ({ state }) =>
    state.externalClientApps.map((app) => ({
      Id: getStableId(state, '0xP', app.id),
      ExternalClientApplicationId: app.id,
      IsClientCredentialsFlowEnabled: app.clientCredentialsPolicy,
      ClientCredentialsFlowUser: getRunAsUsername(state, app),
      PermittedUsersPolicyType: app.approvedProfiles ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized',
      IpRelaxationPolicyType: app.ipRelaxation ?? 'Enforce',
      RequiredSessionLevel: 'STANDARD',
    })),
}
