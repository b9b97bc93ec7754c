/** Fills in a page with the events a person's input fires, so Salesforce's handlers run. */

import { passwordManagerOptOut } from '../../platform/password-managers.ts'
import type { ControlId } from '../control-ids.ts'
import type { FieldAction, Marker } from './action.ts'
import { canApply, findOption, findScopeOptions, isApplied } from './field-action.ts'

interface FillOptions {
  /** Returns the current control; called again after every wait, as pages re-render. */
  locate(control: ControlId): HTMLElement | null
  /** Clicks the add link in the page's main world; resolves when done. */
  clickInMainWorld(): Promise<boolean>
  /** Returns whether a person, not a script, typed into the element. */
  isUserTyped?(element: HTMLElement): boolean
  /** Called with a control whose value was replaced and its former text; '' if it has none. */
  onCorrected?(control: ControlId, from: string): void
  signal: AbortSignal
}

export type FillResult =
  | { readonly ok: true }
  /** `control` did not appear in time, or rejected its value. */
  | { readonly ok: false; readonly control: ControlId; readonly reason: 'missing' | 'no-option' | 'refused' }

/** Timeout in milliseconds for parts to appear: the OAuth section is rendered on the server. */
const APPEAR_TIMEOUT_MS = 10_000

/** Resolves with the first value neither null nor false; null on timeout or abort. */
export const waitFor = <T>(
  probe: () => T | null | false,
  signal: AbortSignal,
  time = APPEAR_TIMEOUT_MS,
): Promise<T | null> =>
  new Promise((resolve) => {
    const finish = (result: T | null) => {
      observer.disconnect()
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(result)
    }
    const check = () => {
      const result = probe()
      if (result !== null && result !== false) finish(result)
    }
    const onAbort = () => finish(null)
    const observer = new MutationObserver(check)
    const timer = setTimeout(() => finish(null), time)
    if (signal.aborted) return finish(null)
    signal.addEventListener('abort', onAbort)
    observer.observe(document, { childList: true, subtree: true, attributes: true })
    check()
  })

const dispatchEvents = (element: HTMLElement, ...types: string[]) => {
  for (const type of types) {
    const isFocus = type === 'focus' || type === 'blur'
    element.dispatchEvent(
      isFocus ? new FocusEvent(type) : new Event(type, { bubbles: true, cancelable: type === 'input' }),
    )
  }
}

/** Makes password managers ignore the field. */
const suppressPasswordManagers = (input: HTMLInputElement) => {
  for (const [name, value] of Object.entries(passwordManagerOptOut)) input.setAttribute(name, value)
  input.setAttribute('autocomplete', input.type === 'password' ? 'new-password' : 'off')
}

/** Sets the value and blurs: Salesforce derives the API name when the label loses focus. */
const enterText = (input: HTMLInputElement, value: string) => {
  suppressPasswordManagers(input)
  dispatchEvents(input, 'focus')
  input.value = value
  dispatchEvents(input, 'input', 'change', 'blur')
}

const selectOptions = (list: HTMLSelectElement, chosen: readonly HTMLOptionElement[]) => {
  for (const option of list.options) option.selected = chosen.includes(option)
  dispatchEvents(list, 'input', 'change')
}

/** Returns the scopes that are not among the selected ones yet; all while that list is missing. */
const findUnselectedScopes = (options: FillOptions, scopes: string): readonly string[] => {
  const list = options.locate('selectedScopes') as HTMLSelectElement | null
  return scopes.split(', ').filter((scope) => !list || !findScopeOptions(list, scope)[0])
}

/** Returns the options to select; null while one of them is not there. */
const findOptionsFor = (
  list: HTMLSelectElement,
  action: Extract<FieldAction, { readonly kind: 'choose' | 'select-scope' }>,
  options: FillOptions,
): readonly HTMLOptionElement[] | null => {
  const found =
    action.kind === 'choose'
      ? [findOption(list, action.value)]
      : findUnselectedScopes(options, action.value).flatMap((scope) => findScopeOptions(list, scope))
  const present = found.filter((option) => option !== undefined)
  return present.length === found.length ? present : null
}

/** State of a control before the fill: later the page may have derived its value from others. */
interface StateBefore {
  /** Holds a text the admin is free to choose. */
  readonly isUserChoice: boolean
  /** Displayed value that the fill replaces; null if nobody chose the value. */
  readonly replacedText: string | null
}

