import type { Frame, Page } from 'puppeteer-core'
import type { ShadowRootFunction } from './driver.ts'
import { pageInspector } from './launch.ts'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface OverlayState {
  readonly page: string
  readonly step: string
  readonly state: string
}

interface OverlayMarker {
  readonly number: string
  /** In the frame's own viewport, as `getBoundingClientRect` returns it. */
  readonly rect: Rect
}

export interface OverlayView {
  readonly state: OverlayState | null
  readonly markers: readonly OverlayMarker[]
  readonly text: string
  /** The `data-action` values of visible buttons. */
  readonly actions: readonly string[]
}

export interface OverlayDriver {
  /** Null if the frame has no overlay. */
  getState(): Promise<OverlayState | null>
  getMarkers(): Promise<OverlayMarker[]>
  /** The overlay's visible text. */
  getText(): Promise<string>
  /** State, markers, text and actions at one moment. */
  getView(): Promise<OverlayView>
  /** The boxes of the overlay's elements that match, in the frame's viewport. */
  getRects(selector: string): Promise<Rect[]>
  /** The offset of the frame's viewport in the window's, through all its ancestors. */
  getFrameOffset(): Promise<{ x: number; y: number }>
  /** Clicks the middle of the element with this `data-action` with the real mouse. */
  clickAction(action: string): Promise<void>
  /** Clicks the middle of the button with this text with the real mouse. */
  clickButtonWithText(text: string): Promise<void>
  /** Polls until `wanted` accepts the view. Throws with the last view at the timeout. */
  waitFor(wanted: (view: OverlayView) => boolean, timeout?: number): Promise<OverlayView>
}

/** Reads the overlay. Runs in the page, with its closed shadow root as `this`. */
function look(this: ShadowRoot): OverlayView {
  const box = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  }
  const seen = (element: Element) =>
    element.getBoundingClientRect().width > 0 && element.checkVisibility({ visibilityProperty: true })
  const all = (selector: string) => [...this.querySelectorAll<HTMLElement>(selector)].filter(seen)
  const { page = '', step = '', state = '' } = (this.host as HTMLElement).dataset
  return {
    state: { page, step, state },
    markers: all('[data-marker]').map((element) => ({
      number: element.dataset.marker ?? '',
      rect: box(element),
    })),
    text: [...this.children]
      // `innerText` of an element that is not rendered returns all its text.
      .filter(
        (element): element is HTMLElement => element instanceof HTMLElement && element.checkVisibility(),
      )
      .map((element) => element.innerText)
      .join('\n')
      .trim(),
    actions: all('[data-action]').map((element) => element.dataset.action ?? ''),
  }
}

/** Measures elements. Runs in the page. */
function boxesOf(this: ShadowRoot, selector: string): Rect[] {
  return [...this.querySelectorAll(selector)].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  })
}

/** Finds where to click, in the frame's viewport, and what prevents it. Runs in the page. */
function aim(this: ShadowRoot, selector: string, text = ''): { x: number; y: number; problem: string } {
  const element = [...this.querySelectorAll<HTMLElement>(selector)].find((one) =>
    one.innerText.includes(text),
  )
  // A card with long content scrolls.
  if (text || element?.closest('.body')) element?.scrollIntoView({ block: 'nearest' })
  if (!element) return { x: 0, y: 0, problem: 'is not there' }
  const { x, y, width, height } = element.getBoundingClientRect()
  const middle = { x: x + width / 2, y: y + height / 2 }
  if (width === 0 || !element.checkVisibility({ visibilityProperty: true }))
    return { ...middle, problem: 'is not visible' }
  if (element.matches(':disabled')) return { ...middle, problem: 'is disabled' }
  const top = this.elementFromPoint(middle.x, middle.y)
  if (!top) return { ...middle, problem: 'is outside of the window' }
  return { ...middle, problem: element.contains(top) ? '' : `is covered by <${top.localName}>` }
}

/** Drives the overlay in a page or one of its frames, through its closed shadow root. */
export const createOverlayDriver = (page: Page, frame: Frame = page.mainFrame()): OverlayDriver => {
  /** Calls with the shadow root, again if the document is replaced meanwhile. */
  const within = async <T>(declaration: ShadowRootFunction<T>, ...given: string[]) => {
    for (let left = 40; ; left -= 1) {
      try {
        return await pageInspector.callInShadowRoot(frame, declaration, given)
      } catch (error) {
        if (!pageInspector.isDocumentReplaced(error) || left === 0) throw error
        await new Promise((go) => setTimeout(go, 50))
      }
    }
  }

  const nothing: OverlayView = { state: null, markers: [], text: '', actions: [] }
  const view = async (): Promise<OverlayView> => (await within(look)) ?? nothing

  const offset = async () => {
    const sum = { x: 0, y: 0 }
    for (let inner: Frame | null = frame; inner?.parentFrame(); inner = inner.parentFrame()) {
      const element = await inner.frameElement()
      const at = await element?.evaluate((iframe) => {
        const { left, top } = iframe.getBoundingClientRect()
        return { x: left + iframe.clientLeft, y: top + iframe.clientTop }
      })
      sum.x += at?.x ?? 0
      sum.y += at?.y ?? 0
    }
    return sum
  }

  /** Finds where to click; waits for the element, since a page may just be loading. */
  const aimAt = async (selector: string, text: string) => {
    for (let left = 100; ; left -= 1) {
      const target = await within(aim, selector, text)
      if ((target && target.problem !== 'is not there') || left === 0) return target
      await new Promise((go) => setTimeout(go, 50))
    }
  }

  const clickAt = async (selector: string, text = '') => {
    const target = await aimAt(selector, text)
    if (!target) throw new Error(`No overlay on ${frame.url()}`)
    if (target.problem) throw new Error(`${selector} ${text} ${target.problem} on ${frame.url()}`)
    const { x, y } = await offset()
    await page.mouse.click(x + target.x, y + target.y)
  }

  return {
    getView: view,
    getState: async () => (await view()).state,
    getMarkers: async () => [...(await view()).markers],
    getText: async () => (await view()).text,
    getRects: async (selector) => (await within(boxesOf, selector)) ?? [],
    getFrameOffset: offset,
    clickAction: (action) => clickAt(`[data-action="${action}"]`),
    clickButtonWithText: (text) => clickAt('button', text),
    async waitFor(wanted, timeout = 5_000) {
      const end = Date.now() + timeout
      let last = nothing
      for (;;) {
        // There is no document while a page is being replaced.
        last = await view().catch(() => last)
        if (wanted(last)) return last
        if (Date.now() > end) break
        await new Promise((go) => setTimeout(go, 25))
      }
      throw new Error(`The overlay did not become as wanted on ${frame.url()}: ${JSON.stringify(last)}`)
    },
  }
}
