/** Where in the org the guide leads. */

import { integrationProfile } from '../required-setup.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { Place } from './ids.ts'

/** Setup's own home, where the sidebar leads to everything. */
export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

export const profilesPath = '/00e?setupid=EnhancedProfiles'
export const usersPath = '/005?isUserEntityOverride=1&setupid=ManageUsers'
export const caseFieldsPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
export const appsPath = '/02u?setupid=TabSet'

const appPages = '/app/mgmt/forceconnectedapps'
const appDetail = `${appPages}/forceAppDetail.apexp`
export const appForm = `${appPages}/forceAppEdit.apexp`

/** Lightning's list of apps knows them by another id than Classic's. */
const appPath = (id: string) =>
  `${appDetail}?${id.startsWith('0H4') ? 'connectedAppId' : 'applicationId'}=${id}`

/**
 * The path of the place, with what is already known taken into account; null for a step that has no page
 * in the org.
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
