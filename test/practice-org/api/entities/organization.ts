/** The org itself, and its licences. */

import { getOrgCreatedDate } from '../../era.ts'
import type { Entity } from '../entity.ts'
import { organizationId } from '../records.ts'

/** `acme--uat.sandbox` is a sandbox. */
const isSandbox = (name: string): boolean => name.includes('--')

export const organizationEntity: Entity = {
  name: 'Organization',
  columns: [
    'Id',
    'Name',
    'InstanceName',
    'IsSandbox',
    'OrganizationType',
    'TrialExpirationDate',
    'NamespacePrefix',
    'LanguageLocaleKey',
    'CreatedDate',
  ],
  rows: ({ state }) => [
    {
      Id: organizationId,
      Name: 'Acme',
      InstanceName: isSandbox(state.name) ? 'USA794S' : 'USA402',
      IsSandbox: isSandbox(state.name),
      OrganizationType: state.variant.edition,
      TrialExpirationDate: null,
      NamespacePrefix: state.variant.namespace || null,
      LanguageLocaleKey: state.variant.language === 'en' ? 'en_US' : state.variant.language,
      CreatedDate: getOrgCreatedDate(state),
    },
  ],
}

/**
 * The first is sourced many times, the second once, the rest are guesses. Keys are never
 * translated.
 */
const keys: Readonly<Record<string, string>> = {
  Salesforce: 'SFDC',
  'Salesforce Integration': 'PID_Integration',
  'Salesforce Platform': 'AUL',
  'Chatter Free': 'PID_CHATTER',
}

export const userLicense: Entity = {
  name: 'UserLicense',
  columns: ['Id', 'Name', 'MasterLabel', 'LicenseDefinitionKey', 'TotalLicenses', 'UsedLicenses', 'Status'],
  rows: ({ state }) =>
    state.licences.map(({ id, name, free }) => {
      const used = state.users.filter(
        ({ active, profileId }) =>
          active && state.profiles.find((profile) => profile.id === profileId)?.licence === name,
      ).length
      return {
        Id: id,
        Name: state.variant.translatedApiNames[name] ?? name,
        MasterLabel: state.variant.translatedApiNames[name] ?? name,
        LicenseDefinitionKey: keys[name] ?? name.toUpperCase().replace(/ /g, '_'),
        TotalLicenses: free + used,
        UsedLicenses: used,
        Status: 'Active',
      }
    }),
}
