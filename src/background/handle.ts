/** Does what an admitted message asks for. */

import { emptyRecord } from '../guide/org-record.ts'
import type { RunOrder } from '../guide/run.ts'
import type {
  ChosenOrg,
  ContentRefusal,
  DiagnosticReport,
  FormReport,
  FromContent,
  FromPopup,
  PageRefusal,
  PopupState,
  Refusal,
  Reply,
} from '../messages.ts'
import { readPolicy } from '../policy.ts'
import { isOthers } from '../salesforce/other-permissions.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'
import type { Reading } from '../salesforce/reading.ts'
import { activateOrg, dropActivation } from './activate.ts'
import { forgetApiState, stopJob } from './api-state.ts'
import { checkOrg } from './check.ts'
import { failureOf } from './failure.ts'
import { fillSpaceiq } from './fill-spaceiq.ts'
import { type Admitted, admit, type Frame, type Ourselves, type Sender, typeOf } from './gate.ts'
import { diagnose } from './gather-report.ts'
import { bringHands } from './hands.ts'
import { forgetJournal, notePage, noteTrouble } from './journal.ts'
import { forgetLastOrg, rememberOrg } from './last-org.ts'
import { mendOrg } from './mend.ts'
import { showMe, start } from './navigate.ts'
import { refusedBy } from './obey.ts'
import { clickScopeAdd } from './page-click.ts'
import { currentPlan } from './plans.ts'
import {
  followDone,
  isWantedApp,
  startedOver,
  withCard,
  withHidden,
  withoutApp,
  withPointed,
  withReading,
  withSkipped,
} from './record-changes.ts'
import { latestRecord, removeRecord, updateRecord } from './records.ts'
import { endRun, nextOrder, startRun } from './run.ts'
import { testSignIn } from './sign-in.ts'
import { chosenOrg, popupState } from './state.ts'
import { capture, dropCapture, forget, holdToken, holdTyped } from './vault.ts'

type ToPage = Reply<PopupState | ChosenOrg | FormReport | DiagnosticReport | undefined, PageRefusal>
type ToContent = Reply<FindablePlan | RunOrder | null | undefined, ContentRefusal>
type Answer = ToPage | ToContent

const done = { ok: true, value: undefined } as const
const no = <R extends Refusal>(reason: R) => ({ ok: false, reason }) as const

/** Checks a message, does it, and gives the reply; `storage-failed` or `failed` when the browser let us down. Never throws. */
export const handle = async (message: unknown, sender: Sender, self: Ourselves): Promise<Answer> => {
  const admitted = admit(message, sender, self)
  if (!admitted.ok) {
    // Every frame of Setup asks for its plan, and that a foreign page is around it is no trouble of the admin's.
    if (typeOf(message) !== 'plan')
      void noteTrouble({ org: null, what: typeOf(message), name: admitted.reason })
    return admitted
  }
  const org = orgOf(admitted)
  const what = admitted.message.type
  const refusal = refusedBy(await readPolicy(), what, org)
  if (refusal) {
    void noteTrouble({ org, what, name: refusal })
    return no(refusal)
  }
  try {
    const answer = await (admitted.from === 'content'
      ? fromContent(admitted.message, admitted.frame)
      : fromPage(admitted.message))
    // Of an org in which nobody started the guide nothing is noted, not even its name.
    if (!answer.ok)
      void noteTrouble({ org: answer.reason === 'not-running' ? null : org, what, name: answer.reason })
    return answer
  } catch (error) {
    // What went wrong may carry what was being written: its name alone is noted, and nothing is passed on.
    void noteTrouble({ org, what, name: error instanceof Error ? error.name : 'failed' })
    return no((await failureOf(error)) === 'storage' ? 'storage-failed' : 'failed')
  }
}

const orgOf = (admitted: Extract<Admitted, { ok: true }>): string | null => {
  if (admitted.from === 'content') return admitted.frame.org
  return ('org' in admitted.message && admitted.message.org) || null
}

