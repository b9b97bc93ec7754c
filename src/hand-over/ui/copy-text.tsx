import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly rows: number
}

/** A text to send on, with its button *Copy*; it can be selected where copying is denied. */
export const CopyText = ({ id, label, text, rows }: Props) => {
  const announce = useAnnounce()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      announce({ text: t('value_copied', label) })
    } catch {
      announce({ text: t('value_copy_failed') })
    }
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={id}
        readOnly
        rows={rows}
        dir="ltr"
        spellcheck={false}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="row">
        <button
          type="button"
          data-action={`copy-${id}`}
          aria-label={t('value_copy_label', label)}
          onClick={() => void copy()}
        >
          {t('value_copy')}
        </button>
      </div>
    </div>
  )
}
