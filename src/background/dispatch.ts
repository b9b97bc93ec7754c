/** Handles every message: authorize, check the policy, run the handler; log refusals and errors. */

import { logError, logPage } from '../diagnostics/background/diagnostic-log.ts'
import type { Refusal, Reply } from '../messages.ts'
import type { PolicyRule } from '../org-access/background/handler.ts'
import { setLastOrg } from '../org-access/background/last-org.ts'
import { hasOrgAccess, isHostOfPageGranted } from '../org-access/background/org-access.ts'
import { whenProxiesKnown } from '../org-access/background/policy-proxies.ts'
import { classifyCallFailure } from '../platform/background/call-failure.ts'
import { ok, refuse } from '../platform/background/reply.ts'
import { isFeatureDisabled, isOrgAllowed, type Policy, readPolicy } from '../platform/policy.ts'
import { loadLatestOrgState } from '../setup-guide/background/org-store.ts'
import {
  type AuthorizedContentMessage,
  type AuthorizedPageMessage,
  authorizeMessage,
  type ExtensionIdentity,
  getMessageType,
  type MessageSender,
} from './authorize-message.ts'
import { resolveMessageOrg } from './resolve-message-org.ts'

/** Returns why the policy refuses a message of this rule, null if allowed. */
export const getPolicyRefusal = (
  policy: Policy,
  rule: PolicyRule,
  org: string | null,
): 'org-not-allowed' | 'switched-off' | 'policy-unreadable' | null => {
  if (rule === 'exempt') return null
  if (org !== null && !isOrgAllowed(policy, org)) return 'org-not-allowed'
  if (rule === 'org' || !isFeatureDisabled(policy, rule)) return null
  return policy.unreadable ? 'policy-unreadable' : 'switched-off'
}

const isAboutUnstartedOrg = (reason: Refusal): boolean =>
  reason === 'guide-inactive' || reason === 'access-missing'

/** Handles any message. Resolves to its reply, a refusal included; never rejects. */
export const dispatchMessage = async (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
): Promise<Reply<unknown>> => {
  await whenProxiesKnown()
  const authorized = await resolveMessageOrg(authorizeMessage(message, sender, self))
  const type = getMessageType(message)
  if (!authorized.ok) {
    // Every Setup frame requests a plan, so a refusal there, as inside a foreign page, is no error.
    if (type !== 'get-plan') void logError({ org: null, what: type, name: authorized.reason })
    return authorized
  }
  const org = authorized.from === 'content' ? authorized.sender.org : authorized.org
  const { policy } = authorized.handler
  const refusal = policy === 'exempt' ? null : getPolicyRefusal(await readPolicy(), policy, org)
  if (refusal) {
    void logError({ org, what: type, name: refusal })
    return refuse(refusal)
  }
  try {
    const reply = await (authorized.from === 'content' ? runForContent(authorized) : runForPage(authorized))
    // Nothing is logged about an org in which the guide was never started, not even its name.
    if (!reply.ok)
      void logError({ org: isAboutUnstartedOrg(reply.reason) ? null : org, what: type, name: reply.reason })
    return reply
  } catch (error) {
    // Log only the error's name: its message may contain what was being written.
    void logError({ org, what: type, name: error instanceof Error ? error.name : 'failed' })
    return refuse((await classifyCallFailure(error)) === 'storage' ? 'storage-failed' : 'internal-error')
  }
}

const runForContent = async ({
  type,
  body,
  sender,
  handler,
}: AuthorizedContentMessage): Promise<Reply<unknown, Refusal>> => {
  // Scripts in open pages outlive the grant, and Firefox runs one by `activeTab` alone.
  const granted = isHostOfPageGranted(sender.url)
  if (handler.whileInactive) {
    // At once, since every page load waits for this reply.
    const [reply, isGranted] = await Promise.all([handler.run(body, sender), granted])
    if (!isGranted) return ok(null)
    if (reply.ok && reply.value) void logPage(sender.url)
    return reply
  }
  if (!(await granted)) return refuse('access-missing')
  // The guide was never started, or the org was cleared: do nothing and store nothing.
  if (!(await loadLatestOrgState(sender.org)).guideActive) return refuse('guide-inactive')
  void logPage(sender.url)
  const name = handler.logName?.(body)
  if (name) void logError({ org: sender.org, what: type, name })
  return handler.run(body, sender)
}

const runForPage = async ({
  body,
  org,
  handler,
}: AuthorizedPageMessage): Promise<Reply<unknown, Refusal>> => {
  // Ignore a failure: the last org is a convenience, and must not prevent clearing data.
  if (org !== null && !handler.forgetsOrg) await setLastOrg(org).catch(() => undefined)
  if (handler.needsAccess && org !== null && !(await hasOrgAccess(org))) return refuse('access-missing')
  return handler.run(body)
}
