/** What to say where a sealed text was not opened, or not used. */

import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import type { ReceiveProblem } from './use-receiving-code.ts'

const texts: Readonly<Record<Exclude<ReceiveProblem, 'switched-off'>, PlainMessageKey>> = {
  'no-sealed-text': 'receive_no_sealed_text',
  'other-purpose': 'receive_other_purpose',
  'org-not-allowed': 'ui_trouble_org',
  'no-receiving-code': 'receive_no_code',
  'other-recipient': 'receive_other_recipient',
  'clock-set-back': 'receive_clock_set_back',
  'clocks-differ': 'receive_clocks_differ',
  expired: 'receive_expired',
  altered: 'receive_altered',
  'other-domain': 'receive_other_domain',
  'domain-not-allowed': 'ui_trouble_org',
  'browser-failed': 'receive_browser_failed',
}

/** Returns the text of a problem: what happened, and what helps. */
export const describeReceiveProblem = (problem: ReceiveProblem): string =>
  problem === 'switched-off' ? t('policy_off', t('receive_title')) : t(texts[problem])
