import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { listEndpointPatterns } from '../../org-access/org-patterns.ts'
import { hasAccess } from '../../platform/host-permission.ts'

/** Returns whether the browser will ask before the values are sent; false until it has said so. */
export const useEndpointQuestion = (endpoint: string): boolean => {
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => {
    let current = true
    const check = async () => {
      const granted = await hasAccess({ patterns: listEndpointPatterns(endpoint), sendsCredentials: true })
      if (current) setIsAsked(!granted)
    }
    const onChanged = () => void check()
    onChanged()
    browser.permissions.onAdded.addListener(onChanged)
    browser.permissions.onRemoved.addListener(onChanged)
    return () => {
      current = false
      browser.permissions.onAdded.removeListener(onChanged)
      browser.permissions.onRemoved.removeListener(onChanged)
    }
  }, [endpoint])
  return isAsked
}
