/** What no setup can lift, as far as it applies to an org and a day. */

import { getPasswordFlowPhase, passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import { t } from '../../ui/i18n.ts'
import type { OrgKind } from '../../ui/org-kind.ts'
import { formatLongDate } from '../../ui/time.ts'

/** Kinds of org that do not keep what is set up in them. */
const kindLimits = {
  sandbox: 'limit_sandbox',
  scratch: 'limit_scratch',
} as const satisfies Partial<Record<OrgKind, string>>

const hasKindLimit = (kind: OrgKind | null): kind is keyof typeof kindLimits =>
  kind !== null && Object.hasOwn(kindLimits, kind)

/** Lists the limits of an org of this kind, null if it is not known, on the day of `now`. */
export const getSetupLimits = (now: Date, kind: OrgKind | null): readonly string[] => {
  const endDate = formatLongDate(passwordFlowEndDate)
  const ofKind = hasKindLimit(kind) ? [t(kindLimits[kind])] : []
  return getPasswordFlowPhase(now) === 'before'
    ? [t('notice_flow_before', endDate), t('notice_flow_off'), t('notice_apps_closed'), ...ofKind]
    : // Apps can be created as external client apps then.
      [t('notice_flow_after', endDate), ...ofKind]
}
