import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { onPermissionsChanged } from '../platform/host-permission.ts'
import { useSurface } from './surface.ts'

/**
 * Returns, in the panel, whether the browser hides the address of the tab in front: no access was
 * given for it, and a panel gets none by a click on the extension's button. False elsewhere.
 */
export const useUnseenTab = (): boolean => {
  const isPanel = useSurface() === 'panel'
  const [isUnseen, setIsUnseen] = useState(false)
  useEffect(() => {
    if (!isPanel) return
    let isUnmounted = false
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
      if (!isUnmounted) setIsUnseen(tab !== undefined && tab.url === undefined)
    }
    const onChange = () => void look().catch(() => undefined)
    onChange()
    browser.tabs.onActivated.addListener(onChange)
    browser.tabs.onUpdated.addListener(onChange)
    const stopPermissions = onPermissionsChanged(onChange)
    return () => {
      isUnmounted = true
      browser.tabs.onActivated.removeListener(onChange)
      browser.tabs.onUpdated.removeListener(onChange)
      stopPermissions()
    }
  }, [isPanel])
  return isUnseen
}
