import { type PlainMessageKey, t } from './i18n.ts'
import { getOrgKind, type OrgKind } from './org-kind.ts'

const kindKeys: Record<OrgKind, PlainMessageKey> = {
  production: 'ui_org_production',
  sandbox: 'ui_org_sandbox',
  scratch: 'ui_org_scratch',
  developer: 'ui_org_developer',
  trailhead: 'ui_org_trailhead',
  demo: 'ui_org_demo',
}

/** Returns 'Sandbox' etc., or '' if the host does not tell the kind of org. */
export const getOrgKindText = (org: string): string => {
  const kind = getOrgKind(org)
  return kind ? t(kindKeys[kind]) : ''
}

/** An org's host with its kind, so that nobody takes a sandbox for production. */
export const OrgName = ({ org }: { org: string }) => {
  const kind = getOrgKind(org)
  return (
    <>
      <bdi>{org}</bdi>
      {kind && (
        <>
          {' '}
          <span class="kind" data-kind={kind}>
            {getOrgKindText(org)}
          </span>
        </>
      )}
    </>
  )
}
