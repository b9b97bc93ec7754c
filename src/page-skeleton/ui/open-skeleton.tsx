import { t } from '../../ui/i18n.ts'
import { getSkeletonPagePath } from '../skeleton-page.ts'

/** Leads to *Describe this page*, in a tab of its own; with an org its page in front is described. */
export const OpenSkeleton = ({ org = '' }: { readonly org?: string }) => (
  <a class="quiet" data-action="describe-page" href={getSkeletonPagePath(org)} target="_blank" rel="noopener">
    {t('skeleton_title')}
  </a>
)
