/** Renders the popup from one state. */

import { useMemo, useState } from 'preact/hooks'
import type { PopupState } from '../messages.ts'
import { ProxyNote } from '../org-access/ui/proxy-notice.tsx'
import { Barred } from '../org-access/ui/script-blocked-notice.tsx'
import { SiteAccess } from '../org-access/ui/site-access.tsx'
import { useReach } from '../org-access/ui/use-script-presence.ts'
import { useSiteAccess } from '../org-access/ui/use-site-access.ts'
import { Wait } from '../org-check/login-test/ui/propagation-countdown.tsx'
import { CheckOrg } from '../org-check/ui/check-org.tsx'
import { isHeld } from '../salesforce/urls/tab-state.ts'
import { RunProgress } from '../setup-guide/field-creation/ui/field-creation-progress.tsx'
import { type Progress, progressOf } from '../setup-guide/progress.ts'
import { Checklist } from '../setup-guide/ui/checklist.tsx'
import { RunControls } from '../setup-guide/ui/guide-controls.tsx'
import { NextStep } from '../setup-guide/ui/next-step.tsx'
import { KeptOff } from '../setup-guide/ui/overlay-blocked-notice.tsx'
import { TabNotice } from '../setup-guide/ui/tab-notice.tsx'
import { SavedQuestion } from '../spaceiq-form/ui/saved-question.tsx'
import { SpaceiqSide } from '../spaceiq-form/ui/spaceiq-instructions.tsx'
import { AnnounceContext, type Announcement, StatusLine } from '../ui/announce.tsx'
import { t } from '../ui/i18n.ts'
import type { Act } from '../ui/use-popup-state.ts'
import { ValuesPanel } from './activation-panel.tsx'
import { Header } from './header.tsx'
import { Intro } from './intro.tsx'
import { NoOrg } from './no-org.tsx'
import { OrgRefused, SwitchedOff } from './policy-notes.tsx'

interface Props {
  readonly state: PopupState
  readonly act: Act
  readonly choose: (org: string) => void
}

const withNothingDue = ({ steps }: Progress): Progress => ({
  steps: steps.map((step) => (step.status === 'current' ? { ...step, status: 'todo' } : step)),
  current: null,
})

/** Returns the proxy in the active tab; a supported proxy counts for its own org only. */
const proxyIn = ({ front, org }: PopupState) =>
  front?.kind === 'proxy' && (!front.known || front.org === org?.key) ? front : null

export const PopupView = ({ state, act: plainly, choose }: Props) => {
  const [announcement, announce] = useState<Announcement | null>(null)
  const [openedAt] = useState(Date.now)
  const { record } = state
  const access = useSiteAccess(state.org?.key ?? null)
  const { barred, look, act } = useReach(state, plainly)
  const proxy = proxyIn(state)
  const refused = state.org && !state.policy.allowed ? state.org.key : null
  // Offer nothing in an org that policy excludes.
  const org = refused ? null : state.org
  const whole = useMemo(() => progressOf(record), [record])
  // Activated with values from elsewhere: without an active guide no Salesforce step is due.
  const elsewhere = !record.running && record.evidence.activation !== undefined && whole.current !== null
  const progress = elsewhere ? withNothingDue(whole) : whole
  const begun = record.running || record.evidence.activation !== undefined
  // A finished setup needs no tab.
  const held = org && isHeld(org.tab) && (record.running || !begun) ? org.tab : null
  // With Salesforce set up, only the credentials are left: they come before the checklist.
  const handingOver = begun && (progress.current === 'activate' || progress.current === null)
  const values = org && (
    <ValuesPanel key={`values ${org.key}`} org={org.key} state={state} open={begun} act={act} />
  )
  const { formFilledAt } = record.evidence
  const saved = org && formFilledAt !== undefined && (
    <SavedQuestion key="saved" org={org.key} at={formFilledAt} act={act} />
  )
  // Ask admins who come back from SpaceIQ first; after a fill just now, the report comes first.
  const isBack = formFilledAt !== undefined && formFilledAt < openedAt
  const checklist = org && begun && (
    <Checklist key="steps" org={org.key} progress={progress} evidence={record.evidence} act={act} />
  )
  return (
    <AnnounceContext.Provider value={announce}>
      <Header state={state} progress={progress} choose={choose} isHidden={barred || proxy !== null} />
      <main>
        {!access && <SiteAccess />}
        {proxy && <ProxyNote proxy={proxy} />}
        {barred && access && <Barred org={state.org?.key ?? null} onAgain={look} />}
        {!state.org && access && !barred && !proxy && <NoOrg front={state.front ?? null} />}
        {refused && <OrgRefused org={refused} />}
        {org && held && <TabNotice org={org.key} tab={held} running={record.running} act={act} />}
        {org && record.running && record.keptOff && <KeptOff org={org.key} act={act} />}
        {org && !begun && <Intro org={org.key} act={act} />}
        {org && record.running && !state.policy.off.includes('automation') && (
          <RunProgress org={org.key} run={record.run} evidence={record.evidence} act={act} />
        )}
        {isBack && saved}
        {org && begun && !elsewhere && !(isBack && progress.current === 'activate') && (
          <NextStep
            org={org.key}
            progress={progress}
            evidence={record.evidence}
            held={held !== null}
            act={act}
          />
        )}
        {org && begun && <Wait evidence={record.evidence} />}
        {handingOver ? [values, !isBack && saved, checklist] : [checklist, values, !isBack && saved]}
        {org && begun && !state.policy.off.includes('api') && (
          <CheckOrg key={`check ${org.key}`} org={org.key} state={state} act={act} />
        )}
        {org && begun && state.policy.off.includes('api') && <SwitchedOff what={t('check_title')} />}
        <SpaceiqSide />
        {org && <RunControls org={org.key} record={record} act={act} />}
      </main>
      <StatusLine announcement={announcement} announce={announce} />
    </AnnounceContext.Provider>
  )
}
