/** Types, chooses, ticks and moves as a person does, so that Salesforce's own handlers run. */

import { leaveAlone } from '../../platform/password-managers.ts'
import type { ControlId } from '../control-ids.ts'
import type { Deed, Marker } from './action.ts'
import { isDone, isFillable, optionFor } from './field-action.ts'

export interface FillOptions {
  /** The control on the page as it is now; it is asked again after every wait, since pages re-render. */
  find(control: ControlId): HTMLElement | null
  /** Has the page's own script click an add link; resolves once it has. */
  pageClick(): Promise<boolean>
  /** Whether somebody typed into it, and no script of the page did. */
  isTyped?(element: HTMLElement): boolean
  /** Called with what was prescribed and stood otherwise, and with what stood there; '' where that needs no words. */
  onCorrected?(control: ControlId, from: string): void
  signal: AbortSignal
}

export type FillResult =
  | { readonly ok: true }
  /** `control` was not there in time, or would not take its value. */
  | { readonly ok: false; readonly control: ControlId; readonly reason: 'missing' | 'no-option' | 'refused' }

/** How long a part of the page may take to appear: Salesforce re-renders the OAuth section on its server. */
const patience = 10_000

/** Resolves with the first result that is neither null nor false, or null after the time or when aborted. */
export const waitFor = <T>(
  probe: () => T | null | false,
  signal: AbortSignal,
  time = patience,
): Promise<T | null> =>
  new Promise((resolve) => {
    const finish = (result: T | null) => {
      observer.disconnect()
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(result)
    }
    const look = () => {
      const result = probe()
      if (result !== null && result !== false) finish(result)
    }
    const onAbort = () => finish(null)
    const observer = new MutationObserver(look)
    const timer = setTimeout(() => finish(null), time)
    if (signal.aborted) return finish(null)
    signal.addEventListener('abort', onAbort)
    observer.observe(document, { childList: true, subtree: true, attributes: true })
    look()
  })

const fire = (element: HTMLElement, ...types: string[]) => {
  for (const type of types) {
    const isFocus = type === 'focus' || type === 'blur'
    element.dispatchEvent(
      isFocus ? new FocusEvent(type) : new Event(type, { bubbles: true, cancelable: type === 'input' }),
    )
  }
}

/** Asks password managers to leave the field alone. */
const keepToUs = (input: HTMLInputElement) => {
  for (const [name, value] of Object.entries(leaveAlone)) input.setAttribute(name, value)
  input.setAttribute('autocomplete', input.type === 'password' ? 'new-password' : 'off')
}

/** The API name fills itself when the label is left, so every field is left as well as entered. */
const typeInto = (input: HTMLInputElement, value: string) => {
  keepToUs(input)
  fire(input, 'focus')
  input.value = value
  fire(input, 'input', 'change', 'blur')
}

const select = (list: HTMLSelectElement, option: HTMLOptionElement) => {
  for (const other of list.options) other.selected = other === option
  fire(list, 'input', 'change')
}

const moved = (options: FillOptions, value: string) => () => {
  const list = options.find('selectedScopes') as HTMLSelectElement | null
  return list !== null && optionFor(list, { do: 'select-scope', value }) !== undefined
}

/** How a control stood before anything was filled: what the page makes of that by itself nobody chose. */
interface Before {
  /** It holds a text that is the admin's to choose. */
  readonly kept: boolean
  /** What a prescribed value takes the place of, as the page names it; null for nothing that anybody chose. */
  readonly held: string | null
}

const heldIn = (deed: Deed, element: HTMLElement): string | null => {
  const input = element as HTMLInputElement
  switch (deed.do) {
    case 'type':
      return (input.type !== 'password' && input.value.trim()) || null
    case 'choose': {
      const option = [...(element as HTMLSelectElement).options].find(({ selected }) => selected)
      return option?.value ? option.text.trim() : null
    }
    case 'pick': {
      // The wizard's first entry, "None Selected", is no choice; its value stands on the saved pages.
      const choices = 'input[type="radio"]:not([value="NoneSelected"])'
      const all = [...document.querySelectorAll<HTMLInputElement>(choices)]
      const other = all.find((one) => one !== input && one.name === input.name && one.checked)
      return other ? (other.labels?.[0]?.textContent?.trim() ?? '') : null
    }
    case 'tick':
    case 'untick':
      return input.checked === input.defaultChecked ? null : ''
    default:
      return null
  }
}

