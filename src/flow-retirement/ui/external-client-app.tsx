import { useAnnounce } from '../../ui/announce.tsx'
import { t, translateText } from '../../ui/i18n.ts'
import {
  type ExternalClientAppFacts,
  type ExternalClientAppSetting,
  listExternalClientAppNotes,
  listRemainingSettings,
} from '../external-client-app.ts'
import type { OpenWay } from '../open-way.ts'

interface Props {
  readonly way: Pick<OpenWay, 'id'>
  readonly facts: ExternalClientAppFacts
}

const Setting = ({ deed, value, copyLabel }: ExternalClientAppSetting) => {
  const announce = useAnnounce()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      announce({ text: t('value_copied', copyLabel) })
    } catch {
      announce({ text: t('popup_value_not_copied') })
    }
  }
  return (
    <li class="entry">
      <span>
        {translateText(deed)} {value && <strong>{value}</strong>}
      </span>
      {copyLabel && (
        <button
          type="button"
          class="quiet"
          data-copy={copyLabel}
          aria-label={t('value_copy_label', copyLabel)}
          onClick={() => void copy()}
        >
          {t('value_copy')}
        </button>
      )}
    </li>
  )
}

/** What to enter where for the external client app: the same as the card beside Lightning's page. */
export const ExternalClientAppSettings = ({ way, facts }: Props) => (
  <div class="note" data-external-client-app>
    <p>
      <strong>{t('external_app_title')}</strong>
    </p>
    {listRemainingSettings(way, facts).map(({ id, title, settings }) => (
      <section key={id} aria-labelledby={`eca-${id}`}>
        <h4 id={`eca-${id}`}>{title}</h4>
        <ol class="entries">
          {settings.map((setting) => (
            <Setting key={`${setting.deed.key} ${setting.deed.subs[0]}`} {...setting} />
          ))}
        </ol>
      </section>
    ))}
    <ul>
      {listExternalClientAppNotes(way, facts).map((note) => (
        <li key={note.key}>{translateText(note)}</li>
      ))}
    </ul>
  </div>
)
