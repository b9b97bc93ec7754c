import { type MessageKey, t } from './i18n.ts'
import { type OrgKind, orgKind } from './org-kind.ts'

const kindKeys: Record<OrgKind, MessageKey> = {
  production: 'ui_org_production',
  sandbox: 'ui_org_sandbox',
  scratch: 'ui_org_scratch',
  developer: 'ui_org_developer',
  trailhead: 'ui_org_trailhead',
  demo: 'ui_org_demo',
}

/** 'Sandbox', or '' where the host does not tell what kind of org it is. */
export const kindText = (org: string): string => {
  const kind = orgKind(org)
  return kind ? t(kindKeys[kind]) : ''
}

/** An org by its host, with what kind of org it is: nobody is to take a sandbox for production. */
export const OrgName = ({ org }: { org: string }) => {
  const kind = orgKind(org)
  return (
    <>
      <bdi>{org}</bdi>
      {kind && (
        <>
          {' '}
          <span class="kind" data-kind={kind}>
            {kindText(org)}
          </span>
        </>
      )}
    </>
  )
}
