import type { UserOnlyTab } from '../../salesforce/urls/tab-state.ts'
import { closePopup } from '../../ui/close-popup.ts'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

interface NoticeTexts {
  readonly title: PlainMessageKey
  readonly text: PlainMessageKey
  readonly show: PlainMessageKey
}

const texts: Record<UserOnlyTab, NoticeTexts> = {
  'signed-out': {
    title: 'popup_tab_signed_out_title',
    text: 'popup_tab_signed_out_text',
    show: 'popup_tab_signed_out_show',
  },
  maintenance: {
    title: 'popup_tab_maintenance_title',
    text: 'popup_tab_maintenance_text',
    show: 'popup_tab_maintenance_show',
  },
  verifying: {
    title: 'popup_tab_verifying_title',
    text: 'popup_tab_verifying_text',
    show: 'popup_tab_verifying_show',
  },
}

interface Props {
  readonly org: string
  readonly tab: UserOnlyTab
  /** The guide is active: the button focuses the tab without navigating it. */
  readonly guideActive: boolean
  readonly dispatch: Dispatch
}

/** Explains what blocks the org's tab (login, verification, maintenance), and leads there. */
export const TabNotice = ({ org, tab, guideActive, dispatch }: Props) => {
  const { title, text, show } = texts[tab]
  const showTab = async () => {
    if (await dispatch({ type: 'show-step', org })) await closePopup()
  }
  return (
    <section class="note warn" data-tab-state={tab} aria-labelledby="tab-title">
      <h2 id="tab-title">{t(title)}</h2>
      <p>{t(text)}</p>
      {guideActive && (
        <button type="button" class="primary" data-action="show-me" onClick={() => void showTab()}>
          {t(show)}
        </button>
      )}
    </section>
  )
}
