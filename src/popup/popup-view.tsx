/** Renders the popup from one state. */

import { useMemo, useState } from 'preact/hooks'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import type { PopupState } from '../messages.ts'
import {
  MissingAccessNotice,
  RefusedAccessNotice,
  WaitingGuide,
} from '../org-access/ui/missing-access-notice.tsx'
import { ProxyNotice } from '../org-access/ui/proxy-notice.tsx'
import { ScriptBlockedNotice } from '../org-access/ui/script-blocked-notice.tsx'
import { useOrgAccess } from '../org-access/ui/use-org-access.ts'
import { useScriptPresence } from '../org-access/ui/use-script-presence.ts'
import { PropagationCountdown } from '../org-check/login-test/ui/propagation-countdown.tsx'
import { OpenSkeleton } from '../page-skeleton/ui/open-skeleton.tsx'
import { toEndpointHost } from '../platform/endpoint.ts'
import { needsUserInTab } from '../salesforce/urls/tab-state.ts'
import { FieldCreationProgress } from '../setup-guide/field-creation/ui/field-creation-progress.tsx'
import { findOrgWay } from '../setup-guide/org-way.ts'
import { computeProgress, type GuideProgress } from '../setup-guide/progress.ts'
import { Checklist } from '../setup-guide/ui/checklist.tsx'
import { GuideControls } from '../setup-guide/ui/guide-controls.tsx'
import { NextStep } from '../setup-guide/ui/next-step.tsx'
import { OverlayBlockedNotice } from '../setup-guide/ui/overlay-blocked-notice.tsx'
import { TabNotice } from '../setup-guide/ui/tab-notice.tsx'
import { UnconfirmedSetupNotice } from '../setup-guide/ui/unconfirmed-setup-notice.tsx'
import { FormSavedQuestion } from '../spaceiq-form/ui/saved-question.tsx'
import { SpaceiqInstructions } from '../spaceiq-form/ui/spaceiq-instructions.tsx'
import { AnnounceContext, type Announcement, StatusLine } from '../ui/announce.tsx'
import { OpenHelp } from '../ui/open-help.tsx'
import type { Dispatch } from '../ui/use-popup-state.ts'
import { ActivationPanel } from './activation-panel.tsx'
import { Header } from './header.tsx'
import { Intro } from './intro.tsx'
import { getLetterFacts } from './letter-facts.ts'
import { NoOrg } from './no-org.tsx'
import { OpenPanel, useOpenPanel } from './open-panel.tsx'
import { CheckPlace, Places } from './places.tsx'
import { OrgBlockedByPolicy } from './policy-notes.tsx'
import { UnseenTabNotice } from './unseen-tab-notice.tsx'
import { useCheckAtStart } from './use-check-at-start.ts'
import { useChosenTab } from './use-chosen-tab.ts'

interface Props {
  readonly state: PopupState
  readonly dispatch: Dispatch
  readonly chooseOrg: (org: string) => void
}

const withoutCurrentStep = ({ steps, optionalSteps }: GuideProgress): GuideProgress => ({
  optionalSteps,
  steps: steps.map((step) => (step.status === 'current' ? { ...step, status: 'todo' } : step)),
  current: null,
})

/** Returns the proxy in the active tab; a supported proxy counts for its own org only. */
const findProxy = ({ activeTab, org }: PopupState) =>
  activeTab?.kind === 'proxy' && (!activeTab.known || activeTab.org === org?.key) ? activeTab : null

