/** Starts the guide once the browser grants access, also where its question closed the popup. */

import { hasOrgAccess } from '../../org-access/background/org-access.ts'
import {
  clearPendingAccess,
  noteMissingAccess,
  rememberAccessRequest,
  restoreRequest,
  takeGrantedRequests,
} from '../../org-access/background/pending-access.ts'
import { listStartPatterns } from '../../org-access/org-patterns.ts'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
import { listKnownProxies } from '../../salesforce/urls/my-domain.ts'
import { updateAttentionMark } from './attention.ts'
import { startGuide } from './navigate.ts'
import { loadLatestOrgState } from './org-store.ts'

/** One at a time, so that a grant that is heard of twice starts one guide. */
const exclusively = <T>(work: () => Promise<T>): Promise<T> => runExclusive('start-with-access', work)

/**
 * Remembers that Start was pressed in the org, and marks the button until access is granted.
 * `proxy` names the known proxy in front of the org.
 */
export const expectAccess = async (org: string, proxy?: string): Promise<void> => {
  const { activationEndpoint } = await readSettingsOrDefaults()
  const known = proxy !== undefined && listKnownProxies().includes(proxy) ? proxy : undefined
  await rememberAccessRequest(org, listStartPatterns(org, activationEndpoint, known))
  await updateAttentionMark()
}

/** Starts the guide for each request that is granted. Rejects when the browser fails. */
export const continueStart = (): Promise<void> =>
  exclusively(async () => {
    const failures: unknown[] = []
    for (const request of await takeGrantedRequests())
      await startGuide(request.org).catch(async (error: unknown) => {
        failures.push(error)
        // An open page that reports the same grant then hears of the failure.
        await restoreRequest(request)
      })
    await updateAttentionMark()
    if (failures.length > 0) throw failures[0]
  })

/** Goes on after the browser's answer, as an open page of the extension reports it. */
export const handleAccessAnswer = async (
  org: string,
  answer: 'granted' | 'denied' | 'none',
): Promise<void> => {
  // A refused question starts nothing where the guide is active, though its hosts are granted.
  if (answer !== 'denied') await continueStart()
  await exclusively(async () => {
    const isWaiting = answer !== 'none' && (await hasOrgAccess(org)) && (await clearPendingAccess(org))
    const isActive = (await loadLatestOrgState(org)).guideActive
    // Too late to go on by itself, but the page is open; or, in Firefox, the hosts are there and
    // only the sending of login data was refused.
    if (isWaiting && (answer === 'granted' || !isActive)) await startGuide(org)
    await noteMissingAccess(org, answer === 'denied')
    await updateAttentionMark()
  })
}
