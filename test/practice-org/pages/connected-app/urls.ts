import type { OrgApp } from '../../types.ts'

const folder = '/app/mgmt/forceconnectedapps'
const back = encodeURIComponent('/02u?setupid=TabSet')

export const newAppUrl = `${folder}/forceAppEdit.apexp?retURL=${back}&setupid=TabSet`
export const appsUrl = '/02u?setupid=TabSet'
export const editUrl = (app: OrgApp): string =>
  `${folder}/forceAppEdit.apexp?applicationId=${app.id}&retURL=${back}`
export const detailUrl = (app: OrgApp): string => `${folder}/forceAppDetail.apexp?applicationId=${app.id}`
export const policiesUrl = (app: OrgApp): string =>
  `/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d?applicationId=${app.id}`

/** Uncertain: the address of the consumer details is in no source (reference part 2 §1.6). */
export const consumerDetailsUrl = (app: OrgApp): string =>
  `${folder}/forceConsumerDetails.apexp?applicationId=${app.id}`
