/**
 * The diagnostic report for support: only constants of this program, numbers and booleans. Nothing
 * the admin typed, captured or named, and no texts of pages or servers. Pure.
 */

import type { ActivationAttempt } from '../../activation/background/attempt.schema.ts'
import type { VaultEntry } from '../../credentials/background/vault-entry.ts'
import type { DiagnosticReport } from '../../messages.ts'
import type { ApiState } from '../../org-check/api-state.ts'
import { repairItemId } from '../../org-check/repair/repair-item.ts'
import { defaultSettings, type Settings } from '../../platform/settings.ts'
import { credentialNames } from '../../required-setup.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { TabState } from '../../salesforce/urls/tab-state.ts'
import type { OrgState } from '../../setup-guide/org-state.ts'
import { computeProgress } from '../../setup-guide/progress.ts'
import type { DiagnosticLog } from './diagnostic-log.schema.ts'

export interface OrgReportInput {
  /** Host of the org's My Domain. */
  readonly org: string
  readonly tab: TabState | null
  readonly state: OrgState
  readonly vault: VaultEntry
  readonly attempt: ActivationAttempt | null
  readonly api: ApiState
}

export interface ReportInput {
  readonly at: number
  readonly version: string
  readonly browser: Readonly<Record<'agent' | 'system' | 'processor' | 'language', string>>
  readonly permissions: {
    readonly names: readonly string[]
    /** Number of granted hosts of orgs, and of all others. */
    readonly orgHosts: number
    readonly otherHosts: number
  }
  readonly settings: Settings
  readonly journal: DiagnosticLog
  readonly orgs: readonly OrgReportInput[]
}

const toIsoTime = (at: number): string | null =>
  Number.isFinite(at) && at > 0 ? new Date(at).toISOString() : null

/** Keeps identifiers and error codes; anything else could be a person's text. */
const sanitizeName = (text: string): string => (/^[A-Za-z][A-Za-z_-]{0,59}$/.test(text) ? text : '…')

const summarizeObservedSetup = (setup: ObservedSetup) => {
  const { profile, user, fields, connectedApp, consumerCredentials, activation, connectedAppSavedAt } = setup
  return {
    profile: profile && {
      apiOnly: profile.apiOnly,
      apiEnabled: profile.apiEnabled,
      passwordNeverExpires: profile.passwordNeverExpires,
      unconfirmed: profile.unconfirmed !== undefined,
    },
    user: user && { active: user.active, knowsProfile: user.profileName !== '' },
    fields:
      fields &&
      Object.fromEntries(
        Object.entries(fields).map(([field, comparison]) => [
          sanitizeName(field),
          comparison.status === 'wrong'
            ? `wrong: ${comparison.differences.map(({ what }) => what).join(', ')}`
            : comparison.status,
        ]),
      ),
    app: connectedApp && {
      callback: connectedApp.callback,
      fullScope: connectedApp.fullScope,
      secretNotRequired: connectedApp.secretNotRequired,
      savedAt: toIsoTime(connectedAppSavedAt ?? 0),
    },
    creationClosed: setup.connectedAppCreationClosed ?? false,
    keys: consumerCredentials && {
      key: consumerCredentials.key,
      secret: consumerCredentials.secret,
      at: toIsoTime(consumerCredentials.at),
    },
    activation: activation && { status: activation.status, at: toIsoTime(activation.at) },
    flowWorkedAt: setup.passwordFlowWorkedAt === undefined ? null : toIsoTime(setup.passwordFlowWorkedAt),
    formFilledAt: setup.formFilledAt === undefined ? null : toIsoTime(setup.formFilledAt),
  }
}

const summarizeCredentials = ({ values, token, capturedAt }: VaultEntry) => ({
  ...Object.fromEntries(
    credentialNames.map((value) => [
      value,
      values[value]?.provenance?.from ?? (values[value] ? 'held' : null),
    ]),
  ),
  token: token !== undefined,
  lastTakenIn: toIsoTime(capturedAt),
})

