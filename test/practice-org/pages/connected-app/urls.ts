import type { OrgConnectedApp } from '../../types.ts'

const folder = '/app/mgmt/forceconnectedapps'
const back = encodeURIComponent('/02u?setupid=TabSet')

export const newAppUrl = `${folder}/forceAppEdit.apexp?retURL=${back}&setupid=TabSet`
export const appListUrl = '/02u?setupid=TabSet'
export const getAppEditUrl = (app: OrgConnectedApp): string =>
  `${folder}/forceAppEdit.apexp?applicationId=${app.id}&retURL=${back}`
export const getAppDetailUrl = (app: OrgConnectedApp): string =>
  `${folder}/forceAppDetail.apexp?applicationId=${app.id}`
export const getAppPoliciesUrl = (app: OrgConnectedApp): string =>
  `/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d?applicationId=${app.id}`

/** Two sources name this address; `/0H4…/e` is Setup's rule for a record, and served as well. */
export const getAppPoliciesEditUrl = (app: OrgConnectedApp): string =>
  `/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/e?applicationId=${app.id}`

/** Uncertain: the address of the consumer details is in no source (reference part 2 §1.6). */
export const getConsumerDetailsUrl = (app: OrgConnectedApp): string =>
  `${folder}/forceConsumerDetails.apexp?applicationId=${app.id}`
