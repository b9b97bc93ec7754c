/** Renders the popup from one state. */

import { useMemo, useState } from 'preact/hooks'
import type { PopupState } from '../messages.ts'
import { ProxyNotice } from '../org-access/ui/proxy-notice.tsx'
import { ScriptBlockedNotice } from '../org-access/ui/script-blocked-notice.tsx'
import { SiteAccessNotice } from '../org-access/ui/site-access.tsx'
import { useScriptPresence } from '../org-access/ui/use-script-presence.ts'
import { useSiteAccess } from '../org-access/ui/use-site-access.ts'
import { PropagationCountdown } from '../org-check/login-test/ui/propagation-countdown.tsx'
import { CheckOrg } from '../org-check/ui/check-org.tsx'
import { needsUserInTab } from '../salesforce/urls/tab-state.ts'
import { FieldCreationProgress } from '../setup-guide/field-creation/ui/field-creation-progress.tsx'
import { computeProgress, type GuideProgress } from '../setup-guide/progress.ts'
import { Checklist } from '../setup-guide/ui/checklist.tsx'
import { GuideControls } from '../setup-guide/ui/guide-controls.tsx'
import { NextStep } from '../setup-guide/ui/next-step.tsx'
import { OverlayBlockedNotice } from '../setup-guide/ui/overlay-blocked-notice.tsx'
import { TabNotice } from '../setup-guide/ui/tab-notice.tsx'
import { FormSavedQuestion } from '../spaceiq-form/ui/saved-question.tsx'
import { SpaceiqInstructions } from '../spaceiq-form/ui/spaceiq-instructions.tsx'
import { AnnounceContext, type Announcement, StatusLine } from '../ui/announce.tsx'
import { t } from '../ui/i18n.ts'
import type { Dispatch } from '../ui/use-popup-state.ts'
import { ActivationPanel } from './activation-panel.tsx'
import { Header } from './header.tsx'
import { Intro } from './intro.tsx'
import { NoOrg } from './no-org.tsx'
import { FeatureDisabledByPolicy, OrgBlockedByPolicy } from './policy-notes.tsx'

interface Props {
  readonly state: PopupState
  readonly dispatch: Dispatch
  readonly choose: (org: string) => void
}

const withoutCurrentStep = ({ steps }: GuideProgress): GuideProgress => ({
  steps: steps.map((step) => (step.status === 'current' ? { ...step, status: 'todo' } : step)),
  current: null,
})

/** Returns the proxy in the active tab; a supported proxy counts for its own org only. */
const findProxy = ({ activeTab: front, org }: PopupState) =>
  front?.kind === 'proxy' && (!front.known || front.org === org?.key) ? front : null

export const PopupView = ({ state, dispatch: plainly, choose }: Props) => {
  const [announcement, announce] = useState<Announcement | null>(null)
  const [openedAt] = useState(Date.now)
  const { orgState: record } = state
  const access = useSiteAccess(state.org?.key ?? null)
  const { isBlocked: barred, recheck: look, dispatch } = useScriptPresence(state, plainly)
  const proxy = findProxy(state)
  const refused = state.org && !state.policy.allowed ? state.org.key : null
  // Offer nothing in an org that policy excludes.
  const org = refused ? null : state.org
  const whole = useMemo(() => computeProgress(record), [record])
  // Activated with values from elsewhere: without an active guide no Salesforce step is due.
  const elsewhere =
    !record.guideActive && record.observedSetup.activation !== undefined && whole.current !== null
  const progress = elsewhere ? withoutCurrentStep(whole) : whole
  const begun = record.guideActive || record.observedSetup.activation !== undefined
  // A finished setup needs no tab.
  const held = org && needsUserInTab(org.tab) && (record.guideActive || !begun) ? org.tab : null
  // With Salesforce set up, only the credentials are left: they come before the checklist.
  const handingOver = begun && (progress.current === 'activate' || progress.current === null)
  const values = org && (
    <ActivationPanel key={`values ${org.key}`} org={org.key} state={state} open={begun} dispatch={dispatch} />
  )
  const { formFilledAt } = record.observedSetup
  const saved = org && formFilledAt !== undefined && (
    <FormSavedQuestion key="saved" org={org.key} at={formFilledAt} dispatch={dispatch} />
  )
  // Ask admins who come back from SpaceIQ first; after a fill just now, the report comes first.
  const isBack = formFilledAt !== undefined && formFilledAt < openedAt
  const checklist = org && begun && (
    <Checklist
      key="steps"
      org={org.key}
      progress={progress}
      setup={record.observedSetup}
      dispatch={dispatch}
    />
  )
  return (
    <AnnounceContext.Provider value={announce}>
      <Header state={state} progress={progress} choose={choose} isHidden={barred || proxy !== null} />
      <main>
        {!access && <SiteAccessNotice />}
        {proxy && <ProxyNotice proxy={proxy} />}
        {barred && access && <ScriptBlockedNotice org={state.org?.key ?? null} onAgain={look} />}
        {!state.org && access && !barred && !proxy && <NoOrg front={state.activeTab ?? null} />}
        {refused && <OrgBlockedByPolicy org={refused} />}
        {org && held && (
          <TabNotice org={org.key} tab={held} running={record.guideActive} dispatch={dispatch} />
        )}
        {org && record.guideActive && record.overlayRemoved && (
          <OverlayBlockedNotice org={org.key} dispatch={dispatch} />
        )}
        {org && !begun && <Intro org={org.key} act={dispatch} />}
        {org && record.guideActive && !state.policy.off.includes('automation') && (
          <FieldCreationProgress
            org={org.key}
            run={record.fieldCreation}
            setup={record.observedSetup}
            dispatch={dispatch}
          />
        )}
        {isBack && saved}
        {org && begun && !elsewhere && !(isBack && progress.current === 'activate') && (
          <NextStep
            org={org.key}
            progress={progress}
            setup={record.observedSetup}
            held={held !== null}
            dispatch={dispatch}
          />
        )}
        {org && begun && <PropagationCountdown evidence={record.observedSetup} />}
        {handingOver ? [values, !isBack && saved, checklist] : [checklist, values, !isBack && saved]}
        {org && begun && !state.policy.off.includes('api') && (
          <CheckOrg key={`check ${org.key}`} org={org.key} state={state} dispatch={dispatch} />
        )}
        {org && begun && state.policy.off.includes('api') && (
          <FeatureDisabledByPolicy what={t('check_title')} />
        )}
        <SpaceiqInstructions />
        {org && <GuideControls org={org.key} state={record} dispatch={dispatch} />}
      </main>
      <StatusLine announcement={announcement} announce={announce} />
    </AnnounceContext.Provider>
  )
}
