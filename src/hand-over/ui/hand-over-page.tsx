import { useState } from 'preact/hooks'
import { AnnounceContext, type Announcement, StatusLine } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import { ReceivePanel } from './receive-panel.tsx'
import { SealPanel } from './seal-panel.tsx'

/** Seals the values of an org for a colleague; without an org it receives values from one. */
export const HandOverPage = ({ org }: { readonly org: string | null }) => {
  const [announcement, announce] = useState<Announcement | null>(null)
  return (
    <AnnounceContext.Provider value={announce}>
      <header>
        <h1>{t(org === null ? 'receive_title' : 'seal_title')}</h1>
        <p>{t(org === null ? 'receive_lead' : 'seal_lead')}</p>
      </header>
      <main>{org === null ? <ReceivePanel /> : <SealPanel org={org} />}</main>
      <StatusLine announcement={announcement} announce={announce} />
    </AnnounceContext.Provider>
  )
}
