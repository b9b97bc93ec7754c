/** Actions the admin starts from the card: fill the page, pick a control, use the page's record. */

import { translate } from '../../platform/content/i18n.ts'
import type { Underscored } from '../../platform/substitutions.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { canApply } from '../../salesforce/dom/field-action.ts'
import { fillPage } from '../../salesforce/dom/fill-page.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import type { PageReport } from '../../salesforce/extract/page-report.ts'
import { extractValues } from '../../salesforce/extract/values.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { RecordChoice } from '../step.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'
import { startControlPicker } from './pick-control.ts'
import { canBeControl } from './validate-picked-control.ts'
import type { ResolvedMarker } from './view-model.ts'
import { stopWatchingFilledInputs, watchFilledInputs } from './watch-filled-inputs.ts'

/** Lets the admin pick the control, and stores its locator for this org and language. */
export const pickControl = async (context: GuideContext, control: ControlId): Promise<void> => {
  const action = context.view()?.markers.find(({ marker }) => marker.control === control)?.marker.action
  if (!action) return
  const { status } = context
  const name = translate(`control_${control}`)
  status.notice = translate('point_now', name)
  status.picking = true
  context.update()
  const picked = await startControlPicker(context.plan().kinds[action.kind], context.signal, (element) =>
    canBeControl(control, element, context.view()),
  )
  status.picking = false
  const isRefused =
    picked && (await sendToBackground({ type: 'control-picked', picked: { control, ...picked } })) === false
  status.notice = picked === null || isRefused ? translate('point_failed', name) : null
  context.update()
}

const reportKinds = {
  'use-app': 'app-chosen',
  'use-user': 'user-chosen',
  'use-profile': 'profile-chosen',
  'confirm-profile': 'profile-chosen',
  'withdraw-profile': 'profile-withdrawn',
} as const satisfies Record<RecordChoice['action'], PageReport['kind']>

/** Reports the admin's choice about this page's record, only while the card offers the choice. */
export const sendRecordChoice = async (
  { status, plan, view, update }: GuideContext,
  action: RecordChoice['action'],
): Promise<void> => {
  const currentView = view()
  const page = currentView?.choice?.action === action && currentView.page
  const rules = page && plan().pages[page]?.extractionRules
  const isAccepted =
    rules &&
    (await sendToBackground({
      type: 'page-report',
      report: { kind: reportKinds[action], values: extractValues(rules, document) },
    }))
  status.notice = isAccepted ? null : translate('card_not_done')
  update()
}

/** Reports which of the controls that were open the fill changed, so that it is known what was ours. */
const reportFilledControls = (context: GuideContext, page: PageId, open: readonly ResolvedMarker[]): void => {
  const isOpen = (control: ControlId) => open.some(({ marker }) => marker.control === control)
  const controls = (context.view()?.markers ?? []).flatMap(({ marker: { control }, element, done }) =>
    isOpen(control) && element && done !== false ? [control] : [],
  )
  if (controls.length > 0) void sendRepeatable({ type: 'page-filled', page, controls })
}

/** Fills the page; resolves to false if a control could not be filled or filling is in progress. */
export const fillCurrentPage = async (context: GuideContext): Promise<boolean> => {
  const { status } = context
  if (status.filling) return false
  stopWatchingFilledInputs()
  status.filling = true
  status.notice = null
  status.corrected = ''
  // Refresh first: a blocker may have appeared since the card was drawn.
  context.update()
  const page = context.view()?.page
  const markers = context.view()?.markers ?? []
  const open = markers.filter(({ marker, done }) => canApply(marker.action) && !done)
  const corrected: string[] = []
  try {
    if (markers.length === 0) return false
    const result = await fillPage(
      // A control that is optional in general but expected on this page counts as missing.
      markers.map(({ marker, isMissing }) => (isMissing ? { ...marker, optional: false } : marker)),
      {
        locate: (control) => {
          const marker = markers.find((one) => one.marker.control === control)?.marker
          const found = marker && locate(marker.find, document, context.plan().kinds[marker.action.kind])
          return found && !found.hidden ? found.element : null
        },
        clickInMainWorld: () => sendToBackground({ type: 'click-in-main-world', control: 'scope-add' }),
        // The browser tells user edits from script edits. @see MDN, :user-valid
        isUserTyped: (element) =>
          element.matches(':user-valid, :user-invalid') ||
          markers.some(
            ({ marker, done, ...resolved }) =>
              resolved.element === element && marker.free === 'login' && done,
          ),
        onCorrected: (control, from) => {
          const name = translate(`control_${control}`)
          corrected.push(from ? translate('card_corrected_from', name, from) : name)
        },
        signal: context.signal,
      },
    )
    if (!result.ok)
      status.notice = translate(
        `fill_${result.reason.replace('-', '_') as Underscored<typeof result.reason>}`,
        translate(`control_${result.control}`),
      )
    return result.ok
  } finally {
    status.filling = false
    if (corrected.length > 0) status.corrected = translate('card_corrected', corrected.join(', '))
    context.update()
    if (page) reportFilledControls(context, page, open)
    watchFilledInputs(context)
  }
}
