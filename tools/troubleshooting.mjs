/**
 * The README's table of troubles, made of the extension's own texts, so that both say the same.
 */

/**
 * Rows in the order in which an admin meets them: what is seen, in our words or by the key of a
 * title, and the keys of what the extension says to it. A substitution is an example.
 */
const rows = [
  { title: 'popup_no_org_title', answers: ['popup_no_org_text'] },
  { seen: 'No card on Setup’s pages', answers: ['ui_trouble_access_next', 'api_kept_off'] },
  { title: 'popup_kept_off_title', answers: ['popup_kept_off_text'] },
  { seen: 'You work in Lightning', answers: ['go_lightning', 'go_lightning_objects'] },
  {
    seen: 'A control has no number',
    answers: ['problem_lost', 'problem_several'],
    examples: ['Connected App Name'],
  },
  { seen: 'The browser translated the page', answers: ['problem_translated'] },
  {
    seen: 'New is missing in the list of connected apps',
    answers: ['note_app_creation_closed', 'closed_app_reuse', 'closed_app_support'],
  },
  { title: 'popup_tab_verifying_title', answers: ['popup_tab_verifying_text'] },
  { seen: 'The app was just saved', answers: ['signin_not_ready', 'popup_wait_hint'] },
  { seen: 'Check my org has no access', answers: ['api_no_session', 'api_access_control'] },
  { seen: 'Test login: refused', answers: ['signin_refused', 'signin_flow_blocked'] },
  { seen: 'Test login: the address', answers: ['signin_address_refused', 'notice_token'] },
  { seen: 'Test login: the password', answers: ['signin_wrong_password', 'signin_password_change'] },
  {
    title: 'outcome_unauthorized_title',
    answers: ['outcome_unauthorized_text', 'outcome_unauthorized_next'],
  },
  { title: 'outcome_forbidden_title', answers: ['outcome_forbidden_text', 'outcome_forbidden_next'] },
  { title: 'outcome_network_title', answers: ['outcome_network_text', 'outcome_network_next'] },
  { title: 'outcome_not_found_title', answers: ['outcome_not_found_text', 'outcome_not_found_next'] },
  {
    title: 'outcome_access_missing_title',
    answers: ['outcome_access_missing_text', 'outcome_access_missing_next'],
  },
  { seen: 'SpaceIQ’s form stays empty', answers: ['form_none', 'form_reverted'] },
  { seen: 'SpaceIQ’s cases come without values', answers: ['note_field_security'] },
  { title: 'ui_trouble_switched_off', answers: ['ui_trouble_switched_off_next'] },
  { title: 'ui_trouble_silent', answers: ['ui_trouble_silent_next'] },
]

/** Returns the table in Markdown; `messages` are those of `public/_locales`. */
export const formatTroubleshooting = (messages) => {
  const textOf = (key, examples = []) => {
    const { message } = messages[key] ?? {}
    if (!message) throw new Error(`No text ${key}`)
    const filled = message.replace(/\$([1-9])/g, (_, digit) => examples[Number(digit) - 1] ?? `$${digit}`)
    if (/\$[1-9]/.test(filled)) throw new Error(`${key} needs an example`)
    return filled.replaceAll('|', '\\|')
  }
  const lines = rows.map(({ seen, title, answers, examples }) => {
    const shown = seen ?? textOf(title, examples)
    // What belongs to a title is one text; under our own words each answer is a cause of its own.
    const between = title ? ' ' : '<br>'
    return `| ${shown.replace(/\.$/, '')} | ${answers.map((key) => textOf(key, examples)).join(between)} |\n`
  })
  return `| what you see | what the extension says to it |\n|---|---|\n${lines.join('')}`
}
