/** What would be taken back, to choose from, and what stays, with the reasons. */

import { useState } from 'preact/hooks'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { focusOnMount } from '../../ui/focus.ts'
import { t, translateText } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import { apiReasonTexts } from '../row.ts'
import type { TakeBackItem, TakeBackPlan } from '../take-back/take-back-item.ts'
import { describeTakeBackItem, explainReason } from './take-back-texts.ts'

interface Props {
  readonly org: string
  readonly plan: TakeBackPlan
  /** SpaceIQ, or a colleague for SpaceIQ, was given this org's values. */
  readonly isActivated: boolean
  /** The admin has just asked for the preview: the focus goes there. */
  readonly takesFocus: boolean
  readonly onConfirm: (keys: readonly string[]) => void
  readonly onCancel: () => void
}

/** Kinds without a page of their own. */
const pagelessKinds: readonly TakeBackItem['kind'][] = ['permission-set-assignment', 'permission-set-license']

const ItemLink = ({ org, item: { id, kind } }: { readonly org: string; readonly item: TakeBackItem }) =>
  id === null || pagelessKinds.includes(kind) || !/^\w{15,18}$/.test(id) ? null : (
    <ExternalLink
      href={`https://${org}/${id}${kind === 'user' ? '?noredirect=1&isUserEntityOverride=1' : ''}`}
    >
      {t('takeback_open')}
    </ExternalLink>
  )

const StayingItem = ({ org, item }: { readonly org: string; readonly item: TakeBackItem }) => {
  const { verdict } = item
  const isGone = verdict.state === 'gone'
  return (
    <li data-item={item.key} data-verdict={verdict.state === 'left' ? verdict.reason : verdict.state}>
      {describeTakeBackItem(item)}:{' '}
      {verdict.state === 'left'
        ? explainReason(verdict.reason, verdict.message)
        : t(isGone ? 'takeback_end_gone' : 'takeback_end_left')}{' '}
      {!isGone && <ItemLink org={org} item={item} />}
    </li>
  )
}

/** The preview of *Take it back*. */
export const TakeBackPreview = ({ org, plan, isActivated, takesFocus, onConfirm, onCancel }: Props) => {
  const [deselected, setDeselected] = useState<ReadonlySet<string>>(new Set())
  if (!plan.ok)
    return (
      <div class="note warn" data-take-back={plan.reason} role="alert">
        <p>
          {plan.reason === 'other-organization'
            ? t('takeback_other_org')
            : translateText(apiReasonTexts[plan.reason])}
        </p>
        <CopyDetails event={`take back: ${plan.reason}`} at={plan.at} />
      </div>
    )
  const offered = plan.items.filter(({ verdict }) => verdict.state === 'offered')
  const staying = plan.items.filter(({ verdict }) => verdict.state !== 'offered')
  const chosen = offered.filter(({ key }) => !deselected.has(key)).map(({ key }) => key)
  const choose = (key: string, isChosen: boolean) =>
    setDeselected(new Set(isChosen ? [...deselected].filter((one) => one !== key) : [...deselected, key]))
  return (
    <fieldset class="ask" data-take-back="preview">
      <legend id="take-back-preview" tabIndex={-1} ref={takesFocus ? focusOnMount : null}>
        {t(offered.length > 0 ? 'takeback_preview' : 'takeback_nothing')}
      </legend>
      {isActivated && offered.length > 0 && (
        <p class="note warn" data-take-back="activated">
          {t('takeback_activated')}
        </p>
      )}
      <ul data-take-back="offered">
        {offered.map((item) => (
          <li key={item.key} data-item={item.key}>
            <label>
              <input
                type="checkbox"
                name="take-back"
                value={item.key}
                checked={!deselected.has(item.key)}
                onChange={(event) => choose(item.key, event.currentTarget.checked)}
              />{' '}
              {describeTakeBackItem(item)}
            </label>
          </li>
        ))}
      </ul>
      {staying.length > 0 && (
        <>
          <p>{t('takeback_stays')}</p>
          <ul data-take-back="staying">
            {staying.map((item) => (
              <StayingItem key={item.key} org={org} item={item} />
            ))}
          </ul>
        </>
      )}
      {offered.some(({ kind }) => kind === 'field') && <p class="hint">{t('takeback_deleted_fields')}</p>}
      {offered.length > 0 && <p class="hint">{t('takeback_promise')}</p>}
      <div class="row">
        {offered.length > 0 && (
          <button
            type="button"
            class="primary"
            data-action="confirm-take-back"
            disabled={chosen.length === 0}
            onClick={() => onConfirm(chosen)}
          >
            {t('takeback_confirm')}
          </button>
        )}
        <button type="button" class="quiet" data-action="cancel" onClick={onCancel}>
          {t('ui_cancel')}
        </button>
      </div>
    </fieldset>
  )
}
