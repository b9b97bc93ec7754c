/** The repair: a preview of the changes, a confirmation, then the result of each item. */

import { useState } from 'preact/hooks'
import { ShowMeButton } from '../../setup-guide/ui/show-me.tsx'
import { focusCheckHeading } from '../../ui/focus.ts'
import { t, translateText } from '../../ui/i18n.ts'
import { useSurface } from '../../ui/surface.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { ApiState } from '../api-state.ts'
import type { RepairNote } from '../repair/repair-blockers.ts'
import { type RepairItem, repairItemId } from '../repair/repair-item.ts'
import { RepairResultList } from './repair-result.tsx'
import { describeRepairItem } from './repair-texts.ts'

interface Props {
  readonly org: string
  readonly api: ApiState
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** Opens the preview and leads to it. */
  readonly onReview: () => void
  readonly dispatch: Dispatch
}

type LayoutsItem = Extract<RepairItem, { kind: 'layouts' }>

interface ChoiceProps {
  readonly item: LayoutsItem
  readonly deselected: ReadonlySet<string>
  readonly setDeselected: (deselected: ReadonlySet<string>) => void
}

/** The layouts that get the fields. As in Salesforce's wizard, all are selected at first. */
const LayoutCheckboxes = ({ item, deselected, setDeselected }: ChoiceProps) => {
  const choose = (id: string, chosen: boolean) =>
    setDeselected(new Set(chosen ? [...deselected].filter((one) => one !== id) : [...deselected, id]))
  return (
    <ul>
      {item.layouts.map(({ id, name }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              name="layout"
              value={id}
              checked={!deselected.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />{' '}
            {name}
          </label>
        </li>
      ))}
    </ul>
  )
}

const RepairItemList = ({ plan, ...choice }: { plan: readonly RepairItem[] } & Omit<ChoiceProps, 'item'>) => (
  <ul data-mend="preview">
    {plan.map((item) => (
      <li key={repairItemId(item)} data-item={repairItemId(item)}>
        {describeRepairItem(item)}
        {item.kind === 'layouts' && <LayoutCheckboxes item={item} {...choice} />}
      </li>
    ))}
  </ul>
)

const RepairNotes = ({
  org,
  notes,
  dispatch,
}: Pick<Props, 'org' | 'dispatch'> & { notes: readonly RepairNote[] }) => (
  <div class="note warn" data-mend="notes">
    {notes.map(({ text: { key, subs }, step }) => (
      <p key={key + subs.join()}>
        {translateText({ key, subs })} {step && <ShowMeButton org={org} step={step} dispatch={dispatch} />}
      </p>
    ))}
  </div>
)

/** Returns the plan without the deselected layouts, or without the item if none is left. */
const selectItems = (plan: readonly RepairItem[], deselected: ReadonlySet<string>): readonly RepairItem[] =>
  plan
    .map((item) =>
      item.kind === 'layouts'
        ? { ...item, layouts: item.layouts.filter(({ id }) => !deselected.has(id)) }
        : item,
    )
    .filter((item) => item.kind !== 'layouts' || item.layouts.length > 0)

export const RepairPreview = ({
  org,
  api: { repairPlan: plan, repairNotes: notes = [], repairResults: results, activeJob },
  open,
  setOpen,
  onReview,
  dispatch,
}: Props) => {
  // The panel stays while the tab goes on; a popup would cover the results.
  const isPanel = useSurface() === 'panel'
  const [deselected, setDeselected] = useState<ReadonlySet<string>>(new Set())
  // The heading always stays in the page, above the results.
  const close = () => {
    setOpen(false)
    focusCheckHeading()
  }
  const confirm = async () => {
    close()
    const items = selectItems(plan, deselected)
    await dispatch({ type: 'repair-org', org, items, ...(isPanel ? { showNext: true } : {}) })
  }
  return (
    <>
      {results && activeJob !== 'mend' && (
        <RepairResultList org={org} results={results} dispatch={dispatch} />
      )}
      {notes.length > 0 && activeJob !== 'mend' && (
        <RepairNotes org={org} notes={notes} dispatch={dispatch} />
      )}
      {plan.length > 0 && (
        <button
          type="button"
          class={open ? 'quiet' : ''}
          data-action="mend"
          aria-expanded={open}
          disabled={activeJob !== null}
          onClick={onReview}
        >
          {t('mend_button', plan.length)}
        </button>
      )}
      {plan.length > 0 && open && (
        <fieldset class="ask">
          <legend id="repair-preview" tabIndex={-1}>
            {t('mend_preview')}
          </legend>
          <RepairItemList plan={plan} deselected={deselected} setDeselected={setDeselected} />
          <p class="hint">
            {t('mend_promise')} {isPanel && t('mend_then_next')}
          </p>
          <div class="row">
            <button type="button" class="primary" data-action="confirm-mend" onClick={() => void confirm()}>
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
