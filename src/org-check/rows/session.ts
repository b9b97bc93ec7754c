/** Row about the session used for the check, and whether it may change the org. */

import { text } from '../../platform/text.ts'
import type { OrgFacts, SessionFact } from '../facts/facts.ts'
import { type CheckRow, factRow, failRow, passRow, unknownRow } from '../row.ts'

/** Returns false if the session's user may not change the org: *Review fixes* then does nothing. */
export const canRepair = ({ session }: OrgFacts): boolean =>
  !(session.ok && session.value.administrator === false)

const describeSessionUser = ({ username, name }: SessionFact) => {
  if (username === '') return text('check_session_nameless')
  return name === '' || name === username
    ? text('check_session_user', username)
    : text('check_session_named', name, username)
}

/** Returns the row about the session. */
export const sessionRow = (facts: OrgFacts): CheckRow =>
  factRow('session', text('check_session'), facts.session, (session) => {
    if (session.administrator === false)
      return failRow(null, describeSessionUser(session), text('check_session_no_administrator'))
    if (session.administrator === null)
      return unknownRow(null, describeSessionUser(session), text('check_session_rights_untold'))
    return session.username === ''
      ? unknownRow(null, describeSessionUser(session))
      : passRow(describeSessionUser(session))
  })
