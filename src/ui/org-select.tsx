import { t } from './i18n.ts'
import { getOrgKindText, OrgName } from './org-name.tsx'

interface Props {
  readonly org: string
  readonly others: readonly string[]
  readonly onChoose: (org: string) => void
}

/** Shows the current org, with a select if there are others. */
export const OrgSelect = ({ org, others, onChoose }: Props) => {
  const orgs = [...new Set([org, ...others])].sort()
  if (orgs.length < 2) {
    return (
      <p class="org">
        <span class="unseen">{t('ui_org')}: </span>
        <OrgName org={org} />
      </p>
    )
  }
  return (
    <select
      name="org"
      class="org"
      aria-label={t('ui_org')}
      value={org}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {orgs.map((key) => (
        <option key={key} value={key}>
          {[key, getOrgKindText(key)].filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  )
}
