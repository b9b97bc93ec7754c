import { t } from '../../ui/i18n.ts'
import { getSkeletonPagePath } from '../skeleton-page.ts'

/**
 * Leads to *Describe this page*. With an org, whose page in front is then described, in a tab of its
 * own: the popup closes; without one in the tab of the page that links there.
 */
export const OpenSkeleton = ({ org }: { readonly org?: string }) => (
  <a
    class="quiet"
    data-action="describe-page"
    href={getSkeletonPagePath(org)}
    {...(org === undefined ? {} : { target: '_blank', rel: 'noopener' })}
  >
    {t('skeleton_title')}
  </a>
)
