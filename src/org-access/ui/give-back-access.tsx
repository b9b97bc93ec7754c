import { useEffect, useState } from 'preact/hooks'
import { hasAccess } from '../../platform/host-permission.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { listOrgPatterns } from '../org-patterns.ts'

/** Offers to give back access to the org after its activation; nothing without access. */
export const GiveBackAccess = ({ org, dispatch }: { org: string; dispatch: Dispatch }) => {
  const announce = useAnnounce()
  const [granted, setGranted] = useState(false)
  useEffect(() => {
    void hasAccess({ patterns: listOrgPatterns(org).slice(0, 1) }).then(setGranted)
  }, [org])
  if (!granted) return null
  const remove = async () => {
    if (!(await dispatch({ type: 'remove-access', org }))) return
    setGranted(false)
    announce({ text: t('access_removed', org) })
  }
  return (
    <>
      <p class="hint">{t('access_done_text')}</p>
      <button type="button" class="quiet" data-action="remove-access" onClick={() => void remove()}>
        {t('access_remove_label', org)}
      </button>
    </>
  )
}
