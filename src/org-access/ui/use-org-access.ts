/**
 * Tracks access to an org's hosts and the endpoint's, and asks for it at Start. The browser's
 * question can close the popup: the background then goes on by itself.
 */

import { useEffect, useRef, useState } from 'preact/hooks'
import { hasAccess, onPermissionsChanged, requestAccess } from '../../platform/host-permission.ts'
import { sendRequest } from '../../ui/send.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { AccessRequestState } from '../access.ts'
import { listOrgPatterns, listStartPatterns } from '../org-patterns.ts'

export interface OrgAccess {
  /** The org's hosts are granted; null until the browser has said so. */
  readonly hasOrg: boolean | null
  /** Access was requested and not granted: the answer was no, or there is none yet. */
  readonly isMissing: boolean
  /**
   * Starts the guide, and asks for what is not granted; with the session's permission if the org is
   * to be checked as well, which adds nothing to the question. Call in a click handler. Resolves to
   * false if the answer was no.
   */
  readonly start: (options?: { readonly withSession?: boolean }) => Promise<boolean>
}

export interface OrgAccessInput {
  readonly org: string | null
  readonly endpoint: string
  /** Name of the known proxy in front of the org in the active tab. */
  readonly proxy?: string | undefined
  /** The request that was not granted, as the background remembers it. */
  readonly accessRequest?: AccessRequestState | null | undefined
}

/** Requests and tracks access to the org, for a page that was opened at `openedAt`. */
export const useOrgAccess = (
  { org, endpoint, proxy, accessRequest }: OrgAccessInput,
  openedAt: number,
  dispatch: Dispatch,
): OrgAccess => {
  const [hasOrg, setHasOrg] = useState<boolean | null>(null)
  const [hasAll, setHasAll] = useState(false)
  const [isDenied, setIsDenied] = useState(false)

  useEffect(() => {
    if (org === null) return setHasOrg(null)
    let current = true
    const check = async () => {
      const [toOrg, toAll] = await Promise.all([
        hasAccess({ patterns: listOrgPatterns(org, proxy) }),
        hasAccess({ patterns: listStartPatterns(org, endpoint, proxy), sendsCredentials: true }),
      ])
      if (!current) return
      setHasOrg(toOrg)
      setHasAll(toAll)
    }
    void check()
    const stop = onPermissionsChanged(() => void check())
    return () => {
      current = false
      stop()
    }
  }, [org, endpoint, proxy])

  // A request from before this page was opened: its question was refused, or is still open.
  const isUnanswered = accessRequest ? accessRequest.at < openedAt : false
  useEffect(() => {
    if (org !== null && isUnanswered) void sendRequest({ type: 'access-answered', org, answer: 'none' })
  }, [org, isUnanswered])

  const isStarting = useRef(false)
  const askAndStart = async (withSession: boolean): Promise<boolean> => {
    if (org === null) return false
    const permissions: readonly 'cookies'[] = withSession ? ['cookies'] : []
    if (hasAll) {
      if (withSession) await requestAccess({ patterns: [], permissions })
      await dispatch({ type: 'start-guide', org })
      return true
    }
    setIsDenied(false)
    // Sent first, and not awaited: the question can close this page, and needs the click.
    const remembered = sendRequest({ type: 'access-requested', org, ...(proxy ? { proxy } : {}) })
    const result = await requestAccess({
      patterns: listStartPatterns(org, endpoint, proxy),
      sendsCredentials: true,
      permissions,
    })
    await remembered
    const isGranted = result === 'granted'
    setIsDenied(!isGranted)
    await dispatch({ type: 'access-answered', org, answer: isGranted ? 'granted' : 'denied' })
    return isGranted
  }
  const start: OrgAccess['start'] = async ({ withSession = false } = {}) => {
    // A second click would ask twice.
    if (isStarting.current) return true
    isStarting.current = true
    return askAndStart(withSession).finally(() => {
      isStarting.current = false
    })
  }

  return {
    hasOrg,
    isMissing: hasOrg === false && (isDenied || isUnanswered || accessRequest?.denied === true),
    start,
  }
}
