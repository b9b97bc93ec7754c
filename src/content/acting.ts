/** What the guide does on a page because the admin asked for it: fill it, be shown a control, take its record. */

import type { ControlId } from '../guide/controls.ts'
import { fillPage } from '../salesforce/fill.ts'
import { find } from '../salesforce/lookup.ts'
import { readValues } from '../salesforce/read/values.ts'
import { t } from './i18n.ts'
import { send } from './link.ts'
import { pointAt } from './point.ts'
import { canBe } from './pointed-control.ts'
import type { Scene } from './scene.ts'

/** The admin shows where the control is; it is remembered for this org and language. */
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

/** What is read from a page when the admin says that its record is to be SpaceIQ's. */
const chosen = {
  'profile-detail': 'profile-chosen',
  'user-detail': 'user-chosen',
  'app-detail': 'app-chosen',
} as const

/** The admin says that the profile, user or app of this page is to be SpaceIQ's. */
export const choose = async ({ plan, view }: Scene): Promise<void> => {
  const page = view()?.page
  if (page !== 'profile-detail' && page !== 'user-detail' && page !== 'app-detail') return
  const reads = plan().pages[page]?.reads
  if (!reads) return
  await send({ type: 'reading', reading: { kind: chosen[page], values: readValues(reads, document) } })
}

/** *Fill this page*; false where something could not be filled, or a filling is under way already. */
export const fill = async (scene: Scene): Promise<boolean> => {
  const { doing } = scene
  const items = scene.view()?.items
  if (doing.filling || !items?.length) return false
  doing.filling = true
  doing.notice = null
  scene.update()
  try {
    const result = await fillPage(
      items.map((item) => item.marker),
      {
        find: (control) => {
          const marker = items.find((item) => item.marker.control === control)?.marker
          const found = marker && find(marker.find, document, scene.plan().kinds[marker.deed.do])
          return found && !found.hidden ? found.element : null
        },
        pageClick: () => send({ type: 'page-click', control: 'scope-add' }),
        signal: scene.signal,
      },
    )
    if (!result.ok)
      doing.notice = t(`fill_${result.reason.replace('-', '_')}`, t(`control_${result.control}`))
    return result.ok
  } finally {
    doing.filling = false
    scene.update()
  }
}
