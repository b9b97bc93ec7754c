/**
 * The diagnostic report for support: only constants of this program, numbers and booleans. Nothing
 * the admin typed, captured or named, and no texts of pages or servers. Pure.
 */

import type { Attempt } from '../../activation/background/attempt.schema.ts'
import type { VaultEntry } from '../../credentials/background/vault-entry.ts'
import type { DiagnosticReport } from '../../messages.ts'
import type { ApiState } from '../../org-check/api-state.ts'
import { itemId } from '../../org-check/repair/repair-item.ts'
import { defaultSettings, type Settings } from '../../platform/settings.ts'
import { activationValues } from '../../required-setup.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import type { TabState } from '../../salesforce/urls/tab-state.ts'
import type { OrgRecord } from '../../setup-guide/org-state.ts'
import { progressOf } from '../../setup-guide/progress.ts'
import type { Journal } from './diagnostic-log.schema.ts'

export interface OrgSources {
  /** Host of the org's My Domain. */
  readonly org: string
  readonly tab: TabState | null
  readonly record: OrgRecord
  readonly vault: VaultEntry
  readonly attempt: Attempt | null
  readonly api: ApiState
}

export interface Sources {
  readonly at: number
  readonly version: string
  readonly browser: Readonly<Record<'agent' | 'system' | 'processor' | 'language', string>>
  readonly permissions: { readonly names: readonly string[]; readonly otherHosts: number }
  readonly settings: Settings
  readonly journal: Journal
  readonly orgs: readonly OrgSources[]
}

const time = (at: number): string | null =>
  Number.isFinite(at) && at > 0 ? new Date(at).toISOString() : null

/** Keeps identifiers and error codes; anything else could be a person's text. */
const name = (text: string): string => (/^[A-Za-z][A-Za-z_-]{0,59}$/.test(text) ? text : '…')

const evidenceIn = (evidence: Evidence) => {
  const { profile, user, fields, app, keys, activation, appSavedAt } = evidence
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
        Object.entries(fields).map(([field, finding]) => [
          name(field),
          finding.status === 'wrong'
            ? `wrong: ${finding.differences.map(({ what }) => what).join(', ')}`
            : finding.status,
        ]),
      ),
    app: app && {
      callback: app.callback,
      fullScope: app.fullScope,
      secretNotRequired: app.secretNotRequired,
      savedAt: time(appSavedAt ?? 0),
    },
    creationClosed: evidence.creationClosed ?? false,
    keys: keys && { key: keys.key, secret: keys.secret, at: time(keys.at) },
    activation: activation && { status: activation.status, at: time(activation.at) },
    flowWorkedAt: evidence.flowWorkedAt === undefined ? null : time(evidence.flowWorkedAt),
    formFilledAt: evidence.formFilledAt === undefined ? null : time(evidence.formFilledAt),
  }
}

const heldIn = ({ values, token, capturedAt }: VaultEntry) => ({
  ...Object.fromEntries(
    activationValues.map((value) => [
      value,
      values[value]?.provenance?.from ?? (values[value] ? 'held' : null),
    ]),
  ),
  token: token !== undefined,
  lastTakenIn: time(capturedAt),
})

const attemptIn = (attempt: Attempt | null) => {
  if (!attempt) return null
  const { state, startedAt, outcome } = attempt
  const common = { state, startedAt: time(startedAt), outcome: outcome?.kind ?? null }
  if (!outcome || !('tries' in outcome)) return common
  return {
    ...common,
    status: outcome.status ?? null,
    tries: outcome.tries,
    fields: outcome.errors?.map(({ field }) => field) ?? [],
    missing: outcome.missing ?? [],
  }
}

const apiIn = ({ running, report, plan, mended, signIn }: ApiState) => ({
  running,
  check: report && {
    at: time(report.at),
    ...(report.ok
      ? { rows: Object.fromEntries(report.rows.map(({ id, status }) => [name(id), status])) }
      : { reason: report.reason }),
  },
  wouldMend: plan.map(itemId),
  mended:
    mended?.map((result) => ({ item: itemId(result.item), end: result.end, reason: result.reason })) ?? null,
  signIn: signIn && { kind: signIn.kind, at: time(signIn.at) },
})

const orgIn = ({ org, tab, record, vault, attempt, api }: OrgSources, number: number, journal: Journal) => ({
  // The first label of the host is the company's name.
  org: `org ${number} at ${org.slice(org.indexOf('.') + 1)}`,
  tab,
  running: record.running,
  hidden: record.hidden,
  keptOff: record.keptOff,
  chosen: record.chosen,
  steps: Object.fromEntries(progressOf(record).steps.map(({ id, status }) => [id, status])),
  evidence: evidenceIn(record.evidence),
  pointedAt: record.pointed.map(({ control }) => name(control)),
  run: record.run && {
    state: record.run.state,
    reason: record.run.reason,
    stage: record.run.stage,
    at: time(record.run.at),
  },
  pages: journal.pages[org] ?? [],
  held: heldIn(vault),
  activation: attemptIn(attempt),
  api: apiIn(api),
})

const endpointIn = (endpoint: string): string => {
  if (endpoint === defaultSettings.activationEndpoint) return 'default'
  if (!URL.canParse(endpoint)) return 'no address'
  return new URL(endpoint).hostname.endsWith('.spaceiq.com') ? 'below spaceiq.com' : 'another host'
}

/** Formats the report as a JSON document. */
export const reportOf = ({
  at,
  version,
  browser,
  permissions,
  settings,
  journal,
  orgs,
}: Sources): DiagnosticReport => {
  const numberOf = (org: string | null) => {
    const index = orgs.findIndex((one) => one.org === org)
    return index < 0 ? null : index + 1
  }
  return {
    report: 1,
    at: time(at),
    version,
    browser,
    permissions: { names: permissions.names.map(name), otherHosts: permissions.otherHosts },
    settings: {
      endpoint: endpointIn(settings.activationEndpoint),
      allowedHosts: settings.allowedHosts.length,
      contactEmail: settings.contactEmail !== '',
    },
    orgs: orgs.map((one, index) => orgIn(one, index + 1, journal)),
    troubles: journal.troubles.map((trouble) => ({
      at: time(trouble.at),
      org: numberOf(trouble.org),
      what: name(trouble.what),
      name: name(trouble.name),
    })),
  }
}
