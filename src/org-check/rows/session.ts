/** Row about the session used for the check, and whether it may change the org. */

import { text } from '../../platform/text.ts'
import type { Facts, SessionFact } from '../facts/facts.ts'
import { type CheckRow, right, rowOf, unknown, wrong } from '../row.ts'

/** Returns false if the session's user may not change the org: *Mend it* then does nothing. */
export const mayMend = ({ session }: Facts): boolean => !(session.ok && session.value.administrator === false)

const whose = ({ username, name }: SessionFact) => {
  if (username === '') return text('check_session_nameless')
  return name === '' || name === username
    ? text('check_session_user', username)
    : text('check_session_named', name, username)
}

/** Returns the row about the session. */
export const sessionRow = (facts: Facts): CheckRow =>
  rowOf('session', text('check_session'), facts.session, (session) => {
    if (session.administrator === false)
      return wrong(null, whose(session), text('check_session_no_administrator'))
    if (session.administrator === null)
      return unknown(null, whose(session), text('check_session_rights_untold'))
    return session.username === '' ? unknown(null, whose(session)) : right(whose(session))
  })