const fromContent = async (message: FromContent, frame: Frame): Promise<ToContent> => {
  const { org } = frame
  if (message.type === 'plan') return plan(frame)
  // Nobody started the guide there, or what was known of the org is forgotten: nothing of it is done or kept any more.
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

/** An org in which nobody started the guide is none of our business: that a page of it came up is not noted. */
const plan = async ({ org, url }: Frame): Promise<ToContent> => {
  const value = await currentPlan(org)
  if (value) void notePage(url)
  return { ok: true, value }
}

const reading = async (seen: Reading, { org, url }: Frame): Promise<ToContent> => {
  // An org in which nobody started the guide is none of our business. Asked for inside the change: order is kept so.
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
  // Behind the readings that were sent before it: they tell which app is SpaceIQ's.
  const before = await updateRecord(frame.org, (record) => record)
  // Nobody asked for them: the guide was not started, or has finished.
  if (!before.running) return no('not-running')
  if (!isWantedApp(before.evidence, found.appName, from, frame.url)) return no('another-app')
  await capture(frame.org, { ...found, from })
  await updateRecord(frame.org, (record) => (record.running ? followDone(before, record) : record))
  return done
}

const fromPage = async (message: FromPopup): Promise<ToPage> => {
  if (message.type === 'report') return { ok: true, value: await diagnose() }
  if (message.type === 'reset') {
    await resetOrg(message.org)
    return done
  }
  // A convenience: that it cannot be written must not keep anything from being forgotten.
  if (message.org !== undefined) await rememberOrg(message.org).catch(() => undefined)
  switch (message.type) {
    case 'state':
      return { ok: true, value: await popupState(message.org) }
    case 'chosen-org':
      return { ok: true, value: await chosenOrg(message.org) }
    case 'start':
      await start(message.org)
      break
    case 'start-over':
      await forgetOrg(message.org)
      await forgetApiState(message.org)
      await updateRecord(message.org, () => startedOver)
      break
    case 'show-me':
      await showMe(message.org, message.step)
      break
    case 'show':
      await updateRecord(message.org, (record) => withHidden(record, message.hidden))
      break
    case 'skip':
      await updateRecord(message.org, (record) => withSkipped(record, message.step, message.skipped))
      break
    case 'drop-app':
      // First: the key and secret of an app that is not SpaceIQ's must not outlast the word for it.
      await dropCapture(message.org)
      await updateRecord(message.org, withoutApp)
      break
    case 'set-value':
      await holdTyped(message.org, message.name, tidy(message.name, message.value))
      break
    case 'set-token':
      await holdToken(message.org, message.token)
      break
    case 'activate':
      return (await activateOrg(message.org, message.endpoint)) ? done : no('endpoint-changed')
    case 'fill-spaceiq':
      return fillSpaceiq(message.org, message.tab, message.origin)
    case 'forget':
      await forgetOrg(message.org)
      await forgetApiState(message.org)
      break
    case 'check-org':
      await checkOrg(message.org)
      break
    case 'stop-job':
      stopJob(message.org)
      break
    case 'mend':
      await mendOrg(message.org, message.items)
      break
    case 'test-sign-in':
      await testSignIn(message.org)
      break
  }
  return done
}

const forgetOrg = async (org: string): Promise<void> => {
  await dropActivation(org)
  await forget(org)
}

/** Nothing of the org is left: neither in memory nor in our files on disk. */
const resetOrg = async (org: string): Promise<void> => {
  // First: what its pages send from now on is of an org in which nobody started the guide, and is not taken in.
  await updateRecord(org, () => emptyRecord)
  await forgetOrg(org)
  await forgetApiState(org)
  await forgetJournal(org)
  await removeRecord(org)
  await forgetLastOrg(org)
}

/** A password may begin or end with a blank, nothing else does. */
const tidy = (name: string, value: string): string => (name === 'password' ? value : value.trim())
