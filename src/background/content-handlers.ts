/** Handles authorized messages from content scripts. */

import { capture } from '../credentials/background/vault.ts'
import { notePage, noteTrouble } from '../diagnostics/background/diagnostic-log.ts'
import type { ContentRefusal, FromContent, Reply } from '../messages.ts'
import type { Frame } from '../org-access/background/frame.ts'
import { isOthers } from '../salesforce/dom/foreign-permissions.ts'
import type { Reading } from '../salesforce/extract/page-report.ts'
import { clickScopeAdd } from '../setup-guide/background/click-in-main-world.ts'
import { bringHands } from '../setup-guide/background/inject-page-actions.ts'
import {
  followDone,
  isWantedApp,
  withCard,
  withPointed,
  withReading,
} from '../setup-guide/background/org-state-changes.ts'
import { latestRecord, updateRecord } from '../setup-guide/background/org-store.ts'
import { currentPlan } from '../setup-guide/background/publish-plan.ts'
import { endRun, nextOrder, startRun } from '../setup-guide/field-creation/background/field-creation.ts'
import type { RunOrder } from '../setup-guide/field-creation/field-creation.ts'
import type { FindablePlan } from '../setup-guide/page-plan.ts'

export type ToContent = Reply<FindablePlan | RunOrder | null | undefined, ContentRefusal>

const done = { ok: true, value: undefined } as const
const no = <R extends ContentRefusal>(reason: R) => ({ ok: false, reason }) as const

/** Handles the message for the sending frame. Resolves to the reply, rejects on browser errors. */
export const fromContent = async (message: FromContent, frame: Frame): Promise<ToContent> => {
  const { org } = frame
  if (message.type === 'plan') return plan(frame)
  // The guide is not active, or the org was cleared: do nothing and store nothing.
  if (!(await latestRecord(org)).running) return no('not-running')
  void notePage(frame.url)
  switch (message.type) {
    case 'reading':
      return reading(message.reading, frame)
    case 'consumer':
      return consumer(message, frame)
    case 'card':
      if (message.action === 'kept-off') void noteTrouble({ org, what: 'card', name: 'kept-off' })
      await updateRecord(org, (record) =>
        record.running ? withCard(record, message.action, message.step) : record,
      )
      return done
    case 'pointed':
      if (isOthers(message.pointed.control, [message.pointed.css, message.pointed.label ?? '']))
        return no('no-such-control')
      await updateRecord(org, (record) => (record.running ? withPointed(record, message.pointed) : record))
      return done
    case 'run':
      if (message.action === 'start') return startRun(frame, message.layouts)
      await endRun(frame, message.action === 'stop' ? 'stopped' : message.action)
      return done
    case 'run-step':
      return { ok: true, value: await nextOrder(frame, message) }
    case 'hands':
      await bringHands(frame)
      return done
    case 'page-click':
      return (await clickScopeAdd(frame)) ? done : no('no-such-control')
  }
}

/** Replies with the plan. Logs nothing about orgs in which the guide was never started. */
const plan = async ({ org, url }: Frame): Promise<ToContent> => {
  const value = await currentPlan(org)
  if (value) void notePage(url)
  return { ok: true, value }
}

const reading = async (seen: Reading, { org, url }: Frame): Promise<ToContent> => {
  // Checked inside the update, so that page reports and resets keep their order.
  const record = await updateRecord(org, (before) =>
    before.running ? withReading(before, seen, url, Date.now()) : before,
  )
  return record.running ? done : no('not-running')
}

const consumer = async (
  message: Extract<FromContent, { type: 'consumer' }>,
  frame: Frame,
): Promise<ToContent> => {
  const { type: _, ...found } = message
  if (found.clientId === undefined && found.clientSecret === undefined) return no('malformed')
  const from = frame.url.pathname.endsWith('/forceAppDetail.apexp') ? 'app-detail' : 'consumer-details'
  // Queued behind earlier page reports, which tell which connected app is SpaceIQ's.
  const before = await updateRecord(frame.org, (record) => record)
  // The guide is not active: the credentials were not requested.
  if (!before.running) return no('not-running')
  if (!isWantedApp(before.evidence, found.appName, from, frame.url)) return no('another-app')
  await capture(frame.org, { ...found, from })
  await updateRecord(frame.org, (record) => (record.running ? followDone(before, record) : record))
  return done
}