const readReplacedText = (action: FieldAction, element: HTMLElement): string | null => {
  const input = element as HTMLInputElement
  switch (action.kind) {
    case 'type':
      return (input.type !== 'password' && input.value.trim()) || null
    case 'choose': {
      const option = [...(element as HTMLSelectElement).options].find(({ selected }) => selected)
      return option?.value ? option.text.trim() : null
    }
    case 'pick': {
      // The wizard's initial "None Selected" is not a choice; saved pages show its value.
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

/** Checks whether Salesforce's form derived the text: equal, or the part before the @. */
const isDerivedFrom = (value: string, other: string) => `${other}@`.startsWith(`${value}@`)

const captureState = (marker: Marker, element: HTMLElement, options: FillOptions): StateBefore => {
  const { action, free, unlike } = marker
  const source = unlike && !options.isUserTyped?.(element) ? options.locate(unlike) : null
  const other = (source as HTMLInputElement | null)?.value ?? ''
  const { value } = element as HTMLInputElement
  const isDerived = other !== '' && isDerivedFrom(value, other)
  const isFree = free === 'login' ? options.isUserTyped?.(element) : free
  const isUserChoice = !!isFree && value.trim() !== '' && !isDerived
  return { isUserChoice, replacedText: isUserChoice ? null : readReplacedText(action, element) }
}

const applyAction = async (
  marker: Marker,
  element: HTMLElement,
  scopes: string,
  options: FillOptions,
  { isUserChoice }: StateBefore,
): Promise<FillResult> => {
  const { control, action } = marker
  const refused: FillResult = { ok: false, control, reason: 'refused' }
  if (isUserChoice || isApplied(action, element)) return { ok: true }
  switch (action.kind) {
    case 'type':
      enterText(element as HTMLInputElement, action.value)
      break
    case 'add-line': {
      const input = element as HTMLInputElement
      enterText(input, `${input.value.trimEnd()}\n${action.value}`.trim())
      break
    }
    case 'tick':
    case 'untick':
    case 'pick':
      element.click()
      break
    case 'choose':
    case 'select-scope': {
      const list = element as HTMLSelectElement
      const chosen = await waitFor(() => findOptionsFor(list, action, options), options.signal, 3_000)
      if (!chosen) return { ok: false, control, reason: 'no-option' }
      if (chosen.length === 0) return { ok: true }
      selectOptions(list, chosen)
      break
    }
    case 'add-scope': {
      const areSelected = () => findUnselectedScopes(options, scopes).length === 0
      if (areSelected()) return { ok: true }
      if (!(await options.clickInMainWorld())) return refused
      return (await waitFor(areSelected, options.signal, 5_000)) ? { ok: true } : refused
    }
  }
  const now = options.locate(control) ?? element
  return isApplied(action, now) === false && !marker.optional ? refused : { ok: true }
}

/**
 * Applies the guide's actions in order, waiting for controls that earlier ones reveal. Never clicks
 * a button. Stops if a control rejects its value. Skips missing controls and options, reporting the
 * first of them at the end: in unknown languages the admin does those.
 */
export const fillPage = async (markers: readonly Marker[], options: FillOptions): Promise<FillResult> => {
  const scopes =
    markers.flatMap(({ action }) => (action.kind === 'select-scope' ? [action.value] : []))[0] ?? ''
  let firstFailure: FillResult | undefined
  // Wait once: controls revealed together have all appeared with the first, or never will.
  let timeLeft = APPEAR_TIMEOUT_MS
  const fillable = markers.filter(({ action }) => canApply(action))
  const statesBefore = new Map<Marker, StateBefore>()
  for (const marker of fillable) {
    const element = options.locate(marker.control)
    if (element) statesBefore.set(marker, captureState(marker, element, options))
  }
  for (const marker of fillable) {
    const { control, optional } = marker
    const find = () => options.locate(control)
    const element = await (marker.after ? waitFor(find, options.signal, timeLeft) : find())
    if (options.signal.aborted) return { ok: false, control, reason: 'missing' }
    if (!element) {
      if (marker.after) timeLeft = 0
      if (!optional) firstFailure ??= { ok: false, control, reason: 'missing' }
      continue
    }
    if (marker.after) timeLeft = Math.min(timeLeft, 500)
    const stateBefore = statesBefore.get(marker) ?? captureState(marker, element, options)
    const wasApplied = isApplied(marker.action, element)
    const result = await applyAction(marker, element, scopes, options, stateBefore)
    if (result.ok) {
      const value = 'value' in marker.action ? marker.action.value : null
      if (!wasApplied && stateBefore.replacedText !== null && stateBefore.replacedText !== value)
        options.onCorrected?.(control, stateBefore.replacedText)
      continue
    }
    if (result.reason !== 'no-option') return result
    firstFailure ??= result
  }
  return firstFailure ?? { ok: true }
}