/** Whether a text is what Salesforce's form makes of another by itself: the same, or what stands before its @. */
const isMadeOf = (value: string, other: string) => `${other}@`.startsWith(`${value}@`)

const beforeAt = (marker: Marker, element: HTMLElement, options: FillOptions): Before => {
  const { deed, free, unlike } = marker
  const source = unlike && !options.isTyped?.(element) ? options.find(unlike) : null
  const other = (source as HTMLInputElement | null)?.value ?? ''
  const { value } = element as HTMLInputElement
  const isMade = other !== '' && isMadeOf(value, other)
  const isTheirs = free === 'login' ? options.isTyped?.(element) : free
  const kept = !!isTheirs && value.trim() !== '' && !isMade
  return { kept, held: kept ? null : heldIn(deed, element) }
}

const act = async (
  marker: Marker,
  element: HTMLElement,
  scope: string,
  options: FillOptions,
  { kept }: Before,
): Promise<FillResult> => {
  const { control, deed } = marker
  const refused: FillResult = { ok: false, control, reason: 'refused' }
  if (kept || isDone(deed, element)) return { ok: true }
  switch (deed.do) {
    case 'type':
      typeInto(element as HTMLInputElement, deed.value)
      break
    case 'add-line': {
      const input = element as HTMLInputElement
      typeInto(input, `${input.value.trimEnd()}\n${deed.value}`.trim())
      break
    }
    case 'tick':
    case 'untick':
    case 'pick':
      element.click()
      break
    case 'choose':
    case 'select-scope': {
      if (deed.do === 'select-scope' && moved(options, deed.value)()) return { ok: true }
      const list = element as HTMLSelectElement
      const option = await waitFor(() => optionFor(list, deed) ?? null, options.signal, 3_000)
      if (!option) return { ok: false, control, reason: 'no-option' }
      select(list, option)
      break
    }
    case 'add-scope':
      if (moved(options, scope)()) return { ok: true }
      if (!(await options.pageClick())) return refused
      return (await waitFor(moved(options, scope), options.signal, 5_000)) ? { ok: true } : refused
  }
  const now = options.find(control) ?? element
  return isDone(deed, now) === false && !marker.optional ? refused : { ok: true }
}

/**
 * Does every deed that is the guide's to do, in order, and waits for controls that an earlier one brings up. Never
 * presses a button. Stops at a control that will not take its value. One that is not there, or a list without the
 * wanted entry, is passed over and told at the end: in another language the admin does that one, and the others are
 * filled all the same.
 */
export const fillPage = async (markers: readonly Marker[], options: FillOptions): Promise<FillResult> => {
  const scope = markers.flatMap(({ deed }) => (deed.do === 'select-scope' ? [deed.value] : []))[0] ?? ''
  let undone: FillResult | undefined
  // What comes up together is waited for once: after the first of it the rest is there, or does not come.
  let left = patience
  const fillable = markers.filter(({ deed }) => isFillable(deed))
  const before = new Map<Marker, Before>()
  for (const marker of fillable) {
    const element = options.find(marker.control)
    if (element) before.set(marker, beforeAt(marker, element, options))
  }
  for (const marker of fillable) {
    const { control, optional } = marker
    const find = () => options.find(control)
    const element = await (marker.after ? waitFor(find, options.signal, left) : find())
    if (options.signal.aborted) return { ok: false, control, reason: 'missing' }
    if (!element) {
      if (marker.after) left = 0
      if (!optional) undone ??= { ok: false, control, reason: 'missing' }
      continue
    }
    if (marker.after) left = Math.min(left, 500)
    const stood = before.get(marker) ?? beforeAt(marker, element, options)
    const isRight = isDone(marker.deed, element)
    const result = await act(marker, element, scope, options, stood)
    if (result.ok) {
      const value = 'value' in marker.deed ? marker.deed.value : null
      if (!isRight && stood.held !== null && stood.held !== value) options.onCorrected?.(control, stood.held)
      continue
    }
    if (result.reason !== 'no-option') return result
    undone ??= result
  }
  return undone ?? { ok: true }
}
