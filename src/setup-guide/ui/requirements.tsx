/** Requirements, actions and non-actions: shown before Start and on the welcome page. */

import type { ComponentChildren } from 'preact'
import { getPasswordFlowPhase, passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import { formatLongDate } from '../../ui/time.ts'

const RequirementList = ({
  title,
  keys,
  mark,
}: {
  title: PlainMessageKey
  keys: readonly PlainMessageKey[]
  mark: string
}) => (
  <section>
    <h2>{t(title)}</h2>
    <ul class={`marked ${mark}`}>
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  </section>
)

/** The children, such as known limits, come right after the requirements. */
export const Requirements = ({ children }: { children?: ComponentChildren }) => (
  <div class="requirements">
    <RequirementList
      title="popup_need_title"
      keys={['popup_need_salesforce', 'popup_need_spaceiq']}
      mark="need"
    />
    {children}
    <RequirementList
      title="popup_will_title"
      keys={['popup_will_guide', 'popup_will_fill', 'popup_will_send']}
      mark="will"
    />
    <RequirementList
      title="popup_wont_title"
      keys={['popup_wont_save', 'popup_wont_records', 'popup_wont_keep']}
      mark="wont"
    />
  </div>
)

/** Returns the limits no setup can lift; the texts change when the password flow ends. */
export const getSetupLimits = (now: Date): readonly string[] => [
  getPasswordFlowPhase(now) === 'before'
    ? t('notice_flow_before', formatLongDate(passwordFlowEndDate))
    : t('notice_flow_after', formatLongDate(passwordFlowEndDate)),
  t('notice_apps_closed'),
  t('notice_token'),
]
