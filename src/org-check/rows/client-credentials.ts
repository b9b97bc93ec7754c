/** Rows about the way that is open in the org, and about its apps' client credentials. */

import { findFlowBlock } from '../../flow-retirement/blocked-flow.ts'
import { describeGaps } from '../../flow-retirement/client-credentials.ts'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import {
  findOpenWay,
  getExternalAppSettings,
  needsClientCredentials,
  type OpenWay,
  openWayMessageKeys,
  type WayContext,
} from '../../flow-retirement/open-way.ts'
import { daySub } from '../../platform/formatted-subs.ts'
import { text } from '../../platform/text.ts'
import type { ClientCredentialsSettings, ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { type CheckRow, factRow, failRow, passRow, type RowResult, showAction, unknownRow } from '../row.ts'

/** What decides which way is open, and what counts as a finding. */
export interface RowContext extends WayContext {
  /** The observed setup, with the facts already in it. */
  readonly setup: ObservedSetup
}

const judgeSettings = (settings: ClientCredentialsSettings, username: string): RowResult => {
  const gaps = describeGaps(settings, username)
  if (gaps.length > 0) return failRow(showAction('client_credentials'), ...gaps)
  const { apiScope, flowEnabled, runAs } = settings
  return apiScope === null || flowEnabled === null || runAs === null || username === ''
    ? unknownRow(null, text('cc_untold'))
    : passRow(text('cc_ready', runAs))
}

const wayStatuses: Readonly<Record<OpenWay['id'], CheckRow['status']>> = {
  password: 'right',
  ready: 'right',
  'password-unknown': 'unknown',
  'password-off': 'wrong',
  'app-closed': 'wrong',
  'prepare-connected-app': 'wrong',
  'prepare-external-client-app': 'wrong',
  'create-external-client-app': 'wrong',
}

const wayRow = ({ id }: OpenWay): CheckRow => ({
  id: 'way',
  label: text('check_way'),
  status: wayStatuses[id],
  details: [text(openWayMessageKeys[id])],
  action: null,
})

/** Before they are needed, an app that nobody has begun to prepare is no finding. */
const isBegun = ({ flowEnabled, runAs }: ClientCredentialsSettings) => flowEnabled === true || !!runAs

/** Returns the row of the connected app, if its client credentials matter or were begun. */
const connectedAppRows = ({ setup, chosenGrant }: RowContext, way: OpenWay): readonly CheckRow[] => {
  const settings = setup.connectedApp?.clientCredentials
  if (!settings || setup.externalClientApp) return []
  if (!isBegun(settings) && !needsClientCredentials(way) && chosenGrant !== 'client_credentials') return []
  return [
    {
      id: 'app-client-credentials',
      label: text('check_client_credentials'),
      ...judgeSettings(settings, setup.user?.username ?? ''),
    },
  ]
}

/** Judges the external client app. Migrating the connected app ends its password flow at once. */
const judgeExternalApp = ({ setup }: RowContext, way: OpenWay): RowResult => {
  const settings = getExternalAppSettings(setup)
  if (!settings) return unknownRow(null, text('cc_untold'))
  const { name = '', runAs } = setup.externalClientApp ?? {}
  const username = setup.user?.username ?? ''
  if (way.isMigrated && !needsClientCredentials(way)) return failRow(null, text('check_migrated', name))
  const gaps = describeGaps(settings, username)
  if (gaps.length > 0) return failRow(null, text('check_external_app_found', name), ...gaps)
  return settings.flowEnabled && runAs && username !== ''
    ? passRow(text('check_external_app_found', name), text('cc_ready', runAs))
    : unknownRow(null, text('check_external_app_found', name), text('cc_untold'))
}

/** Returns the rows about the way and the client credentials, on the context's day. */
export const clientCredentialsRows = (facts: OrgFacts, context: RowContext): readonly CheckRow[] => {
  const way = findOpenWay(context.setup, context)
  const { externalClientApp } = facts
  const isMentioned = externalClientApp.ok ? externalClientApp.value !== null : needsClientCredentials(way)
  return [
    wayRow(way),
    ...connectedAppRows(context, way),
    ...(isMentioned
      ? [
          factRow('external-client-app', text('check_external_app'), externalClientApp, () =>
            judgeExternalApp(context, way),
          ),
        ]
      : []),
  ]
}

/** Judges the password flow on the context's day: a switch that is locked or too late is not offered. */
export const judgePasswordFlow = (blocked: boolean, { setup, ...context }: RowContext): RowResult => {
  const { flow } = findOpenWay({ ...setup, passwordFlowBlocked: blocked }, context)
  const day = daySub(passwordFlowEndDate.toISOString().slice(0, 10))
  const isUnclear = findFlowBlock(setup, context.now) === 'unclear'
  if (flow === 'over') return failRow(null, text('check_flow_over', day))
  if (flow === 'locked') return failRow(null, text('check_flow_locked'))
  return blocked
    ? failRow(null, text('check_flow_blocked'), ...(isUnclear ? [text('flow_grayed_out')] : []))
    : passRow(text('check_flow_open'))
}
