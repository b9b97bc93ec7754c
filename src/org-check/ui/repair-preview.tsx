/** The repair: a preview of the changes, a confirmation, then the result of each item. */

import { useState } from 'preact/hooks'
import { ShowMe } from '../../setup-guide/ui/show-me.tsx'
import { comeUp, focusCheck } from '../../ui/focus.ts'
import { t, textOf } from '../../ui/i18n.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import type { ApiState } from '../api-state.ts'
import type { MendNote } from '../repair/repair-blockers.ts'
import { itemId, type MendItem } from '../repair/repair-item.ts'
import { Mended } from './repair-result.tsx'
import { mendItemText } from './repair-texts.ts'

interface Props {
  readonly org: string
  readonly api: ApiState
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly act: Act
}

type Layouts = Extract<MendItem, { kind: 'layouts' }>

interface ChoiceProps {
  readonly item: Layouts
  readonly left: ReadonlySet<string>
  readonly setLeft: (left: ReadonlySet<string>) => void
}

/** The layouts that get the fields. As in Salesforce's wizard, all are selected at first. */
const LayoutChoice = ({ item, left, setLeft }: ChoiceProps) => {
  const choose = (id: string, chosen: boolean) =>
    setLeft(new Set(chosen ? [...left].filter((one) => one !== id) : [...left, id]))
  return (
    <ul>
      {item.layouts.map(({ id, name }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              name="layout"
              value={id}
              checked={!left.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />{' '}
            {name}
          </label>
        </li>
      ))}
    </ul>
  )
}

const Preview = ({ plan, ...choice }: { plan: readonly MendItem[] } & Omit<ChoiceProps, 'item'>) => (
  <ul data-mend="preview">
    {plan.map((item) => (
      <li key={itemId(item)} data-item={itemId(item)}>
        {mendItemText(item)}
        {item.kind === 'layouts' && <LayoutChoice item={item} {...choice} />}
      </li>
    ))}
  </ul>
)

const Notes = ({ org, notes, act }: Pick<Props, 'org' | 'act'> & { notes: readonly MendNote[] }) => (
  <div class="note warn" data-mend="notes">
    {notes.map(({ text: { key, subs }, step }) => (
      <p key={key + subs.join()}>
        {textOf(key, subs)} {step && <ShowMe org={org} step={step} act={act} />}
      </p>
    ))}
  </div>
)

/** Returns the plan without the deselected layouts, or without the item if none is left. */
const chosenOf = (plan: readonly MendItem[], left: ReadonlySet<string>): readonly MendItem[] =>
  plan
    .map((item) =>
      item.kind === 'layouts' ? { ...item, layouts: item.layouts.filter(({ id }) => !left.has(id)) } : item,
    )
    .filter((item) => item.kind !== 'layouts' || item.layouts.length > 0)

export const Mend = ({ org, api: { plan, notes = [], mended, running }, open, setOpen, act }: Props) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // The heading always stays in the page, above the results.
  const close = () => {
    setOpen(false)
    focusCheck()
  }
  const confirm = async () => {
    close()
    await act({ type: 'mend', org, items: chosenOf(plan, left) })
  }
  return (
    <>
      {mended && running !== 'mend' && <Mended org={org} results={mended} act={act} />}
      {notes.length > 0 && running !== 'mend' && <Notes org={org} notes={notes} act={act} />}
      {plan.length > 0 && !open && (
        <button type="button" data-action="mend" disabled={running !== null} onClick={() => setOpen(true)}>
          {t('mend_button', plan.length)}
        </button>
      )}
      {plan.length > 0 && open && (
        <fieldset class="ask">
          {/* Focus the preview, not the button: read first, then confirm. */}
          <legend ref={comeUp} tabIndex={-1}>
            {t('mend_preview')}
          </legend>
          <Preview plan={plan} left={left} setLeft={setLeft} />
          <p class="hint">{t('mend_promise')}</p>
          <div class="row">
            <button type="button" data-action="confirm-mend" onClick={() => void confirm()}>
              {t('mend_confirm')}
            </button>
            <button type="button" class="quiet" data-action="cancel" onClick={close}>
              {t('ui_cancel')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  )
}
