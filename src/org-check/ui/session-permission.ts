/**
 * The optional `cookies` permission, which browsers grant without a question, and the org's hosts,
 * in case they were given back. @see MDN, permissions.request
 */

import { listOrgPatterns } from '../../org-access/org-patterns.ts'
import { requestAccess } from '../../platform/host-permission.ts'

/** Requests both; false if denied. Call it in a click handler, before any `await`. */
export const requestSessionAccess = async (org: string): Promise<boolean> =>
  (await requestAccess({ patterns: listOrgPatterns(org), permissions: ['cookies'] })) === 'granted'
