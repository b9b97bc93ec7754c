/** The practice org: Salesforce Classic and SpaceIQ behind one local HTTPS server. */

import { routes as connectedApp } from './pages/connected-app/connected-app.ts'
import { routes as consumerDetails } from './pages/connected-app/consumer-details.ts'
import { routes as apps } from './pages/connected-app/list.ts'
import { routes as deletedFields } from './pages/field/deleted-fields.ts'
import { routes as fieldDetail } from './pages/field/detail.ts'
import { routes as fieldList } from './pages/field/list.ts'
import { routes as fieldWizard } from './pages/field/wizard.ts'
import { routes as lightning } from './pages/lightning/lightning.ts'
import { routes as login } from './pages/login/login.ts'
import { routes as profiles } from './pages/profile/profiles.ts'
import { routes as ordinary } from './pages/setup-home/ordinary.ts'
import { routes as setupSearch } from './pages/setup-home/search.ts'
import { routes as setupHome } from './pages/setup-home/setup-home.ts'
import { routes as users } from './pages/user/list.ts'
import { practiceOrgStarter } from './server/server.ts'
import { handleSpaceIq } from './spaceiq/endpoint.ts'
import type { Route, StartPracticeOrg } from './types.ts'

/** The first route that matches answers. */
export const routes: readonly Route[] = [
  ...login,
  ...lightning,
  ...setupHome,
  ...setupSearch,
  ...fieldList,
  ...fieldWizard,
  ...fieldDetail,
  ...deletedFields,
  ...profiles,
  ...users,
  ...apps,
  ...connectedApp,
  ...consumerDetails,
  ...ordinary,
]

export const startPracticeOrg: StartPracticeOrg = practiceOrgStarter(routes, handleSpaceIq)
export { adminPassword } from './state.ts'
