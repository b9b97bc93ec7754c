/** Addresses of the pages of external client apps. */

import type { OrgExternalClientApp } from '../../../types.ts'

/** The manager's and the detail's are known (reference part 3 §6). */
const folder = '/lightning/setup/ManageExternalClientApplication'

export const externalClientAppsUrl = `${folder}/home`

/** Uncertain, as all below but the detail. */
export const newExternalClientAppUrl = `${folder}/new`

export const getExternalClientAppUrl = ({ id }: OrgExternalClientApp): string => `${folder}/${id}/detail`
export const getPoliciesUrl = (app: OrgExternalClientApp): string =>
  `${getExternalClientAppUrl(app)}?tab=policies`
export const getSettingsUrl = (app: OrgExternalClientApp): string =>
  `${getExternalClientAppUrl(app)}?tab=settings`

/** The page of *Consumer Key and Secret*. */
export const getConsumerUrl = ({ id }: OrgExternalClientApp): string => `${folder}/${id}/consumer`

/** Where Save and Delete post to. */
export const getActionUrl = (
  { id }: OrgExternalClientApp,
  action: 'policies' | 'settings' | 'delete',
): string => `${folder}/${id}/${action}`
