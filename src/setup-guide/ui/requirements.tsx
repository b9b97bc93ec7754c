/** Requirements, actions and non-actions: shown before Start and on the welcome page. */

import { type PlainMessageKey, t } from '../../ui/i18n.ts'

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

/** Who is needed for the setup. */
export const Needs = () => (
  <RequirementList
    title="popup_need_title"
    keys={['popup_need_salesforce', 'popup_need_spaceiq']}
    mark="need"
  />
)

/** What the extension does, and what it never does. */
export const Promises = () => (
  <div class="requirements">
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

/** All of it, where there is no org to start in yet. */
export const Requirements = () => (
  <div class="requirements">
    <Needs />
    <Promises />
  </div>
)
