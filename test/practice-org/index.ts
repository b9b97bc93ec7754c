/** The practice org: Salesforce Classic and SpaceIQ behind one local HTTPS server. */

import { connectedAppRoutes as connectedApp } from './pages/connected-app/connected-app.ts'
import { consumerDetailsRoutes as consumerDetails } from './pages/connected-app/consumer-details.ts'
import { appListRoutes as apps } from './pages/connected-app/list.ts'
import { deletedFieldsRoutes as deletedFields } from './pages/field/deleted-fields.ts'
import { fieldDetailRoutes as fieldDetail } from './pages/field/detail.ts'
import { fieldListRoutes as fieldList } from './pages/field/list.ts'
import { fieldWizardRoutes as fieldWizard } from './pages/field/wizard.ts'
import { externalClientAppRoutes as externalClientApps } from './pages/lightning/external-client-apps/external-client-apps.ts'
import { lightningRoutes as lightning } from './pages/lightning/lightning.ts'
import { migrateRoutes as migrate } from './pages/lightning/migrate.ts'
import { oauthSettingsRoutes as oauthSettings } from './pages/lightning/oauth-settings.ts'
import { loginRoutes as login } from './pages/login/login.ts'
import { profileRoutes as profiles } from './pages/profile/profiles.ts'
import { nonSetupRoutes as ordinary } from './pages/setup-home/ordinary.ts'
import { setupSearchRoutes as setupSearch } from './pages/setup-home/search.ts'
import { setupHomeRoutes as setupHome } from './pages/setup-home/setup-home.ts'
import { userRoutes as users } from './pages/user/list.ts'
import { createPracticeOrgStarter } from './server/server.ts'
import { handleSpaceIq } from './spaceiq/endpoint.ts'
import type { Route, StartPracticeOrg } from './types.ts'

/** All routes; the first match answers. */
export const orgRoutes: readonly Route[] = [
  ...login,
  ...lightning,
  ...externalClientApps,
  ...migrate,
  ...oauthSettings,
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

export const startPracticeOrg: StartPracticeOrg = createPracticeOrgStarter(orgRoutes, handleSpaceIq)
export { adminPassword } from './state.ts'
