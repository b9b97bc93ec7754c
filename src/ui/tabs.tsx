/** Tabs by the ARIA pattern: one panel is shown, and all of them stay in the document. */

import type { ComponentChildren } from 'preact'

const getTabId = (id: string): string => `tab-${id}`
const getPanelId = (id: string): string => `panel-${id}`

interface TabListProps<T extends string> {
  /** Accessible name of the list. */
  readonly label: string
  readonly tabs: readonly { readonly id: T; readonly label: string }[]
  readonly selected: T
  readonly onSelect: (id: T) => void
}

/** Returns the index that a key moves to among `count` tabs; null if it moves nowhere. */
export const findTabByKey = (key: string, index: number, count: number, isRtl: boolean): number | null => {
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight'
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft'
  if (key === forward) return (index + 1) % count
  if (key === back) return (index + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/** The tabs' buttons. One is in the tab order; the arrow keys, Home and End select another. */
export const TabList = <T extends string>({ label, tabs, selected, onSelect }: TabListProps<T>) => {
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const list = event.currentTarget
    const isRtl = getComputedStyle(list).direction === 'rtl'
    const index = tabs.findIndex(({ id }) => id === selected)
    const tab = tabs[findTabByKey(event.key, index, tabs.length, isRtl) ?? -1]
    if (!tab) return
    event.preventDefault()
    onSelect(tab.id)
    list.querySelector<HTMLElement>(`#${getTabId(tab.id)}`)?.focus()
  }
  return (
    <div role="tablist" class="tabs" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: text }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={getTabId(id)}
          data-tab={id}
          aria-controls={getPanelId(id)}
          aria-selected={id === selected}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {text}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  readonly id: string
  readonly selected: string
  readonly children: ComponentChildren
}

/** What a tab shows. Hidden while another tab is selected. */
export const TabPanel = ({ id, selected, children }: TabPanelProps) => (
  <div
    role="tabpanel"
    class="panel"
    id={getPanelId(id)}
    aria-labelledby={getTabId(id)}
    hidden={id !== selected}
  >
    {children}
  </div>
)

/** Selects the tab whose panel contains this element, so that it can be focused after the render. */
export const showTabOf = (element: Element): void => {
  const panel = element.closest('[role="tabpanel"][hidden]')
  if (panel) document.querySelector<HTMLElement>(`[role="tab"][aria-controls="${panel.id}"]`)?.click()
}
