/** Dispatches authorized messages to their handlers. */

import { abortActivation, activateOrg } from '../activation/background/activate.ts'
import {
  clearVault,
  removeCapturedCredentials,
  setCredential,
  setToken,
} from '../credentials/background/vault.ts'
import { clearLog, logError } from '../diagnostics/background/diagnostic-log.ts'
import { createDiagnosticReport } from '../diagnostics/background/gather-report.ts'
import type {
  CurrentOrg,
  DiagnosticReport,
  FormFillReport,
  FormFillState,
  PageMessage,
  PageRefusal,
  PopupState,
  Refusal,
  Reply,
  ScriptPresenceReply,
} from '../messages.ts'
import { clearLastOrg, setLastOrg } from '../org-access/background/last-org.ts'
import { waitForScriptPresence } from '../org-access/background/script-presence.ts'
import { cancelJob, clearApiState } from '../org-check/background/api-state.ts'
import { checkOrg } from '../org-check/background/check-org.ts'
import { repairOrg } from '../org-check/background/repair-org.ts'
import { testLogin } from '../org-check/login-test/background/test-login.ts'
import { classifyCallFailure } from '../platform/background/call-failure.ts'
import { readPolicy } from '../platform/policy.ts'
import { navigateToStep, startGuide } from '../setup-guide/background/navigate.ts'
import {
  restartedState,
  withOverlayHidden,
  withoutChosenConnectedApp,
  withStepSkipped,
} from '../setup-guide/background/org-state-changes.ts'
import { removeOrgState, updateOrgState } from '../setup-guide/background/org-store.ts'
import { stopFieldCreation } from '../setup-guide/field-creation/background/field-creation.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { confirmSaved, markFormFilled } from '../spaceiq-form/background/confirm-saved.ts'
import { fillFormInTab, inspectFormInTab } from '../spaceiq-form/background/fill-form-in-tab.ts'
import {
  type AuthorizedMessage,
  authorizeMessage,
  type ExtensionIdentity,
  getMessageType,
  type MessageSender,
} from './authorize-message.ts'
import { type ContentReply, fromContent } from './content-handlers.ts'
import { getPolicyRefusal } from './policy-refusal.ts'
import { getCurrentOrg, getPopupState } from './popup-state.ts'
import { resolveMessageOrg } from './resolve-frame-org.ts'

type PageReply = Reply<
  | PopupState
  | CurrentOrg
  | FormFillReport
  | FormFillState
  | DiagnosticReport
  | ScriptPresenceReply
  | null
  | undefined,
  PageRefusal
>
type MessageReply = PageReply | ContentReply

const okReply = { ok: true, value: undefined } as const
const refuse = <R extends Refusal>(reason: R) => ({ ok: false, reason }) as const

/** Handles a message. Browser errors become `storage-failed` or `failed`; never throws. */
export const handleMessage = async (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
): Promise<MessageReply> => {
  const admitted = await resolveMessageOrg(authorizeMessage(message, sender, self))
  if (!admitted.ok) {
    // Every Setup frame asks for a plan; being embedded in a foreign page is not worth logging.
    if (getMessageType(message) !== 'plan')
      void logError({ org: null, what: getMessageType(message), name: admitted.reason })
    return admitted
  }
  const org = getMessageOrg(admitted)
  const what = admitted.message.type
  const refusal = getPolicyRefusal(await readPolicy(), what, org)
  if (refusal) {
    void logError({ org, what, name: refusal })
    return refuse(refusal)
  }
  try {
    const answer = await (admitted.from === 'content'
      ? fromContent(admitted.message, admitted.frame)
      : handlePageMessage(admitted.message))
    // Orgs in which the guide was never started must not appear in the log.
    if (!answer.ok)
      void logError({ org: answer.reason === 'not-running' ? null : org, what, name: answer.reason })
    return answer
  } catch (error) {
    // The error's message may contain the data being written: log its name only.
    void logError({ org, what, name: error instanceof Error ? error.name : 'failed' })
    return refuse((await classifyCallFailure(error)) === 'storage' ? 'storage-failed' : 'failed')
  }
}

const getMessageOrg = (admitted: Extract<AuthorizedMessage, { ok: true }>): string | null => {
  if (admitted.from === 'content') return admitted.frame.org
  return ('org' in admitted.message && admitted.message.org) || null
}

const handlePageMessage = async (message: PageMessage): Promise<PageReply> => {
  if (message.type === 'report') return { ok: true, value: await createDiagnosticReport() }
  if (message.type === 'look-spaceiq')
    return { ok: true, value: await inspectFormInTab(message.tab, message.origin) }
  if (message.type === 'reset') {
    await resetOrg(message.org)
    return okReply
  }
  // Only a convenience: a failed write must not prevent clearing data.
  if (message.org !== undefined) await setLastOrg(message.org).catch(() => undefined)
  switch (message.type) {
    case 'state':
      return { ok: true, value: await getPopupState(message.org) }
    case 'chosen-org':
      return { ok: true, value: await getCurrentOrg(message.org) }
    case 'sign-of-life':
      return { ok: true, value: { reach: await waitForScriptPresence(message.org ?? null) } }
    case 'start':
      await startGuide(message.org)
      break
    case 'start-over':
      await clearCredentials(message.org)
      await clearApiState(message.org)
      await updateOrgState(message.org, () => restartedState)
      break
    case 'show-me':
      await navigateToStep(message.org, message.step)
      break
    case 'stop-run':
      await stopFieldCreation(message.org)
      break
    case 'show':
      await updateOrgState(message.org, (record) => withOverlayHidden(record, message.hidden))
      break
    case 'skip':
      await updateOrgState(message.org, (record) => withStepSkipped(record, message.step, message.skipped))
      break
    case 'drop-app':
      // First, so that no foreign app's credentials remain once the org's state drops the app.
      await removeCapturedCredentials(message.org)
      await updateOrgState(message.org, withoutChosenConnectedApp)
      break
    case 'set-value':
      await setCredential(message.org, message.name, normalizeCredential(message.name, message.value))
      break
    case 'set-token':
      await setToken(message.org, message.token)
      break
    case 'activate':
      return (await activateOrg(message.org, message.endpoint)) ? okReply : refuse('endpoint-changed')
    case 'fill-spaceiq':
      return markFormFilled(message.org, await fillFormInTab(message.org, message.tab, message.origin))
    case 'saved':
      await confirmSaved(message.org, message.saved)
      break
    case 'forget':
      await clearCredentials(message.org)
      await clearApiState(message.org)
      break
    case 'check-org':
      await checkOrg(message.org)
      break
    case 'stop-job':
      cancelJob(message.org)
      break
    case 'mend':
      await repairOrg(message.org, message.items)
      break
    case 'test-sign-in':
      await testLogin(message.org)
      break
  }
  return okReply
}

const clearCredentials = async (org: string): Promise<void> => {
  await abortActivation(org)
  await clearVault(org)
}

/** Removes everything about the org, in memory and on disk. */
const resetOrg = async (org: string): Promise<void> => {
  // First: makes the org inactive, so that messages still arriving from its pages are refused.
  await updateOrgState(org, () => emptyOrgState)
  await clearCredentials(org)
  await clearApiState(org)
  await clearLog(org)
  await removeOrgState(org)
  await clearLastOrg(org)
}

/** Trims all values but the password, which may begin or end with a space. */
const normalizeCredential = (name: string, value: string): string =>
  name === 'password' ? value : value.trim()
