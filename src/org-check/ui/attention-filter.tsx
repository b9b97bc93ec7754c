import { useState } from 'preact/hooks'
import { t } from '../../ui/i18n.ts'

// Outlives the table, which another check or another org replaces while the popup is open.
let lastChoice = false

/** Returns whether only what needs attention is shown, and a function to change that. */
export const useAttentionFilter = (): readonly [boolean, (isOn: boolean) => void] => {
  const [isOn, setIsOn] = useState(lastChoice)
  const choose = (chosen: boolean) => {
    lastChoice = chosen
    setIsOn(chosen)
  }
  return [isOn, choose]
}

/** The checkbox that hides what is right. */
export const AttentionFilter = ({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <div class="choice">
    <label>
      <input
        type="checkbox"
        name="only-attention"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {t('check_only_attention')}
    </label>
  </div>
)