export const PopupView = ({ state, dispatch: sendAndReload, chooseOrg }: Props) => {
  const [announcement, announce] = useState<Announcement | null>(null)
  const [openedAt] = useState(Date.now)
  const { orgState } = state
  const proxy = findProxy(state)
  const { isBlocked, recheck, dispatch } = useScriptPresence(state, sendAndReload)
  const access = useOrgAccess(
    {
      org: state.org?.key ?? null,
      endpoint: state.endpoint,
      proxy: proxy?.known ? proxy.name : undefined,
      accessRequest: state.accessRequest,
    },
    openedAt,
    dispatch,
  )
  // Unknown until the browser has answered: then nothing is said.
  const hasAccess = access.hasOrg !== false
  const refusedOrg = state.org && !state.policy.allowed ? state.org.key : null
  // Offer nothing in an org that policy excludes.
  const org = refusedOrg ? null : state.org
  // The open way, and with it what is done, changes on that day.
  const flowPhase = usePasswordFlowPhase()
  const orgProgress = useMemo(() => computeProgress(orgState, new Date()), [orgState, flowPhase])
  const way = findOrgWay(orgState, new Date())
  // Activated with values from elsewhere: without an active guide no Salesforce step is due.
  const isActivatedElsewhere =
    !orgState.guideActive && orgState.observedSetup.activation !== undefined && orgProgress.current !== null
  const progress = isActivatedElsewhere ? withoutCurrentStep(orgProgress) : orgProgress
  const isStarted = orgState.guideActive || orgState.observedSetup.activation !== undefined
  const isMissingAccess = !hasAccess && isStarted
  // A finished setup needs no tab.
  const blockedTab = org && needsUserInTab(org.tab) && (orgState.guideActive || !isStarted) ? org.tab : null
  // With Salesforce set up, only the credentials are left.
  const isSetupDone = isStarted && (progress.current === 'activate' || progress.current === null)
  const [place, choosePlace] = useChosenTab(org?.key ?? null, isSetupDone ? 'values' : 'steps')
  const openPanel = useOpenPanel()
  const checkAtStart = useCheckAtStart(
    org?.key ?? null,
    { hasAccess: access.hasOrg === true, isStarted: orgState.guideActive },
    dispatch,
  )
  const start = () => {
    checkAtStart.withdraw()
    void access.start()
  }
  const startAndCheck = () => {
    checkAtStart.ask()
    choosePlace('check')
    // The question first: the panel can close the popup.
    void access.start({ withSession: true }).then((isAllowed) => isAllowed || checkAtStart.withdraw())
    void openPanel?.().catch(() => undefined)
  }
  const activationPanel = org && (
    <ActivationPanel key={`values ${org.key}`} org={org.key} state={state} dispatch={dispatch} />
  )
  const { formFilledAt } = orgState.observedSetup
  const savedQuestion = org && formFilledAt !== undefined && (
    <FormSavedQuestion key="saved" org={org.key} at={formFilledAt} dispatch={dispatch} />
  )
  // Ask admins who come back from SpaceIQ first; after a fill just now, the report comes first.
  const isBack = formFilledAt !== undefined && formFilledAt < openedAt
  const checklist = org && isStarted && (
    <Checklist
      key="steps"
      org={org.key}
      progress={progress}
      setup={orgState.observedSetup}
      way={way}
      letterFacts={getLetterFacts(state)}
      contactEmail={state.contactEmail}
      dispatch={dispatch}
    />
  )
  return (
    <AnnounceContext.Provider value={announce}>
      <Header
        state={state}
        progress={progress}
        chooseOrg={chooseOrg}
        isHidden={isBlocked || proxy !== null || !hasAccess}
      />
      <main>
        <UnseenTabNotice />
        {org && isMissingAccess && (
          <MissingAccessNotice
            org={org.key}
            isQuiet={!orgState.guideActive}
            isRefused={access.isMissing}
            onContinue={start}
          />
        )}
        {org && !isStarted && access.isMissing && (
          <RefusedAccessNotice org={org.key} host={toEndpointHost(state.endpoint)} />
        )}
        {proxy && <ProxyNotice proxy={proxy} />}
        {state.waitingOrgs?.map((waiting) => (
          <WaitingGuide key={waiting} org={waiting} onChoose={chooseOrg} />
        ))}
        {isBlocked && hasAccess && <ScriptBlockedNotice org={state.org?.key ?? null} onRetry={recheck} />}
        {!state.org && !isBlocked && !proxy && (
          <NoOrg activeTab={state.activeTab ?? null} receives={!state.policy.off.includes('seal')} />
        )}
        {refusedOrg && <OrgBlockedByPolicy org={refusedOrg} />}
        {org && blockedTab && (
          <TabNotice org={org.key} tab={blockedTab} guideActive={orgState.guideActive} dispatch={dispatch} />
        )}
        {org && orgState.guideActive && orgState.overlayRemoved && (
          <OverlayBlockedNotice org={org.key} dispatch={dispatch} />
        )}
        {org && orgState.guideActive && !state.policy.off.includes('automation') && (
          <FieldCreationProgress
            org={org.key}
            fieldCreation={orgState.fieldCreation}
            setup={orgState.observedSetup}
            dispatch={dispatch}
          />
        )}
        {isBack && savedQuestion}
        {org && isStarted && state.unconfirmed && (
          <UnconfirmedSetupNotice org={org.key} offered={state.unconfirmed} dispatch={dispatch} />
        )}
        {org &&
          isStarted &&
          !isMissingAccess &&
          !isActivatedElsewhere &&
          !(isBack && progress.current === 'activate') && (
            <NextStep
              org={org.key}
              progress={progress}
              setup={orgState.observedSetup}
              way={way}
              isTabBlocked={blockedTab !== null}
              isPrimary={progress.current !== 'activate' || place !== 'values'}
              dispatch={dispatch}
            />
          )}
        {org && isStarted && <PropagationCountdown setup={orgState.observedSetup} />}
        {org ? (
          <Places
            place={place}
            onChoose={choosePlace}
            steps={
              isStarted
                ? checklist
                : (proxy === null || proxy.known) && (
                    <Intro
                      org={org.key}
                      host={toEndpointHost(state.endpoint)}
                      onStart={start}
                      onStartAndCheck={state.policy.off.includes('api') ? null : startAndCheck}
                    />
                  )
            }
            values={
              <>
                {activationPanel}
                {!isBack && savedQuestion}
                <SpaceiqInstructions />
              </>
            }
            check={<CheckPlace org={org.key} state={state} isStarted={isStarted} dispatch={dispatch} />}
          />
        ) : (
          <SpaceiqInstructions />
        )}
        {org ? (
          <GuideControls org={org.key} state={orgState} dispatch={dispatch}>
            <OpenPanel open={openPanel} />
            {isStarted && hasAccess && <OpenSkeleton org={org.key} />}
          </GuideControls>
        ) : (
          <footer class="row">
            <OpenPanel open={openPanel} />
            <OpenHelp />
          </footer>
        )}
      </main>
      <StatusLine announcement={announcement} announce={announce} />
    </AnnounceContext.Provider>
  )
}
