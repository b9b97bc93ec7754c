/** Dispatches authorized messages to their handlers. */

import { activateOrg, dropActivation } from '../activation/background/activate.ts'
import { dropCapture, forget, holdToken, holdTyped } from '../credentials/background/vault.ts'
import { forgetJournal, noteTrouble } from '../diagnostics/background/diagnostic-log.ts'
import { diagnose } from '../diagnostics/background/gather-report.ts'
import type {
  ChosenOrg,
  DiagnosticReport,
  FormReport,
  FormState,
  FromPopup,
  PageRefusal,
  PopupState,
  Refusal,
  Reply,
  SignOfLife,
} from '../messages.ts'
import { forgetLastOrg, rememberOrg } from '../org-access/background/last-org.ts'
import { signOfLife } from '../org-access/background/script-presence.ts'
import { forgetApiState, stopJob } from '../org-check/background/api-state.ts'
import { checkOrg } from '../org-check/background/check-org.ts'
import { mendOrg } from '../org-check/background/repair-org.ts'
import { testSignIn } from '../org-check/login-test/background/test-login.ts'
import { failureOf } from '../platform/background/call-failure.ts'
import { readPolicy } from '../platform/policy.ts'
import { showMe, start } from '../setup-guide/background/navigate.ts'
import {
  startedOver,
  withHidden,
  withoutApp,
  withSkipped,
} from '../setup-guide/background/org-state-changes.ts'
import { removeRecord, updateRecord } from '../setup-guide/background/org-store.ts'
import { stopRun } from '../setup-guide/field-creation/background/field-creation.ts'
import { emptyRecord } from '../setup-guide/org-state.ts'
import { answerSaved, withFilled } from '../spaceiq-form/background/confirm-saved.ts'
import { fillSpaceiq, lookSpaceiq } from '../spaceiq-form/background/fill-form-in-tab.ts'
import { type Admitted, admit, type Ourselves, type Sender, typeOf } from './authorize-message.ts'
import { fromContent, type ToContent } from './content-handlers.ts'
import { refusedBy } from './policy-refusal.ts'
import { chosenOrg, popupState } from './popup-state.ts'
import { placed } from './resolve-frame-org.ts'

type ToPage = Reply<
  PopupState | ChosenOrg | FormReport | FormState | DiagnosticReport | SignOfLife | null | undefined,
  PageRefusal
>
type Answer = ToPage | ToContent

const done = { ok: true, value: undefined } as const
const no = <R extends Refusal>(reason: R) => ({ ok: false, reason }) as const

/** Handles a message. Browser errors become `storage-failed` or `failed`; never throws. */
export const handle = async (message: unknown, sender: Sender, self: Ourselves): Promise<Answer> => {
  const admitted = await placed(admit(message, sender, self))
  if (!admitted.ok) {
    // Every Setup frame asks for a plan; being embedded in a foreign page is not worth logging.
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
    // Orgs in which the guide was never started must not appear in the log.
    if (!answer.ok)
      void noteTrouble({ org: answer.reason === 'not-running' ? null : org, what, name: answer.reason })
    return answer
  } catch (error) {
    // The error's message may contain the data being written: log its name only.
    void noteTrouble({ org, what, name: error instanceof Error ? error.name : 'failed' })
    return no((await failureOf(error)) === 'storage' ? 'storage-failed' : 'failed')
  }
}

const orgOf = (admitted: Extract<Admitted, { ok: true }>): string | null => {
  if (admitted.from === 'content') return admitted.frame.org
  return ('org' in admitted.message && admitted.message.org) || null
}

const fromPage = async (message: FromPopup): Promise<ToPage> => {
  if (message.type === 'report') return { ok: true, value: await diagnose() }
  if (message.type === 'look-spaceiq')
    return { ok: true, value: await lookSpaceiq(message.tab, message.origin) }
  if (message.type === 'reset') {
    await resetOrg(message.org)
    return done
  }
  // Only a convenience: a failed write must not prevent clearing data.
  if (message.org !== undefined) await rememberOrg(message.org).catch(() => undefined)
  switch (message.type) {
    case 'state':
      return { ok: true, value: await popupState(message.org) }
    case 'chosen-org':
      return { ok: true, value: await chosenOrg(message.org) }
    case 'sign-of-life':
      return { ok: true, value: { reach: await signOfLife(message.org ?? null) } }
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
    case 'stop-run':
      await stopRun(message.org)
      break
    case 'show':
      await updateRecord(message.org, (record) => withHidden(record, message.hidden))
      break
    case 'skip':
      await updateRecord(message.org, (record) => withSkipped(record, message.step, message.skipped))
      break
    case 'drop-app':
      // First, so that no foreign app's credentials remain once the org's state drops the app.
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
      return withFilled(message.org, await fillSpaceiq(message.org, message.tab, message.origin))
    case 'saved':
      await answerSaved(message.org, message.saved)
      break
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

/** Removes everything about the org, in memory and on disk. */
const resetOrg = async (org: string): Promise<void> => {
  // First: makes the org inactive, so that messages still arriving from its pages are refused.
  await updateRecord(org, () => emptyRecord)
  await forgetOrg(org)
  await forgetApiState(org)
  await forgetJournal(org)
  await removeRecord(org)
  await forgetLastOrg(org)
}

/** Trims all values but the password, which may begin or end with a space. */
const tidy = (name: string, value: string): string => (name === 'password' ? value : value.trim())
