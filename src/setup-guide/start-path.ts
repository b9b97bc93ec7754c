/** Paths in the org that the guide leads to. */

import { integrationProfile } from '../required-setup.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { Place } from './ids.ts'

/** Home of Setup, whose sidebar leads everywhere. */
export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

export const profilesPath = '/00e?setupid=EnhancedProfiles'
export const usersPath = '/005?isUserEntityOverride=1&setupid=ManageUsers'
export const caseFieldsPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
export const appsPath = '/02u?setupid=TabSet'

const appPages = '/app/mgmt/forceconnectedapps'
const appDetail = `${appPages}/forceAppDetail.apexp`
export const appForm = `${appPages}/forceAppEdit.apexp`

/** Returns the app's path; Lightning's list uses another kind of id than Classic's. */
const appPath = (id: string) =>
  `${appDetail}?${id.startsWith('0H4') ? 'connectedAppId' : 'applicationId'}=${id}`

/**
 * Returns the path of a destination, using known record ids; null for a step without a page in the
 * org.
 */
export const startPath = (place: Place, evidence: Evidence): string | null => {
  switch (place) {
    case 'profile': {
      const id = integrationProfile(evidence)?.id
      return id ? `/${id}` : profilesPath
    }
    case 'profiles':
      return profilesPath
    case 'user':
      return usersPath
    case 'fields':
      return caseFieldsPath
    case 'app':
      return appsPath
    case 'keys':
      return evidence.app?.applicationId ? appPath(evidence.app.applicationId) : appsPath
    case 'new-app':
      return appForm
    case 'other-app':
      return `${appDetail}?`
    case 'activate':
      return null
  }
}
