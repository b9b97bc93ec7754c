/** Where in the org a step begins. */

import type { Evidence } from '../guide/evidence.ts'
import type { StepId } from '../guide/ids.ts'

/** Setup's own home, where the sidebar leads to everything. */
export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

export const caseFieldsPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

/**
 * The path at which the step starts, with what is already known taken into account; null for a step that has no page
 * in the org.
 */
export const startPath = (step: StepId, evidence: Evidence): string | null => {
  switch (step) {
    case 'profile':
      return evidence.profile?.id ? `/${evidence.profile.id}` : '/00e?setupid=EnhancedProfiles'
    case 'user':
      return '/005?isUserEntityOverride=1&setupid=ManageUsers'
    case 'fields':
      return caseFieldsPath
    case 'app':
      return '/02u?setupid=TabSet'
    case 'keys':
      return evidence.app?.applicationId
        ? `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${evidence.app.applicationId}`
        : '/02u?setupid=TabSet'
    case 'activate':
      return null
  }
}
