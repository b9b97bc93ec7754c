/** Where in an org a recorded change can be looked at. */

import type { ChangeKind, RecordedChange } from './change.ts'
import { recordIdPattern } from './record.ts'

const caseFieldsPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const caseLayoutsPath = '/ui/setup/layout/PageLayouts?type=Case&setupid=CaseLayouts'
const permissionSetsPath = '/0PS?setupid=PermSets'
const profilesPath = '/00e?setupid=EnhancedProfiles'
const usersPath = '/005?isUserEntityOverride=1&setupid=ManageUsers'
const connectedAppsPath = '/02u?setupid=TabSet'
const connectedAppDetailPath = '/app/mgmt/forceconnectedapps/forceAppDetail.apexp'

/** The page that lists things of this kind, for what has no page or no known id. */
const listPaths: Readonly<Record<ChangeKind, string>> = {
  field: caseFieldsPath,
  layout: caseLayoutsPath,
  profile: profilesPath,
  'permission-set': permissionSetsPath,
  permissions: permissionSetsPath,
  user: usersPath,
  'permission-set-license': usersPath,
  'permission-set-assignment': permissionSetsPath,
  password: usersPath,
  'connected-app': connectedAppsPath,
}

/** Without these a user's address leads away from Setup. */
const userQuery = '?noredirect=1&isUserEntityOverride=1'

/** Returns the path of the change's page in Setup: its own, or the list of its kind. */
export const changePath = ({ kind, id }: Pick<RecordedChange, 'kind' | 'id'>): string => {
  if (id === null || !recordIdPattern.test(id)) return listPaths[kind]
  switch (kind) {
    // An assignment has no page of its own.
    case 'permission-set-license':
    case 'permission-set-assignment':
      return listPaths[kind]
    case 'user':
    case 'password':
      return `/${id}${userQuery}`
    case 'connected-app':
      // Lightning knows an app by another kind of id than Classic.
      return `${connectedAppDetailPath}?${id.startsWith('0H4') ? 'connectedAppId' : 'applicationId'}=${id}`
    default:
      return `/${id}`
  }
}
