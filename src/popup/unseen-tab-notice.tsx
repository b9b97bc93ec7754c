import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { t } from '../ui/i18n.ts'
import { useSurface } from '../ui/surface.ts'

/**
 * Returns whether the browser hides the address of the tab in front: no access was given for it, and
 * a panel gets none by a press on the extension's button.
 */
const useIsTabUnseen = (isWatching: boolean): boolean => {
  const [isUnseen, setIsUnseen] = useState(false)
  useEffect(() => {
    if (!isWatching) return
    let isUnmounted = false
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
      if (!isUnmounted) setIsUnseen(tab !== undefined && tab.url === undefined)
    }
    const onChange = () => void look().catch(() => undefined)
    onChange()
    browser.tabs.onActivated.addListener(onChange)
    browser.tabs.onUpdated.addListener(onChange)
    return () => {
      isUnmounted = true
      browser.tabs.onActivated.removeListener(onChange)
      browser.tabs.onUpdated.removeListener(onChange)
    }
  }, [isWatching])
  return isUnseen
}

/** In the panel: says how to begin in a tab that the extension cannot see. */
export const UnseenTabNotice = () =>
  useIsTabUnseen(useSurface() === 'panel') ? (
    <p class="note" data-unseen-tab>
      {t('panel_unseen')}
    </p>
  ) : null
