/** Handles authorized messages from content scripts. */

import { setConsumerCredentials } from '../credentials/background/vault.ts'
import { logError, logPage } from '../diagnostics/background/diagnostic-log.ts'
import type { ContentMessage, ContentRefusal, Reply } from '../messages.ts'
import type { ContentSender } from '../org-access/background/frame.ts'
import { isForeignPermission } from '../salesforce/dom/foreign-permissions.ts'
import type { PageReport } from '../salesforce/extract/page-report.ts'
import { clickAddScope } from '../setup-guide/background/click-in-main-world.ts'
import { injectPageActions } from '../setup-guide/background/inject-page-actions.ts'
import {
  isSpaceiqConnectedApp,
  moveToNextOpenStep,
  withCardAction,
  withPageReport,
  withPickedControl,
} from '../setup-guide/background/org-state-changes.ts'
import { loadLatestOrgState, updateOrgState } from '../setup-guide/background/org-store.ts'
import { getCurrentGuidePlan } from '../setup-guide/background/publish-plan.ts'
import {
  endFieldCreationInFrame,
  getNextInstruction,
  startFieldCreationInFrame,
} from '../setup-guide/field-creation/background/field-creation.ts'
import type { FieldCreationInstruction } from '../setup-guide/field-creation/field-creation.ts'
import type { LocatedPlan } from '../setup-guide/page-plan.ts'

export type ContentReply = Reply<LocatedPlan | FieldCreationInstruction | null | undefined, ContentRefusal>

const done = { ok: true, value: undefined } as const
const no = <R extends ContentRefusal>(reason: R) => ({ ok: false, reason }) as const

/** Handles the message for the sending frame. Resolves to the reply, rejects on browser errors. */
export const fromContent = async (message: ContentMessage, frame: ContentSender): Promise<ContentReply> => {
  const { org } = frame
  if (message.type === 'plan') return plan(frame)
  // The guide is not active, or the org was cleared: do nothing and store nothing.
  if (!(await loadLatestOrgState(org)).running) return no('not-running')
  void logPage(frame.url)
  switch (message.type) {
    case 'reading':
      return reading(message.reading, frame)
    case 'consumer':
      return consumer(message, frame)
    case 'card':
      if (message.action === 'kept-off') void logError({ org, what: 'card', name: 'kept-off' })
      await updateOrgState(org, (record) =>
        record.running ? withCardAction(record, message.action, message.step) : record,
      )
      return done
    case 'pointed':
      if (isForeignPermission(message.pointed.control, [message.pointed.css, message.pointed.label ?? '']))
        return no('no-such-control')
      await updateOrgState(org, (record) =>
        record.running ? withPickedControl(record, message.pointed) : record,
      )
      return done
    case 'run':
      if (message.action === 'start') return startFieldCreationInFrame(frame, message.layouts)
      await endFieldCreationInFrame(frame, message.action === 'stop' ? 'stopped' : message.action)
      return done
    case 'run-step':
      return { ok: true, value: await getNextInstruction(frame, message) }
    case 'hands':
      await injectPageActions(frame)
      return done
    case 'page-click':
      return (await clickAddScope(frame)) ? done : no('no-such-control')
  }
}

/** Replies with the plan. Logs nothing about orgs in which the guide was never started. */
const plan = async ({ org, url }: ContentSender): Promise<ContentReply> => {
  const value = await getCurrentGuidePlan(org)
  if (value) void logPage(url)
  return { ok: true, value }
}

const reading = async (seen: PageReport, { org, url }: ContentSender): Promise<ContentReply> => {
  // Checked inside the update, so that page reports and resets keep their order.
  const record = await updateOrgState(org, (before) =>
    before.running ? withPageReport(before, seen, url, Date.now()) : before,
  )
  return record.running ? done : no('not-running')
}

const consumer = async (
  message: Extract<ContentMessage, { type: 'consumer' }>,
  frame: ContentSender,
): Promise<ContentReply> => {
  const { type: _, ...found } = message
  if (found.clientId === undefined && found.clientSecret === undefined) return no('malformed')
  const from = frame.url.pathname.endsWith('/forceAppDetail.apexp') ? 'app-detail' : 'consumer-details'
  // Queued behind earlier page reports, which tell which connected app is SpaceIQ's.
  const before = await updateOrgState(frame.org, (record) => record)
  // The guide is not active: the credentials were not requested.
  if (!before.running) return no('not-running')
  if (!isSpaceiqConnectedApp(before.evidence, found.appName, from, frame.url)) return no('another-app')
  await setConsumerCredentials(frame.org, { ...found, from })
  await updateOrgState(frame.org, (record) => (record.running ? moveToNextOpenStep(before, record) : record))
  return done
}
