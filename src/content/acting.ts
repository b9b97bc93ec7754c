/** What the guide does on a page because the admin asked for it: fill it, be shown a control, create the fields. */

import type { ControlId } from '../guide/controls.ts'
import type { PageId } from '../guide/ids.ts'
import type { LayoutChoice } from '../guide/run.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'
import { readValues } from '../salesforce/read/values.ts'
import { hands } from './handed.ts'
import { t } from './i18n.ts'
import { send } from './link.ts'
import type { View } from './view-shape.ts'

export interface Scene {
  /** As they are now: both change while something is being done. */
  plan(): FindablePlan
  view(): View | null
  /** Draws what has changed. */
  update(): void
  readonly signal: AbortSignal
}

export class Acting {
  readonly #scene: Scene
  /** What became of the last *Fill this page* or *Point at it*. */
  notice: string | null = null
  filling = false
  pointing = false
  #ran = false
  #leaving = false

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** *Create the missing fields* begins, or ends with a reason. */
  run(action: 'start' | 'stop' | 'left', layouts: LayoutChoice = 'proposed') {
    void send({ type: 'run', action, layouts })
  }

  /** Carries out what the creation of the fields asks of this page, once it is ready for it. */
  async goOn(page: PageId | null, isReady: boolean) {
    const plan = this.#scene.plan()
    if (plan.run?.state !== 'running') {
      this.#ran = false
      return
    }
    if (this.#ran || !isReady) return
    this.#ran = true
    await (await hands())?.carryOut({
      page,
      plan,
      fill: () => this.fill(),
      onPress: () => {
        this.#leaving = true
      },
    })
  }

  /** The page goes. Where that is not because we pressed its button, the admin went elsewhere. */
  leave() {
    if (this.#scene.plan().run?.state === 'running' && this.#ran && !this.#leaving) this.run('left')
  }

  /** The admin shows where the control is; it is remembered for this org and language. */
  async point(control: ControlId) {
    const { view, update, signal } = this.#scene
    const kind = view()?.items.find((item) => item.marker.control === control)?.marker.kind
    if (!kind) return
    // Only then is a click shown to us, and not to the page.
    const able = await hands()
    const name = t(`control_${control}`)
    this.notice = able ? t('point_now', name) : t('fill_no_hands')
    this.pointing = able !== undefined
    update()
    if (!able) return
    const pointed = await able.pointAt(kind, signal)
    this.pointing = false
    this.notice = pointed === null ? t('point_failed', name) : null
    if (pointed) await send({ type: 'pointed', pointed: { control, ...pointed } })
    update()
  }

  /** The admin says that the app of this page is to be SpaceIQ's. */
  async useApp() {
    const reads = this.#scene.plan().pages['app-detail']?.reads
    if (!reads) return
    await send({ type: 'reading', reading: { kind: 'app-chosen', values: readValues(reads, document) } })
  }

  /** *Fill this page*; false where something could not be filled, or a filling is under way already. */
  async fill(): Promise<boolean> {
    const { view, update, signal } = this.#scene
    if (this.filling || !view()) return false
    this.filling = true
    this.notice = null
    update()
    const able = await hands()
    const items = view()?.items ?? []
    const result = await able?.fillPage(
      items.map((item) => item.marker),
      {
        find: (control) => {
          const marker = items.find((item) => item.marker.control === control)?.marker
          const found = marker && find(marker.find, document)
          return found && !found.hidden ? found.element : null
        },
        pageClick: () => send({ type: 'page-click', control: 'scope-add' }),
        signal,
      },
    )
    this.filling = false
    if (!result) this.notice = t('fill_no_hands')
    else if (!result.ok)
      this.notice = t(`fill_${result.reason.replace('-', '_')}`, t(`control_${result.control}`))
    update()
    return result?.ok === true
  }
}
