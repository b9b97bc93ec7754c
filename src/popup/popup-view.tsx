/** Renders the popup from one state. */

import { useMemo, useState } from 'preact/hooks'
import { type Progress, progressOf } from '../guide/progress.ts'
import type { PopupState } from '../messages.ts'
import { isHeld } from '../salesforce/tab-state.ts'
import { t } from '../ui/text.ts'
import { AnnounceContext, type Announcement, StatusLine } from './announce.tsx'
import { Barred } from './barred.tsx'
import { CheckOrg } from './check-org.tsx'
import { Checklist } from './checklist.tsx'
import { Header } from './header.tsx'
import { Intro } from './intro.tsx'
import { KeptOff } from './kept-off.tsx'
import { NextStep } from './next-step.tsx'
import { NoOrg } from './no-org.tsx'
import { OrgRefused, SwitchedOff } from './policy-notes.tsx'
import { ProxyNote } from './proxy-note.tsx'
import { RunControls } from './run-controls.tsx'
import { RunProgress } from './run-progress.tsx'
import { SavedQuestion } from './saved-question.tsx'
import { SiteAccess } from './site-access.tsx'
import { SpaceiqSide } from './spaceiq-side.tsx'
import { TabNotice } from './tab-notice.tsx'
import type { Act } from './use-popup.ts'
import { useReach } from './use-reach.ts'
import { useSiteAccess } from './use-site-access.ts'
import { ValuesPanel } from './values-panel.tsx'
import { Wait } from './wait.tsx'

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
