/** Starts the guide once the browser grants access, also where its question closed the popup. */

import { findProxyForOrg } from '../../org-access/background/active-tab.ts'
import { hasOrgAccess } from '../../org-access/background/org-access.ts'
import {
  clearPendingAccess,
  noteMissingAccess,
  rememberAccessRequest,
  takeGrantedRequest,
} from '../../org-access/background/pending-access.ts'
import { listStartPatterns } from '../../org-access/org-patterns.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
import { updateAttentionMark } from './attention.ts'
import { startGuide } from './navigate.ts'

/** Remembers that Start was pressed in the org, and marks the button until access is granted. */
export const expectAccess = async (org: string): Promise<void> => {
  const [{ activationEndpoint }, proxy] = await Promise.all([readSettingsOrDefaults(), findProxyForOrg(org)])
  const proxyName = proxy?.known ? proxy.name : undefined
  await rememberAccessRequest(org, listStartPatterns(org, activationEndpoint, proxyName))
  await updateAttentionMark()
}

/**
 * Starts the guide in the org of a granted request, at most once for each press of Start. Resolves
 * to whether it did. Rejects when the browser fails.
 */
export const continueStart = async (org?: string): Promise<boolean> => {
  const granted = await takeGrantedRequest(org)
  if (granted === null) return false
  await startGuide(granted)
  await updateAttentionMark()
  return true
}

/** Goes on after the browser's answer, as the popup reports it. */
export const handleAccessAnswer = async (
  org: string,
  answer: 'granted' | 'denied' | 'none',
): Promise<void> => {
  if (await continueStart(org)) return
  // Firefox: the hosts are there, and only the sending of sign-in data was refused.
  if (answer === 'denied' && (await hasOrgAccess(org))) {
    await clearPendingAccess(org)
    await startGuide(org)
  }
  await noteMissingAccess(org, answer === 'denied')
  await updateAttentionMark()
}