const summarizeAttempt = (attempt: ActivationAttempt | null) => {
  if (!attempt) return null
  const { state, startedAt, outcome } = attempt
  const common = { state, startedAt: toIsoTime(startedAt), outcome: outcome?.kind ?? null }
  if (!outcome || !('tries' in outcome)) return common
  return {
    ...common,
    status: outcome.status ?? null,
    tries: outcome.tries,
    fields: outcome.errors?.map(({ field }) => field) ?? [],
    missing: outcome.missing ?? [],
  }
}

const summarizeApiState = ({
  activeJob,
  report,
  repairPlan,
  repairResults,
  loginTest,
  clientCredentialsTest,
}: ApiState) => ({
  running: activeJob,
  check: report && {
    at: toIsoTime(report.at),
    ...(report.ok
      ? { rows: Object.fromEntries(report.rows.map(({ id, status }) => [sanitizeName(id), status])) }
      : { reason: report.reason }),
  },
  wouldMend: repairPlan.map(repairItemId),
  mended:
    repairResults?.map((result) => ({
      item: repairItemId(result.item),
      end: result.end,
      reason: result.reason,
    })) ?? null,
  signIn: loginTest && { kind: loginTest.kind, at: toIsoTime(loginTest.at) },
  clientCredentials: clientCredentialsTest && {
    kind: clientCredentialsTest.kind,
    at: toIsoTime(clientCredentialsTest.at),
  },
})

const summarizeOrg = (
  { org, tab, state, vault, attempt, api }: OrgReportInput,
  number: number,
  log: DiagnosticLog,
) => ({
  // The first label of the host is the company's name.
  org: `org ${number} at ${org.slice(org.indexOf('.') + 1)}`,
  tab,
  running: state.guideActive,
  hidden: state.overlayHidden,
  keptOff: state.overlayRemoved,
  chosen: state.chosenStep,
  grant: state.chosenGrant,
  steps: Object.fromEntries(computeProgress(state, new Date()).steps.map(({ id, status }) => [id, status])),
  evidence: summarizeObservedSetup(state.observedSetup),
  pointedAt: state.pickedControls.map(({ control }) => sanitizeName(control)),
  run: state.fieldCreation && {
    state: state.fieldCreation.state,
    reason: state.fieldCreation.reason,
    stage: state.fieldCreation.stage,
    at: toIsoTime(state.fieldCreation.at),
  },
  pages: log.pages[org] ?? [],
  held: summarizeCredentials(vault),
  activation: summarizeAttempt(attempt),
  api: summarizeApiState(api),
})

const classifyEndpoint = (endpoint: string): string => {
  if (endpoint === defaultSettings.activationEndpoint) return 'default'
  if (!URL.canParse(endpoint)) return 'no address'
  return new URL(endpoint).hostname.endsWith('.spaceiq.com') ? 'below spaceiq.com' : 'another host'
}

/** Formats the report as a JSON document. */
export const formatReport = ({
  at,
  version,
  browser,
  permissions,
  settings,
  journal: log,
  orgs,
}: ReportInput): DiagnosticReport => {
  const findOrgNumber = (org: string | null) => {
    const index = orgs.findIndex((one) => one.org === org)
    return index < 0 ? null : index + 1
  }
  return {
    report: 1,
    at: toIsoTime(at),
    version,
    browser,
    permissions: { ...permissions, names: permissions.names.map(sanitizeName) },
    settings: {
      endpoint: classifyEndpoint(settings.activationEndpoint),
      allowedHosts: settings.allowedHosts.length,
      contactEmail: settings.contactEmail !== '',
    },
    orgs: orgs.map((one, index) => summarizeOrg(one, index + 1, log)),
    troubles: log.errors.map((error) => ({
      at: toIsoTime(error.at),
      org: findOrgNumber(error.org),
      what: sanitizeName(error.what),
      name: sanitizeName(error.name),
    })),
  }
}
