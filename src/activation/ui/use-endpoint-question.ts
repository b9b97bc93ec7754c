import { useEffect, useState } from 'preact/hooks'
import { listEndpointPatterns } from '../../org-access/org-patterns.ts'
import { hasAccess, onPermissionsChanged } from '../../platform/host-permission.ts'

/** Returns whether the browser will ask before the values are sent; false until it has said so. */
export const useEndpointQuestion = (endpoint: string): boolean => {
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => {
    let current = true
    const check = async () => {
      const granted = await hasAccess({ patterns: listEndpointPatterns(endpoint), sendsCredentials: true })
      if (current) setIsAsked(!granted)
    }
    void check()
    const stop = onPermissionsChanged(() => void check())
    return () => {
      current = false
      stop()
    }
  }, [endpoint])
  return isAsked
}
