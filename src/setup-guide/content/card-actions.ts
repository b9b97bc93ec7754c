/** Actions the admin starts from the card: fill the page, pick a control, use the page's record. */

import { t } from '../../platform/content/i18n.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { fillPage } from '../../salesforce/dom/fill-page.ts'
import { find } from '../../salesforce/dom/locator.ts'
import type { Reading } from '../../salesforce/extract/page-report.ts'
import { readValues } from '../../salesforce/extract/values.ts'
import type { Choice } from '../step.ts'
import { send } from './follow-plan.ts'
import type { Scene } from './guide-context.ts'
import { pointAt } from './pick-control.ts'
import { canBe } from './validate-picked-control.ts'
import { stopWatching, watchFilled } from './watch-filled-inputs.ts'

/** Lets the admin pick the control, and stores its locator for this org and language. */
export const point = async (scene: Scene, control: ControlId): Promise<void> => {
  const deed = scene.view()?.items.find((item) => item.marker.control === control)?.marker.deed
  if (!deed) return
  const { doing } = scene
  const name = t(`control_${control}`)
  doing.notice = t('point_now', name)
  doing.pointing = true
  scene.update()
  const pointed = await pointAt(scene.plan().kinds[deed.do], scene.signal, (element) =>
    canBe(control, element, scene.view()),
  )
  doing.pointing = false
  const isRefused = pointed && (await send({ type: 'pointed', pointed: { control, ...pointed } })) === false
  doing.notice = pointed === null || isRefused ? t('point_failed', name) : null
  scene.update()
}

const kinds = {
  'use-app': 'app-chosen',
  'use-user': 'user-chosen',
  'use-profile': 'profile-chosen',
  'confirm-profile': 'profile-chosen',
  'withdraw-profile': 'profile-withdrawn',
} as const satisfies Record<Choice['action'], Reading['kind']>

/** Reports the admin's choice about this page's record, only while the card offers the choice. */
export const choose = async (
  { doing, plan, view, update }: Scene,
  action: Choice['action'],
): Promise<void> => {
  const shown = view()
  const page = shown?.choice?.action === action && shown.page
  const reads = page && plan().pages[page]?.reads
  const isTaken =
    reads &&
    (await send({
      type: 'reading',
      reading: { kind: kinds[action], values: readValues(reads, document) },
    }))
  doing.notice = isTaken ? null : t('card_not_done')
  update()
}

/** Fills the page; resolves to false if a control could not be filled or filling is in progress. */
export const fill = async (scene: Scene): Promise<boolean> => {
  const { doing } = scene
  if (doing.filling) return false
  stopWatching()
  doing.filling = true
  doing.notice = null
  doing.corrected = ''
  // Refresh first: a blocker may have appeared since the card was drawn.
  scene.update()
  const items = scene.view()?.items ?? []
  const corrected: string[] = []
  try {
    if (items.length === 0) return false
    const result = await fillPage(
      // A control that is optional in general but expected on this page counts as missing.
      items.map(({ marker, lost }) => (lost ? { ...marker, optional: false } : marker)),
      {
        find: (control) => {
          const marker = items.find((item) => item.marker.control === control)?.marker
          const found = marker && find(marker.find, document, scene.plan().kinds[marker.deed.do])
          return found && !found.hidden ? found.element : null
        },
        pageClick: () => send({ type: 'page-click', control: 'scope-add' }),
        // The browser tells user edits from script edits. @see MDN, :user-valid
        isTyped: (element) =>
          element.matches(':user-valid, :user-invalid') ||
          items.some(
            ({ marker, done, ...item }) => item.element === element && marker.free === 'login' && done,
          ),
        onCorrected: (control, from) => {
          const name = t(`control_${control}`)
          corrected.push(from ? t('card_corrected_from', name, from) : name)
        },
        signal: scene.signal,
      },
    )
    if (!result.ok)
      doing.notice = t(`fill_${result.reason.replace('-', '_')}`, t(`control_${result.control}`))
    return result.ok
  } finally {
    doing.filling = false
    if (corrected.length > 0) doing.corrected = t('card_corrected', corrected.join(', '))
    scene.update()
    watchFilled(scene)
  }
}
