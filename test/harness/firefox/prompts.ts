/**
 * Sets a tab's appearance and reads its accessibility tree. Each function runs in Firefox's chrome.
 */

import type { AccessibilityNode } from '../driver.ts'

interface Accessible {
  readonly role: number
  readonly name: string | null
  readonly attributes: { getStringProperty(name: string): string }
  readonly firstChild: Accessible | null
  readonly nextSibling: Accessible | null
  getState(state: { value?: number }, more: object): void
}
interface AccessibilityService {
  getAccessibleFor(element: object): Accessible | null
  getStringRole(role: number): string
}
interface Tab {
  readonly browsingContext: { prefersColorSchemeOverride: string; forcedColorsOverride: string }
}
interface Navigables {
  readonly NavigableManager: { getBrowserById(id: string): Tab | null }
}
declare const ChromeUtils: { importESModule(address: string): Navigables }
declare const Cc: Readonly<Record<string, { getService(as: object): AccessibilityService } | undefined>>
declare const Ci: {
  readonly nsIAccessibilityService: object
  readonly nsIAccessibleStates: { readonly STATE_FOCUSABLE: number }
}
declare const Services: { readonly prefs: { setIntPref(name: string, value: number): void } }

/** Emulates an appearance as the developer tools do. */
export const emulateTabMedia = (
  id: string,
  look: { readonly dark: boolean; readonly forced: boolean },
): void => {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  )
  const context = NavigableManager.getBrowserById(id)?.browsingContext
  if (!context) throw new Error(`no such frame: ${id}`)
  context.prefersColorSchemeOverride = look.dark ? 'dark' : 'light'
  context.forcedColorsOverride = look.forced ? 'active' : 'none'
  Services.prefs.setIntPref('ui.prefersReducedMotion', 1)
}

/** Returns the overlay's part of the accessibility tree; empty until the browser built it. */
export const getOverlayAccessibilityTree = (id: string): readonly AccessibilityNode[] => {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  )
  const service = Cc['@mozilla.org/accessibilityService;1']?.getService(Ci.nsIAccessibilityService)
  const tab = NavigableManager.getBrowserById(id)
  if (!service || !tab) throw new Error(`no such frame: ${id}`)
  // Some of Firefox's role names differ from ARIA's.
  const names: Readonly<Record<string, string>> = { statusbar: 'status', pushbutton: 'button' }
  const attribute = (one: Accessible, name: string) => {
    try {
      return one.attributes.getStringProperty(name)
    } catch {
      return ''
    }
  }
  const toldOf = (one: Accessible): AccessibilityNode => {
    const role = service.getStringRole(one.role)
    const state: { value?: number } = {}
    one.getState(state, {})
    return {
      role: names[role] ?? role,
      name: one.name ?? '',
      live: attribute(one, 'live'),
      // A scroll container is focusable, but not a control, and needs no name.
      focusable: role !== 'section' && ((state.value ?? 0) & Ci.nsIAccessibleStates.STATE_FOCUSABLE) !== 0,
    }
  }
  const all = (one: Accessible): readonly Accessible[] => {
    const below: Accessible[] = []
    for (let child = one.firstChild; child; child = child.nextSibling) below.push(child)
    return [one, ...below.flatMap(all)]
  }
  const outer = service.getAccessibleFor(tab)
  const overlay = (outer ? all(outer) : []).find(
    (one) => service.getStringRole(one.role) === 'region' && one.name?.startsWith('SpaceIQ'),
  )
  return overlay ? all(overlay).map(toldOf) : []
}
