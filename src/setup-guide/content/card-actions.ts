/** Actions the admin starts from the card: fill the page, pick a control, use the page's record. */

import { translate } from '../../platform/content/i18n.ts'
import type { Underscored } from '../../platform/substitutions.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { fillPage } from '../../salesforce/dom/fill-page.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import type { PageReport } from '../../salesforce/extract/page-report.ts'
import { extractValues } from '../../salesforce/extract/values.ts'
import type { RecordChoice } from '../step.ts'
import { sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'
import { startControlPicker } from './pick-control.ts'
import { canBeControl } from './validate-picked-control.ts'
import { stopWatchingFilledInputs, watchFilledInputs } from './watch-filled-inputs.ts'

/** Lets the admin pick the control, and stores its locator for this org and language. */
export const pickControl = async (context: GuideContext, control: ControlId): Promise<void> => {
  const deed = context.view()?.markers.find((item) => item.marker.control === control)?.marker.action
  if (!deed) return
  const { status: doing } = context
  const name = translate(`control_${control}`)
  doing.notice = translate('point_now', name)
  doing.pointing = true
  context.update()
  const pointed = await startControlPicker(context.plan().kinds[deed.kind], context.signal, (element) =>
    canBeControl(control, element, context.view()),
  )
  doing.pointing = false
  const isRefused =
    pointed && (await sendToBackground({ type: 'control-picked', picked: { control, ...pointed } })) === false
  doing.notice = pointed === null || isRefused ? translate('point_failed', name) : null
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
  { status: doing, plan, view, update }: GuideContext,
  action: RecordChoice['action'],
): Promise<void> => {
  const shown = view()
  const page = shown?.choice?.action === action && shown.page
  const reads = page && plan().pages[page]?.extractionRules
  const isTaken =
    reads &&
    (await sendToBackground({
      type: 'page-report',
      report: { kind: reportKinds[action], values: extractValues(reads, document) },
    }))
  doing.notice = isTaken ? null : translate('card_not_done')
  update()
}

/** Fills the page; resolves to false if a control could not be filled or filling is in progress. */
export const fillCurrentPage = async (context: GuideContext): Promise<boolean> => {
  const { status: doing } = context
  if (doing.filling) return false
  stopWatchingFilledInputs()
  doing.filling = true
  doing.notice = null
  doing.corrected = ''
  // Refresh first: a blocker may have appeared since the card was drawn.
  context.update()
  const items = context.view()?.markers ?? []
  const corrected: string[] = []
  try {
    if (items.length === 0) return false
    const result = await fillPage(
      // A control that is optional in general but expected on this page counts as missing.
      items.map(({ marker, isMissing: lost }) => (lost ? { ...marker, optional: false } : marker)),
      {
        locate: (control) => {
          const marker = items.find((item) => item.marker.control === control)?.marker
          const found = marker && locate(marker.find, document, context.plan().kinds[marker.action.kind])
          return found && !found.hidden ? found.element : null
        },
        clickInMainWorld: () => sendToBackground({ type: 'click-in-main-world', control: 'scope-add' }),
        // The browser tells user edits from script edits. @see MDN, :user-valid
        isUserTyped: (element) =>
          element.matches(':user-valid, :user-invalid') ||
          items.some(
            ({ marker, done, ...item }) => item.element === element && marker.free === 'login' && done,
          ),
        onCorrected: (control, from) => {
          const name = translate(`control_${control}`)
          corrected.push(from ? translate('card_corrected_from', name, from) : name)
        },
        signal: context.signal,
      },
    )
    if (!result.ok)
      doing.notice = translate(
        `fill_${result.reason.replace('-', '_') as Underscored<typeof result.reason>}`,
        translate(`control_${result.control}`),
      )
    return result.ok
  } finally {
    doing.filling = false
    if (corrected.length > 0) doing.corrected = translate('card_corrected', corrected.join(', '))
    context.update()
    watchFilledInputs(context)
  }
}
