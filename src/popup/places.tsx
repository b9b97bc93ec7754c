/** The popup's three places, as tabs. */

import type { ComponentChildren } from 'preact'
import { ChangeRecordSection } from '../change-record/ui/change-list.tsx'
import { ExportReport } from '../change-report/ui/export-report.tsx'
import type { PopupState } from '../messages.ts'
import { CheckOrg } from '../org-check/ui/check-org.tsx'
import { TakeBack } from '../org-check/ui/take-back.tsx'
import { t } from '../ui/i18n.ts'
import { TabList, TabPanel } from '../ui/tabs.tsx'
import type { Dispatch } from '../ui/use-popup-state.ts'
import { FeatureDisabledByPolicy } from './policy-notes.tsx'
import { type Place, places } from './use-chosen-tab.ts'

const titleKeys = { steps: 'tab_steps', values: 'tab_values', check: 'tab_check' } as const

interface PlacesProps extends Readonly<Record<Place, ComponentChildren>> {
  readonly place: Place
  readonly onChoose: (place: Place) => void
}

/** The tabs with their panels, of which one is shown. */
export const Places = ({ place, onChoose, ...contents }: PlacesProps) => (
  <div>
    <TabList
      label={t('tab_list')}
      tabs={places.map((id) => ({ id, label: t(titleKeys[id]) }))}
      selected={place}
      onSelect={onChoose}
    />
    {places.map((id) => (
      <TabPanel key={id} id={id} selected={place}>
        {contents[id]}
      </TabPanel>
    ))}
  </div>
)

interface CheckPlaceProps {
  readonly org: string
  readonly state: PopupState
  readonly isStarted: boolean
  readonly dispatch: Dispatch
}

/** *Check my org*, or why it is not offered. */
const CheckOrgPlace = ({ org, state, isStarted, dispatch }: CheckPlaceProps) => {
  if (state.policy.off.includes('api')) return <FeatureDisabledByPolicy feature={t('check_title')} />
  if (!isStarted) return <p class="hint">{t('tab_check_before')}</p>
  return (
    <>
      <CheckOrg key={`check ${org}`} org={org} state={state} dispatch={dispatch} />
      <ExportReport org={org} state={state} />
    </>
  )
}

/** *Check my org*, and what was changed in the org, which is told whatever else is off. */
export const CheckPlace = (props: CheckPlaceProps) => {
  const { org, state, isStarted, dispatch } = props
  const takeBack = isStarted && !state.policy.off.includes('api') && (
    <TakeBack key={`take back ${org}`} org={org} state={state} dispatch={dispatch} />
  )
  return (
    <>
      <CheckOrgPlace {...props} />
      {state.changes.changes.length === 0 ? (
        // What became of the last run is told also where nothing is recorded any more.
        takeBack
      ) : (
        <ChangeRecordSection org={org} record={state.changes}>
          {takeBack}
        </ChangeRecordSection>
      )}
    </>
  )
}
