/** The practice org: Salesforce Classic and SpaceIQ behind one local HTTPS server. */

import type { Route, StartPracticeOrg } from './contract.ts'
import { routes as apps } from './pages/apps.ts'
import { routes as connectedApp } from './pages/connected-app.ts'
import { routes as consumerDetails } from './pages/consumer-details.ts'
import { routes as deletedFields } from './pages/deleted-fields.ts'
import { routes as fieldDetail } from './pages/field-detail.ts'
import { routes as fieldList } from './pages/field-list.ts'
import { routes as fieldWizard } from './pages/field-wizard.ts'
import { routes as lightning } from './pages/lightning.ts'
import { routes as login } from './pages/login.ts'
import { routes as ordinary } from './pages/ordinary.ts'
import { routes as profiles } from './pages/profiles.ts'
import { routes as setupHome } from './pages/setup-home.ts'
import { routes as setupSearch } from './pages/setup-search.ts'
import { routes as users } from './pages/users.ts'
import { practiceOrgStarter } from './server.ts'
import { handleSpaceIq } from './spaceiq.ts'

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
