/** Paths of the guide's destinations in the org. */

import type { OpenWay } from '../flow-retirement/open-way.ts'
import { findIntegrationProfile } from '../required-setup.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import type { Destination } from './ids.ts'

/** Home of Setup, whose sidebar leads everywhere. */
export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

export const profilesPath = '/00e?setupid=EnhancedProfiles'
export const usersPath = '/005?isUserEntityOverride=1&setupid=ManageUsers'
export const caseFieldsPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
/** Lightning's list of external client apps, which Classic does not have. */
export const externalClientAppsPath = '/lightning/setup/ManageExternalClientApplication/home'
export const connectedAppsPath = '/02u?setupid=TabSet'

const connectedAppRoot = '/app/mgmt/forceconnectedapps'
const connectedAppDetailPath = `${connectedAppRoot}/forceAppDetail.apexp`
const connectedAppPoliciesPath = '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d'
export const connectedAppFormPath = `${connectedAppRoot}/forceAppEdit.apexp`

/** Returns the app's path; Lightning's list uses another kind of id than Classic's. */
const toConnectedAppPath = (id: string) =>
  `${connectedAppDetailPath}?${id.startsWith('0H4') ? 'connectedAppId' : 'applicationId'}=${id}`

/**
 * Returns the path of a destination, using known record ids; null for a step without a page in the
 * org. `app` is the kind of app that the open way goes through.
 */
export const startPath = (
  destination: Destination,
  setup: ObservedSetup,
  app: OpenWay['app'],
): string | null => {
  if (app === 'external-client-app' && (destination === 'app' || destination === 'keys'))
    return externalClientAppsPath
  switch (destination) {
    case 'profile': {
      const id = findIntegrationProfile(setup)?.id
      return id ? `/${id}` : profilesPath
    }
    case 'profiles':
      return profilesPath
    case 'user':
      return usersPath
    case 'fields':
      return caseFieldsPath
    case 'app':
      return connectedAppsPath
    case 'keys':
    case 'client_credentials':
      return setup.connectedApp?.applicationId
        ? toConnectedAppPath(setup.connectedApp.applicationId)
        : connectedAppsPath
    case 'new-app':
      return connectedAppFormPath
    case 'app-policies': {
      const id = setup.connectedApp?.applicationId
      return id?.startsWith('06P') ? `${connectedAppPoliciesPath}?applicationId=${id}` : null
    }
    case 'external-client-apps':
      return externalClientAppsPath
    case 'other-app':
      return `${connectedAppDetailPath}?`
    case 'activate':
      return null
  }
}
